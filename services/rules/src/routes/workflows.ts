import type { Handlers } from '../register-routes.ts';
import type { WorkflowLibrary } from '../runs/workflow-library.ts';

export function workflowHandlers(library: WorkflowLibrary): Pick<Handlers, 'listWorkflows' | 'getWorkflow'> {
  return {
    async listWorkflows() {
      return { workflows: library.current().map(({ workflow }) => workflow.summary) };
    },
    async getWorkflow({ params }) {
      const { workflow } = library.currentOf(params.workflow);
      return { ...workflow.summary, facts: [...workflow.declarations], until: [...workflow.until] };
    },
  };
}
