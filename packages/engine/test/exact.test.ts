import type { Decision } from '@handrail/contract';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileWorkflow } from '../src/compile/compile-workflow.ts';
import { decide } from '../src/decide/decide.ts';
import { asOf, unobtainableFact } from './generate/random-facts-known.ts';
import { anyShape, type Shape } from './generate/shape.ts';
import { patience, runs } from './generate/runs.ts';
import { compiled, type Situation, situations } from './generate/situation.ts';
import { bruteForce, isDecided, type Verdict } from './oracle/brute-force.ts';
import { givenOf } from './oracle/read.ts';
import { gap } from './oracle/total.ts';

function judged({ authored, facts }: Situation): { decision: Decision; verdict: Verdict } {
  const verdict = bruteForce(authored, givenOf(authored, facts), asOf);
  fc.pre(verdict !== null);
  return { decision: decide(compiled(authored), facts, { asOf }), verdict };
}

type End = Pick<Decision, 'outcome' | 'possible' | 'outcomes'>;

/** What the decision says of the end, and what all completions together say. */
function ends({ authored }: Situation, decision: Decision, verdict: Verdict): { said: End; truth: End } {
  const isCollect = authored.hit === 'collect';
  const [lead = null] = isDecided(verdict) ? verdict.leads : [];
  const possible = [...(isCollect ? verdict.some : verdict.leads)].filter((one) => one !== gap);
  const certain = isCollect ? [...verdict.every] : lead === null ? [] : [lead];
  const { outcome, outcomes } = decision;
  return {
    said: { outcome, possible: decision.possible.toSorted(), outcomes: outcomes.toSorted() },
    truth: { outcome: lead, possible: possible.toSorted(), outcomes: certain.toSorted() },
  };
}

describe('decide against every completion of the unknown facts', patience, () => {
  it('ends as all completions end, and misses exactly the facts that can still change that', () => {
    fc.assert(
      fc.property(situations(anyShape), (situation) => {
        const { decision, verdict } = judged(situation);
        const { said, truth } = ends(situation, decision, verdict);
        expect(said).toEqual(truth);
        if (verdict.leads.size === 1 && verdict.leads.has(gap)) return;
        const sways = isDecided(verdict) && situation.authored.hit === 'collect' ? verdict.swaysSet : verdict.swaysLead;
        expect(decision.missing.map(({ fact }) => fact).toSorted()).toEqual([...sways].toSorted());
      }),
      runs(400),
    );
  });

  it('stays exact where constraints rule cases out', () => {
    const constrained: typeof anyShape = (draw) => ({ ...anyShape(draw), constraints: 1 + draw(2) });
    fc.assert(
      fc.property(situations(constrained), (situation) => {
        const { decision, verdict } = judged(situation);
        fc.pre(verdict.completions > 0);
        const { said, truth } = ends(situation, decision, verdict);
        expect(said).toEqual(truth);
      }),
      runs(300),
    );
  });

  it('asks no more and no less than it takes where constraints rule cases out', () => {
    const constrained: typeof anyShape = (draw) => ({ ...anyShape(draw), constraints: 1 + draw(2) });
    fc.assert(
      fc.property(situations(constrained), (situation) => {
        const { decision, verdict } = judged(situation);
        fc.pre(verdict.completions > 0 && decision.status !== 'manager');
        const what = decision.status === 'decided' && situation.authored.hit === 'collect' ? 'set' : 'lead';
        const asked = decision.missing.map(({ fact }) => fact);
        expect(verdict.settles(asked, what)).toBe(true);
        for (const spare of asked) {
          expect(
            verdict.settles(
              asked.filter((fact) => fact !== spare),
              what,
            ),
          ).toBe(false);
        }
      }),
      runs(200),
    );
  });

  it('stays exact where texts are compared with each other', () => {
    fc.assert(
      fc.property(situations(comparingShape, 6), (situation) => {
        const { decision, verdict } = judged(situation);
        const { said, truth } = ends(situation, decision, verdict);
        expect(said).toEqual(truth);
        if (verdict.leads.has(gap)) return;
        expect(decision.missing.map(({ fact }) => fact).toSorted()).toEqual([...verdict.swaysLead].toSorted());
      }),
      runs(300),
    );
  });

  it('is never premature where texts are looked up in lists, though it may know less of what is in them', () => {
    const listing: typeof comparingShape = (draw) => ({ ...comparingShape(draw), types: ['email', 'email', 'list'] });
    fc.assert(
      fc.property(situations(listing, 6), (situation) => {
        // A list with too many entries named in tests falls into too many cells and is refused.
        fc.pre(compileWorkflow(situation.authored, { version: 'test' }).ok);
        const { decision, verdict } = judged(situation);
        const { said, truth } = ends(situation, decision, verdict);
        if (said.outcome !== null) expect(said).toEqual(truth);
        expect(said.possible).toEqual(expect.arrayContaining(truth.possible));
        if (verdict.leads.has(gap)) return;
        expect(decision.missing.map(({ fact }) => fact)).toEqual(expect.arrayContaining([...verdict.swaysLead]));
      }),
      runs(200),
    );
  });

  it('lets a manager decide when what cannot be had still matters, and only then', () => {
    fc.assert(
      fc.property(situations(anyShape), fc.nat(), (situation, which) => {
        const open = Object.keys(situation.authored.facts).filter(
          (id) => !(id in situation.facts) && !id.startsWith('derived'),
        );
        fc.pre(open.length > 0);
        const lost = open[which % open.length] ?? '';
        const facts = { ...situation.facts, [lost]: unobtainableFact };
        const { decision, verdict } = judged({ ...situation, facts });
        const { said, truth } = ends(situation, decision, verdict);
        expect(said).toEqual(truth);
        if (decision.status === 'manager' && !verdict.leads.has(gap)) {
          expect(verdict.swaysLead).toContain(lost);
          expect(decision.missing.map(({ fact }) => fact)).toEqual([lost]);
        }
      }),
      runs(200),
    );
  });
});

function comparingShape(draw: (below: number) => number): Shape {
  return {
    facts: 3 + draw(2),
    types: ['email', 'email', 'boolean'],
    derived: 1 + draw(3),
    rules: 4,
    outcomes: 3,
    constraints: 0,
    hit: 'first',
  };
}
