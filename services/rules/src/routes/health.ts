import type { Drain } from '../drain.ts';
import { Refusal } from '../problem.ts';
import type { Handlers } from '../register-routes.ts';
import type { WorkflowLibrary } from '../runs/workflow-library.ts';
import type { Store } from '../store/store.ts';

export function healthHandlers(
  store: Store,
  library: WorkflowLibrary,
  drain: Drain,
): Pick<Handlers, 'health' | 'readiness'> {
  return {
    async health() {
      return { status: 'ok' };
    },
    async readiness() {
      if (drain.isOn()) throw new Refusal('unavailable', 'This instance is about to end');
      await store.ping();
      return { status: 'ready', workflows: library.current().length };
    },
  };
}
