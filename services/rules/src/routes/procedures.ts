import { caseResults, procedureOf } from '@handrail/workflows';
import type { Handlers } from '../register-routes.ts';
import { openMistakes } from '../runs/open-mistakes.ts';
import { versionDifference } from '../runs/version-difference.ts';
import type { WorkflowLibrary } from '../runs/workflow-library.ts';
import type { Store } from '../store/store.ts';

type Names = 'readProcedure' | 'runCases' | 'listMistakes' | 'versionDifference';

/** What leads read of a workflow besides its numbers. */
export function procedureHandlers(store: Store, library: WorkflowLibrary): Pick<Handlers, Names> {
  return {
    async readProcedure({ params }) {
      return procedureOf(library.currentOf(params.workflow));
    },
    async runCases({ params }, { now }) {
      return caseResults(library.currentOf(params.workflow), now);
    },
    async listMistakes({ params }, { who }) {
      return openMistakes(store, who.account, library.currentOf(params.workflow).workflow);
    },
    async versionDifference({ params }, { who }) {
      const now = library.currentOf(params.workflow);
      const { id, version } = now.workflow;
      const used = await store.versions(who.account, id, 2);
      const before = used.find((each) => each.version !== version);
      if (!before) return { version, before: null, difference: null };
      // A version that this build cannot read is told of all the same.
      const pack = await library.pinned(who.account, id, before.version).catch(() => null);
      return {
        version,
        before: { version: before.version, usedSince: new Date(before.savedAt).toISOString() },
        difference: pack && versionDifference(pack, now),
      };
    },
  };
}
