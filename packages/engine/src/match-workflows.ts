import type { Match, TicketSnapshot } from '@handrail/contract';
import type { Workflow } from './workflow.ts';

export function matchWorkflows(
  _workflows: readonly Workflow[],
  _snapshot: TicketSnapshot,
  _options: { now: string },
): Match {
  throw new Error('Not built yet');
}
