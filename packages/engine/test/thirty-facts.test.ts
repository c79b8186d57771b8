import type { Facts } from '@handrail/contract';
import { describe, expect, it } from 'vitest';
import { decide } from '../src/decide/decide.ts';
import { asOf, known } from './generate/random-facts-known.ts';
import { pick, seededDraw } from './generate/seeded-draw.ts';
import { patience, runs } from './generate/runs.ts';
import { compiled } from './generate/situation.ts';
import { thirtyFacts } from './generate/thirty-facts.ts';
import { candidates } from './oracle/candidates.ts';
import { kleeneOracle } from './oracle/kleene.ts';
import { dayOf, givenOf } from './oracle/read.ts';
import { truthTable } from './oracle/truth-table.ts';

describe('30 facts and 40 conditions, with up to 12 facts not known', patience, () => {
  it('agrees with the truth table over all completions, and with Kleene logic where that is certain', () => {
    for (let seed = 1; seed <= runs(15, 200).numRuns; seed += 1) {
      const draw = seededDraw(seed);
      const authored = thirtyFacts(draw);
      const workflow = compiled(authored);
      const kleene = kleeneOracle(authored);
      const values = candidates(authored, {}, dayOf(asOf));
      const ids = [...values.keys()];
      for (let set = 0; set < 20; set += 1) {
        const open = new Set(Array.from({ length: draw(13) }, () => pick(draw, ids)));
        const facts: Facts = {};
        for (const [id, tried] of values) if (!open.has(id)) facts[id] = known(pick(draw, tried));
        const given = givenOf(authored, facts);
        const table = truthTable(authored, given, values, 20_000);
        if (table === null) continue;
        const decision = decide(workflow, facts, { asOf });
        expect(decision.possible.toSorted()).toEqual([...table.possible].toSorted());
        expect(decision.missing.map(({ fact }) => fact).toSorted()).toEqual([...table.sways].toSorted());
        const { decided } = kleene(given, dayOf(asOf));
        if (decided !== null) expect(decision.outcome).toBe(decided);
      }
    }
  });
});
