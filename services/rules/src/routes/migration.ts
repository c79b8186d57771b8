import { diff } from '@handrail/engine';
import { Refusal } from '../problem.ts';
import type { Handlers } from '../register-routes.ts';
import type { RunBook } from '../runs/run-book.ts';
import { migrationWords } from '../runs/migration-words.ts';
import type { WorkflowLibrary } from '../runs/workflow-library.ts';

export function migrationHandlers(book: RunBook, library: WorkflowLibrary): Pick<Handlers, 'previewMigration'> {
  return {
    async previewMigration({ params }, { who, now }) {
      const run = await book.load(who.account, params.runId, now);
      if (!run) throw new Refusal('not_found', 'There is no such run', { told: 'run_gone' });
      const newest = library.newest(run.pack.workflow.id);
      if (!newest) {
        throw new Refusal('conflict', 'The workflow was withdrawn; the run stays on its version', {
          told: 'workflow_gone',
        });
      }
      const moved = book.under(run, newest, now);
      const [from, to] = [run.pack.workflow, newest.workflow];
      return {
        from: from.version,
        to: to.version,
        ...diff(from, to),
        outcome: moved.situation.decision.outcome,
        words: migrationWords(
          { pack: run.pack, view: book.view(run, now) },
          { pack: newest, view: book.view(moved, now) },
        ),
      };
    },
  };
}
