import type { RuleView } from '@handrail/contract';
import type { AuthoredWorkflow } from './authored-workflow.ts';
import { citationOf } from './citation-of.ts';
import { noBit, yesBit } from './diagram.ts';
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

/** Every rule with its own state, whatever rules stand before it; the first that names the outcome decides. */
export function viewRules({ diagram, rules }: Workflow, cells: Int16Array, outcome: string | null): RuleView[] {
  let hasDecided = outcome === null;
  return rules.map(({ root, text }) => {
    const can = possibleLeads(diagram, root, cells);
    const state = can === yesBit ? 'holds' : can === noBit ? 'fails' : 'unknown';
    const decides = !hasDecided && state === 'holds' && text.outcome === outcome;
    if (decides) hasDecided = true;
    const { id, polarity, reason, passes, note, citation, facts } = text;
    return { id, outcome: text.outcome, state, polarity, decides, reason, passes, note, citation, facts };
  });
}
