import { type Draw, pick } from './seeded-draw.ts';

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
