import type { Handlers } from '../register-routes.ts';
import type { WorkflowLibrary } from '../runs/workflow-library.ts';
import type { Store } from '../store/store.ts';

export function healthHandlers(store: Store, library: WorkflowLibrary): Pick<Handlers, 'health' | 'readiness'> {
  return {
    async health() {
      return { status: 'ok' };
    },
    async readiness() {
      await store.ping();
      return { status: 'ready', workflows: library.current().length };
    },
  };
}
