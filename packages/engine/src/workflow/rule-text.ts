import type { RuleView } from '@handrail/contract';
import { deepFrozen } from '../values/deep-frozen.ts';
import type { AuthoredWorkflow } from './authored-workflow.ts';
import { citationOf } from './citation-of.ts';

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
