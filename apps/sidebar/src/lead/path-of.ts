import type { Decision, RuleView } from '@handrail/contract';

/**
 * Where a check leads: `on` to the next one, or to the decision (`taken`); `also` is another outcome that holds with it.
 * `open` is not known yet, `waits` holds while another is open, and `idle` needs not be known.
 */
export type Branch = 'on' | 'taken' | 'also' | 'waits' | 'open' | 'idle';

export interface Path {
  checks: readonly { rule: RuleView; branch: Branch }[];
  /** Checks after the decision, which had no say in it any more. */
  rest: number;
}

function branchOf({ decides, state, outcome }: RuleView, { status, outcomes }: Decision): Branch {
  if (decides) return 'taken';
  if (state === 'unknown') return status === 'decided' ? 'idle' : 'open';
  if (state === 'fails') return 'on';
  return outcomes.includes(outcome) ? 'also' : 'waits';
}

/** The checks of a decision in the order in which they are made, as far as they had a say. */
export function pathOf(decision: Decision): Path {
  const all = decision.rules.map((rule) => ({ rule, branch: branchOf(rule, decision) }));
  const taken = all.findIndex(({ branch }) => branch === 'taken');
  const checks = all.filter(({ branch }, place) => taken < 0 || place <= taken || branch === 'also');
  return { checks, rest: all.length - checks.length };
}
