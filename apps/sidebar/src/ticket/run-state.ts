import type { RunView } from '@handrail/contract';

/** Where a run stands, in the one word of its chip. */
export function runState({ status, waits, decision }: RunView): 'closed' | 'waiting' | RunView['decision']['status'] {
  if (status === 'closed') return 'closed';
  return waits.length > 0 ? 'waiting' : decision.status;
}
