import type { Condition, Test } from '../../src/workflow/authored-workflow.ts';
import { type Draw, pick } from './seeded-draw.ts';

/** A fact that conditions may test, and how a test on it is drawn. */
export type Testable = { id: string; test: (draw: Draw) => Test };

/** A condition of one or two tests, or of conditions nested up to that depth. */
export function randomCondition(draw: Draw, testable: readonly Testable[], depth: number): Condition {
  const kind = depth === 0 ? 0 : draw(6);
  const inner = (): Condition => randomCondition(draw, testable, depth - 1);
  if (kind === 3) return { all: [inner(), inner()] };
  if (kind === 4) return { any: [inner(), inner()] };
  if (kind === 5) return { not: inner() };
  const first = pick(draw, testable);
  const second = pick(draw, testable);
  return kind === 0 ? tested(draw, first) : { ...tested(draw, first), ...tested(draw, second) };
}

function tested(draw: Draw, { id, test }: Testable): Condition {
  return { [id]: test(draw) };
}
