import type { AuthoredWorkflow, Condition } from '../../src/workflow/authored-workflow.ts';
import { AuthoredWorkflowSchema } from '../../src/workflow/authored-workflow.ts';

export type Parts = {
  facts: Record<string, object>;
  rules: { when: Condition; outcome: string; passes?: string }[];
  constraints?: object[];
  hit?: 'first' | 'collect';
  until?: object;
  /** Outcomes by name, where they need more than a sentence. */
  outcomes?: Record<string, object>;
  steps?: object[];
};

/** A complete authored workflow around the parts that matter; outcomes are those its rules name. */
export function workflowOf({ facts, rules, outcomes = {}, ...rest }: Parts): AuthoredWorkflow {
  const named = [...new Set(rules.map(({ outcome }) => outcome))];
  return AuthoredWorkflowSchema.parse({
    id: 'generated',
    title: 'Generated',
    summary: 'Made to be decided',
    source: { page: 'generated', heading: 'Generated', url: 'https://generated.example/' },
    facts,
    rules: rules.map((rule, i) => ({ id: `rule-${i + 1}`, reason: `Rule ${i + 1} holds`, cite: 'Generated', ...rule })),
    outcomes: Object.fromEntries(named.map((id) => [id, { says: id, tone: 'go', ...outcomes[id] }])),
    ...rest,
  });
}
