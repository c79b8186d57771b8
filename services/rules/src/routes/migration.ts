import { diff } from '@handrail/engine';
import { Refusal } from '../problem.ts';
import type { Handlers } from '../register-routes.ts';
import type { RunBook } from '../runs/run-book.ts';
import type { WorkflowLibrary } from '../runs/workflow-library.ts';

export function migrationHandlers(book: RunBook, library: WorkflowLibrary): Pick<Handlers, 'previewMigration'> {
  return {
    async previewMigration({ params }, { who, now }) {
      const run = await book.load(who.account, params.runId, now);
      if (!run) throw new Refusal('not_found', 'There is no such run');
      const newest = library.newest(run.pack.workflow.id);
      if (!newest) throw new Refusal('conflict', 'The workflow was withdrawn; the run stays on its version');
      const { decision } = book.under(run, newest, now).situation;
      const from = run.pack.workflow;
      const to = newest.workflow;
      return { from: from.version, to: to.version, ...diff(from, to), outcome: decision.outcome };
    },
  };
}
