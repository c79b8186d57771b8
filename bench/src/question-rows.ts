import type { Decision } from '@handrail/contract';
import { decide, type Workflow } from '@handrail/engine';
import { asOf, known } from '@handrail/engine/generate/random-facts-known';
import type { Given } from '@handrail/engine/oracle/read';
import { load } from './load.ts';
import { randomCase, randomWorkflows } from './partial-facts.ts';
import { atMost, forTheRecord, type Row } from './row.ts';

type Order = (decision: Decision, asked: number) => string | undefined;

/** Questions until a random case of 30 facts is decided, from nothing known; the mean over 200 workflows. */
export async function* rows(): AsyncGenerator<Row> {
  const totals = { best: 0, relevant: 0, declared: 0 };
  const cases = { best: 0, others: 0 };
  for (const random of randomWorkflows(200)) {
    const workflow = load(random.authored);
    const ids = Object.keys(random.authored.facts);
    for (let i = 0; i < 5; i += 1) {
      const whole = randomCase(random);
      totals.best += questions(workflow, whole, ({ missing }) => missing[0]?.fact);
      cases.best += 1;
      if (i > 0) continue;
      totals.relevant += questions(workflow, whole, ({ missing }) =>
        ids.find((id) => missing.some((one) => one.fact === id)),
      );
      totals.declared += questions(workflow, whole, (_, asked) => ids[asked]);
      cases.others += 1;
    }
  }
  yield atMost(6, 'questions/mean of 30, best first', totals.best / cases.best, 'questions');
  yield forTheRecord('questions/mean of 30, relevant ones as declared', totals.relevant / cases.others, 'questions');
  yield forTheRecord('questions/mean of 30, all as declared', totals.declared / cases.others, 'questions');
}

function questions(workflow: Workflow, whole: Given, next: Order): number {
  const facts: Parameters<typeof decide>[1] = {};
  for (let asked = 0; ; asked += 1) {
    const decision = decide(workflow, facts, { asOf });
    if (decision.status === 'decided') return asked;
    const fact = next(decision, asked);
    const value = fact === undefined ? undefined : whole[fact];
    if (fact === undefined || value === undefined) throw new Error('An open decision has a fact left to ask for');
    facts[fact] = known(value);
  }
}
