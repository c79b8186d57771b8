import type { Facts } from '@handrail/contract';
import * as fc from 'fast-check';
import type { AuthoredWorkflow } from '../../src/workflow/authored-workflow.ts';
import { compileWorkflow } from '../../src/compile/compile-workflow.ts';
import type { Workflow } from '../../src/workflow/workflow.ts';
import { drawn } from './draw.ts';
import type { Draw } from './seeded-draw.ts';
import { randomKnown } from './random-facts-known.ts';
import { randomWorkflow } from './random-workflow.ts';
import type { Shape } from './shape.ts';

export type Situation = { authored: AuthoredWorkflow; facts: Facts };

/** Random workflows of a shape, each with some facts known. */
export function situations(shapeOf: (draw: Draw) => Shape, knownOf10?: number): fc.Arbitrary<Situation> {
  return drawn((draw) => {
    const authored = randomWorkflow(draw, shapeOf(draw));
    return { authored, facts: randomKnown(draw, authored, knownOf10) };
  });
}

export function compiled(authored: AuthoredWorkflow): Workflow {
  const result = compileWorkflow(authored, { version: 'test' });
  // What the compiler refuses as too wide is no example of anything: another is drawn.
  if (!result.ok) fc.pre(!result.problems.every(({ message }) => message.endsWith('cells; 64 are allowed')));
  if (!result.ok)
    throw new Error(result.problems.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  return result.workflow;
}
