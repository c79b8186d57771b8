import type { RuleView } from '@handrail/contract';
import { leaf, noBit, yesBit } from '../diagram/diagram.ts';
import { possibleLeads } from '../diagram/walk-diagram.ts';
import type { Workflow } from '../workflow/workflow.ts';

/**
 * Every rule with its own state, whatever rules stand before it; the first that names the outcome decides. Only the
 * last rule, where it has no condition, is what the others leave: it holds when none of them does.
 */
export function viewRules({ diagram, rules }: Workflow, cells: readonly number[], outcome: string | null): RuleView[] {
  let hasDecided = outcome === null;
  const states: RuleView['state'][] = [];
  return rules.map(({ root, views, outcome: named }, index) => {
    const isFallback = root === leaf.yes && index === rules.length - 1;
    const state = isFallback
      ? stateOfFallback(states, named === outcome)
      : stateOf(possibleLeads(diagram, root, cells));
    states.push(state);
    if (hasDecided || state !== 'holds' || named !== outcome) return views[state];
    hasDecided = true;
    return views.decides;
  });
}

function stateOf(can: number): RuleView['state'] {
  if (can === yesBit) return 'holds';
  return can === noBit ? 'fails' : 'unknown';
}

function stateOfFallback(others: readonly RuleView['state'][], isOutcome: boolean): RuleView['state'] {
  if (others.includes('holds')) return 'fails';
  return isOutcome || !others.includes('unknown') ? 'holds' : 'unknown';
}
