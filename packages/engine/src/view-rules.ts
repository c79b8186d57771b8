import type { RuleView } from '@handrail/contract';
import type { AuthoredWorkflow } from './authored-workflow.ts';
import { citationOf } from './citation-of.ts';
import { deepFrozen } from './deep-frozen.ts';
import { leaf, noBit, yesBit } from './diagram.ts';
import { possibleLeads } from './walk-diagram.ts';
import type { Workflow } from './workflow.ts';

/** The part of a rule's view that no case changes; made once, when the workflow is compiled. */
export type RuleText = Omit<RuleView, 'state' | 'decides'>;

export function ruleText(
  authored: AuthoredWorkflow,
  rule: AuthoredWorkflow['rules'][number],
  facts: string[],
): RuleText {
  return {
    id: rule.id,
    outcome: rule.outcome,
    polarity: rule.passes === undefined ? 'finding' : 'gate',
    reason: rule.reason,
    passes: rule.passes ?? null,
    note: rule.note ?? null,
    citation: citationOf(authored, rule.cite),
    facts,
  };
}

/** A rule as decisions show it: in one of its states, or holding and naming the outcome. Shared, so frozen. */
export type RuleViews = Readonly<Record<RuleView['state'] | 'decides', RuleView>>;

export function ruleViews({ id, outcome, ...text }: RuleText): RuleViews {
  const { polarity, ...said } = text;
  const view = (state: RuleView['state'], decides: boolean): RuleView => ({
    id,
    outcome,
    state,
    polarity,
    decides,
    ...said,
  });
  return deepFrozen({
    holds: view('holds', false),
    fails: view('fails', false),
    unknown: view('unknown', false),
    decides: view('holds', true),
  });
}

/**
 * Every rule with its own state, whatever rules stand before it; the first that names the outcome decides. Only the
 * last rule, where it has no condition, is what the others leave: it holds when none of them does.
 */
export function viewRules({ diagram, rules }: Workflow, cells: Int16Array, outcome: string | null): RuleView[] {
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
