import type { Handlers } from '../register-routes.ts';
import type { WorkflowLibrary } from '../runs/workflow-library.ts';
import type { Store } from '../store/store.ts';

/** More than anybody chooses from. */
const mostVersions = 100;

export function workflowHandlers(
  store: Store,
  library: WorkflowLibrary,
): Pick<Handlers, 'listWorkflows' | 'getWorkflow'> {
  return {
    async listWorkflows() {
      return { workflows: library.current().map(({ workflow }) => workflow.summary) };
    },
    async getWorkflow({ params }, { who }) {
      const { workflow } = library.currentOf(params.workflow);
      const kept = await store.versions(who.account, workflow.id, mostVersions);
      return {
        ...workflow.summary,
        facts: [...workflow.declarations],
        until: [...workflow.until],
        versions: kept.map(({ version, savedAt }) => ({
          version,
          since: new Date(savedAt).toISOString(),
          isNewest: version === workflow.version,
        })),
      };
    },
  };
}
