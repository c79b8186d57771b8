import type { AuthoredWorkflow } from '../../src/workflow/authored-workflow.ts';
import { randomCondition } from './random-condition.ts';
import { randomFacts } from './random-fact.ts';
import type { Draw } from './seeded-draw.ts';
import type { Shape } from './shape.ts';
import { workflowOf } from './workflow-of.ts';

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
