import * as fc from 'fast-check';
import type { Draw } from './seeded-draw.ts';

/** Anything made by drawing, as a fast-check arbitrary that shrinks towards lower draws. */
export function drawn<T>(make: (draw: Draw) => T): fc.Arbitrary<T> {
  return fc.gen().map((gen) => make((below) => gen(fc.nat, below - 1)));
}
