import type { Facts } from '@handrail/contract';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuthoredWorkflow } from '../src/workflow/authored-workflow.ts';
import { decide } from '../src/decide/decide.ts';
import { asOf, known, unknownFact } from './generate/random-facts-known.ts';
import { anyShape } from './generate/shape.ts';
import { patience, runs } from './generate/runs.ts';
import { compiled, situations } from './generate/situation.ts';
import { bruteForce, isDecided } from './oracle/brute-force.ts';
import { baseFacts, givenOf } from './oracle/read.ts';

/** Only these facts as they are; all others not known, start values included. */
function only(authored: AuthoredWorkflow, facts: Facts, kept: readonly string[]): Facts {
  const given = givenOf(authored, facts);
  const entries = baseFacts(authored).map(({ id }): [string, Facts[string]] => {
    const value = given[id];
    if (!kept.includes(id) || value === undefined) return [id, unknownFact];
    const fact = facts[id];
    return [id, fact ?? known(value)];
  });
  return Object.fromEntries(entries);
}

const constrained: typeof anyShape = (draw) => ({ ...anyShape(draw), constraints: draw(2) });

describe('the reasons of a decision', patience, () => {
  it('force the outcome on their own, and none of them can be spared', () => {
    fc.assert(
      fc.property(situations(constrained, 7), ({ authored, facts }) => {
        const { outcome, reasons } = decide(compiled(authored), facts, { asOf });
        fc.pre(outcome !== null);
        const named = reasons.map(({ fact }) => fact);
        const lead = (kept: readonly string[]): Set<string> | null => {
          const verdict = bruteForce(authored, givenOf(authored, only(authored, facts, kept)), asOf, 20_000);
          fc.pre(verdict !== null);
          return isDecided(verdict) ? verdict.leads : null;
        };
        expect(lead(named)).toEqual(new Set([outcome]));
        for (const spared of named) expect(lead(named.filter((fact) => fact !== spared))).toBeNull();
      }),
      runs(150),
    );
  });

  it('name the value, the source and the rule they serve', () => {
    fc.assert(
      fc.property(situations(anyShape, 8), ({ authored, facts }) => {
        const { reasons } = decide(compiled(authored), facts, { asOf });
        for (const { fact, rule, value, source, citation } of reasons) {
          expect(givenOf(authored, facts)[fact]).toEqual(value);
          expect(source).not.toBeNull();
          expect(authored.rules.map(({ id }) => id)).toContain(rule);
          expect(citation.heading).toBe('Generated');
        }
      }),
      runs(150),
    );
  });
});
