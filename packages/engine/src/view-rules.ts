import type { RuleView } from '@handrail/contract';
import type { AuthoredWorkflow } from './authored-workflow.ts';
import { citationOf } from './citation-of.ts';
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

/**
 * Every rule with its own state, whatever rules stand before it; the first that names the outcome decides. Only the
 * last rule, where it has no condition, is what the others leave: it holds when none of them does.
 */
export function viewRules({ diagram, rules }: Workflow, cells: Int16Array, outcome: string | null): RuleView[] {
  let hasDecided = outcome === null;
  const states: RuleView['state'][] = [];
  return rules.map(({ root, text }, index) => {
    const isFallback = root === leaf.yes && index === rules.length - 1;
    const state = isFallback
      ? stateOfFallback(states, text.outcome === outcome)
      : stateOf(possibleLeads(diagram, root, cells));
    states.push(state);
    const decides = !hasDecided && state === 'holds' && text.outcome === outcome;
    if (decides) hasDecided = true;
    const { id, polarity, reason, passes, note, citation, facts } = text;
    return { id, outcome: text.outcome, state, polarity, decides, reason, passes, note, citation, facts };
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
