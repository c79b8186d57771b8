import type { AuthoredWorkflow } from '../../src/authored-workflow.ts';
import { type Draw, pick } from './seeded-draw.ts';
import { randomCondition } from './random-condition.ts';
import { randomFacts } from './random-fact.ts';
import { workflowOf } from './workflow-of.ts';

export type Shape = {
  /** Base facts, of types drawn from these. */
  facts: number;
  types: readonly ('boolean' | 'choice' | 'number' | 'date' | 'email' | 'list')[];
  /** Facts derived from them. */
  derived: number;
  rules: number;
  outcomes: number;
  constraints: number;
  hit: 'first' | 'collect';
};

export const plainShape: Shape = {
  facts: 6,
  types: ['boolean', 'choice', 'number', 'date'],
  derived: 1,
  rules: 6,
  outcomes: 4,
  constraints: 0,
  hit: 'first',
};

/** A workflow of about that shape; three in four end in a rule without a condition, the others may have gaps. */
export function randomWorkflow(draw: Draw, shape: Shape): AuthoredWorkflow {
  const { facts, testable } = randomFacts(draw, shape);
  const outcome = (): string => `outcome-${draw(shape.outcomes) + 1}`;
  const rules = Array.from({ length: 1 + draw(shape.rules) }, () => ({
    when: randomCondition(draw, testable, 2),
    outcome: outcome(),
  }));
  if (draw(4) > 0) rules.push({ when: {}, outcome: outcome() });
  const constraints = Array.from({ length: shape.constraints }, () =>
    draw(2) === 0
      ? { if: randomCondition(draw, testable, 0), implies: randomCondition(draw, testable, 1), because: 'It is so' }
      : { never: [randomCondition(draw, testable, 0), randomCondition(draw, testable, 0)], because: 'It is so' },
  );
  return workflowOf({ facts, rules, constraints, hit: shape.hit });
}

/** Types without comparisons between facts: each fact's values can be chosen without regard to the others. */
export const discreteTypes = ['boolean', 'choice', 'number', 'date', 'list'] as const;

export function anyShape(draw: Draw): Shape {
  return {
    facts: 2 + draw(5),
    types: pick(draw, [['boolean'], ['boolean', 'choice'], ['boolean', 'choice', 'number', 'date'], discreteTypes]),
    derived: draw(3),
    rules: 1 + draw(6),
    outcomes: 2 + draw(3),
    constraints: 0,
    hit: draw(4) === 0 ? 'collect' : 'first',
  };
}
