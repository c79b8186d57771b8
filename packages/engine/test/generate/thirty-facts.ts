import type { AuthoredWorkflow, Condition, Test } from '../../src/workflow/authored-workflow.ts';
import { type Draw, pick } from './seeded-draw.ts';
import { workflowOf } from './workflow-of.ts';

const outcomes = ['release', 'verify', 'refuse', 'ask', 'manager'];
const options = ['none', 'some', 'all'];

/**
 * The benchmark's random workflow: 30 facts (20 yes or no, 6 choices of three, 4 numbers with a limit or two), and
 * so many tests, in rules of two to four, every fact tested at least once while there are 30. A last rule without a
 * condition leaves no gap.
 */
export function thirtyFacts(draw: Draw, conditions = 40): AuthoredWorkflow {
  const ids = Array.from({ length: 30 }, (_, i) => `${i < 20 ? 'yes' : i < 26 ? 'choice' : 'number'}.${i + 1}`);
  const facts = Object.fromEntries(ids.map((id) => [id, declared(id)]));
  const tested = [...shuffled(draw, ids), ...Array.from({ length: conditions }, () => pick(draw, ids))];
  const rules: { when: Condition; outcome: string }[] = [];
  for (let used = 0; used < conditions; ) {
    const width = Math.min(conditions - used, 2 + draw(3));
    rules.push({ when: conditionOn(draw, tested.slice(used, used + width)), outcome: pick(draw, outcomes) });
    used += width;
  }
  rules.push({ when: {}, outcome: pick(draw, outcomes) });
  return workflowOf({ facts, rules });
}

function declared(id: string): object {
  const ask = { ask: `What is ${id}?` };
  if (id.startsWith('yes')) return { ...ask, type: 'boolean' };
  return id.startsWith('choice') ? { ...ask, type: 'choice', options } : { ...ask, type: 'number' };
}

/** Half of the rules want all their tests, the others some of them or one of two pairs. */
function conditionOn(draw: Draw, ids: readonly string[]): Condition {
  const tests = ids.map((id): Condition => ({ [id]: testOn(draw, id) }));
  const kind = draw(4);
  const [first, ...rest] = tests;
  if (kind < 2 || first === undefined || rest.length === 0) return { all: tests };
  if (kind === 2) return { all: [first, { any: rest }] };
  return { any: [{ all: tests.slice(0, 2) }, ...tests.slice(2)] };
}

function testOn(draw: Draw, id: string): Test {
  if (id.startsWith('yes')) return draw(2) === 0;
  if (id.startsWith('choice')) return draw(3) === 0 ? { not: pick(draw, options) } : pick(draw, options);
  return pick<Test>(draw, [{ at_least: 2 }, { below: 2 }, { at_least: 5 }, { below: 5 }]);
}

function shuffled<T>(draw: Draw, list: readonly T[]): T[] {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i -= 1) {
    const other = draw(i + 1);
    const here = mixed[i];
    const there = mixed[other];
    if (here === undefined || there === undefined) continue;
    mixed[i] = there;
    mixed[other] = here;
  }
  return mixed;
}
