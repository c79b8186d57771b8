import type { Facts } from '@handrail/contract';
import type { RunState } from './run-state.ts';
import type { Workflow } from './workflow.ts';

export function knownFacts(
  _workflow: Workflow,
  _state: RunState,
  _options: { ticketFacts: Facts; now: string },
): Facts {
  throw new Error('Not built yet');
}
