import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../src/decide/decide.ts';
import { asOf } from './generate/random-facts-known.ts';
import { anyShape } from './generate/shape.ts';
import { patience, runs } from './generate/runs.ts';
import { compiled, situations } from './generate/situation.ts';
import { kleeneOracle } from './oracle/kleene.ts';
import { dayOf, givenOf } from './oracle/read.ts';
import { gap } from './oracle/total.ts';

const first: typeof anyShape = (draw) => ({
  ...anyShape(draw),
  facts: 4 + draw(12),
  rules: 3 + draw(12),
  hit: 'first',
});

describe('decide against Kleene logic over the authored conditions', patience, () => {
  it('gives the same answer wherever Kleene logic has one', () => {
    fc.assert(
      fc.property(situations(first, 7), ({ authored, facts }) => {
        const kleene = kleeneOracle(authored)(givenOf(authored, facts), dayOf(asOf));
        const decision = decide(compiled(authored), facts, { asOf });
        if (kleene.decided !== null) expect(decision.outcome).toBe(kleene.decided);
        expect([...kleene.possible]).toEqual(expect.arrayContaining(decision.possible));
      }),
      runs(200),
    );
  });

  it('asks for nothing that Kleene logic would not ask for', () => {
    fc.assert(
      fc.property(situations(first), ({ authored, facts }) => {
        const kleene = kleeneOracle(authored)(givenOf(authored, facts), dayOf(asOf));
        fc.pre(!(kleene.possible.size === 1 && kleene.possible.has(gap)));
        const { missing } = decide(compiled(authored), facts, { asOf });
        for (const { fact } of missing) expect(kleene.open).toContain(fact);
      }),
      runs(200),
    );
  });
});
