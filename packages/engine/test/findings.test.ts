import type { FactValue } from '@handrail/contract';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuthoredWorkflow } from '../src/workflow/authored-workflow.ts';
import { factNames } from '../src/workflow/fact-names.ts';
import { verify } from '../src/prove/verify.ts';
import { anyShape } from './generate/shape.ts';
import { patience, runs } from './generate/runs.ts';
import { compiled, situations } from './generate/situation.ts';
import { bruteForce, type Verdict } from './oracle/brute-force.ts';
import { basesOf } from './oracle/kleene.ts';
import { gap } from './oracle/total.ts';

const first: typeof anyShape = (draw) => ({ ...anyShape(draw), facts: 2 + draw(4), hit: 'first' });

/** Witnesses count days ago from this day. */
const nominal = '2026-01-01T00:00:00Z';

function overAllCases(authored: AuthoredWorkflow, given: Record<string, FactValue> = {}): Verdict {
  const verdict = bruteForce(authored, given, nominal);
  fc.pre(verdict !== null);
  return verdict;
}

/** The workflow with every rule's own name as its outcome: what is reached is then which rule decides. */
function byRule(authored: AuthoredWorkflow): AuthoredWorkflow {
  return { ...authored, rules: authored.rules.map((rule) => ({ ...rule, outcome: rule.id })) };
}

describe('the findings of verify, against all cases', patience, () => {
  it('has a gap exactly when some case meets no rule, and shows such a case', () => {
    fc.assert(
      fc.property(situations(first), ({ authored }) => {
        const { leads } = overAllCases(authored);
        const [found] = verify(compiled(authored)).filter(({ kind }) => kind === 'gap');
        expect(found !== undefined).toBe(leads.has(gap));
        if (found?.witness) expect([...overAllCases(authored, found.witness).leads]).toEqual([gap]);
      }),
      runs(80),
    );
  });

  it('names exactly the rules that decide no case', () => {
    fc.assert(
      fc.property(situations(first), ({ authored }) => {
        const { leads } = overAllCases(byRule(authored));
        const idle = authored.rules.flatMap(({ id }, i) => (leads.has(id) ? [] : [i]));
        const found = verify(compiled(authored)).filter(({ kind }) => kind === 'unreachable_rule');
        expect(found.map(({ path }) => path[1])).toEqual(idle);
      }),
      runs(80),
    );
  });

  it('calls a fact idle exactly when rules test it and it changes no outcome', () => {
    fc.assert(
      fc.property(situations(first), ({ authored }) => {
        const { swaysLead } = overAllCases(authored);
        const tested = new Set(authored.rules.flatMap(({ when }) => [...factNames(when)]));
        const isIdle = (id: string): boolean => basesUnder(authored, id).every((base) => !swaysLead.has(base));
        const found = verify(compiled(authored)).filter(
          ({ kind, severity }) => kind === 'idle_fact' && severity === 'error',
        );
        const named = found.map(({ fact }) => fact);
        expect(new Set(named)).toEqual(new Set([...tested].filter(isIdle)));
      }),
      runs(80),
    );
  });
});

function basesUnder(authored: AuthoredWorkflow, id: string): string[] {
  const fact = authored.facts[id];
  if (fact === undefined || !('holds' in fact)) return basesOf(authored, id);
  return [...factNames(fact.holds)].flatMap((name) => basesUnder(authored, name));
}
