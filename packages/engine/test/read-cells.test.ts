import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf, readCells, situation } from '../src/decide/read-cells.ts';
import { drawn } from './generate/draw.ts';
import { asOf, known, randomKnown } from './generate/random-facts-known.ts';
import { randomWorkflow } from './generate/random-workflow.ts';
import { patience, runs } from './generate/runs.ts';
import { anyShape } from './generate/shape.ts';
import { compiled } from './generate/situation.ts';

/** Facts of a workflow in any order, with strangers among them. */
const disordered = drawn((draw) => {
  const authored = randomWorkflow(draw, anyShape(draw));
  const declared = Object.entries(randomKnown(draw, authored, draw(11)));
  const strangers = Object.entries({ 'stranger.one': known(true), 'stranger.two': known('none') });
  const entries = draw(2) === 0 ? declared : [...declared, ...strangers];
  const shuffled = entries.map((entry) => ({ entry, place: draw(1000) })).toSorted((a, b) => a.place - b.place);
  return { authored, facts: Object.fromEntries(declared), asCame: shuffled.map(({ entry }) => entry) };
});

describe('cells', patience, () => {
  it('are those of each variable read by itself, in whatever order the facts came', () => {
    fc.assert(
      fc.property(disordered, ({ authored, facts, asCame }) => {
        const workflow = compiled(authored);
        const at = situation(workflow, facts, asOf);
        const one = workflow.variables.map((variable) => cellOf(at, variable));
        expect(readCells(at)).toEqual(one);
        expect(readCells(situation(workflow, Object.fromEntries(asCame), asOf))).toEqual(one);
      }),
      runs(300),
    );
  });
});
