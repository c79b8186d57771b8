import type { Facts } from '@handrail/contract';
import { describe, expect, it } from 'vitest';
import { decide } from '../src/decide/decide.ts';
import { asOf, known } from './generate/random-facts-known.ts';
import { releaseDecision, releaseFacts, releaseState } from './generate/release-decision.ts';
import { compiled } from './generate/situation.ts';
import { bruteForce, isDecided } from './oracle/brute-force.ts';
import { givenOf } from './oracle/read.ts';

describe('the release of an address, in all 3^7 states of knowledge', () => {
  const authored = releaseDecision();
  const workflow = compiled(authored);
  const states = Array.from({ length: 3 ** 7 }, (_, number) => {
    const facts: Facts = {};
    releaseState(number).forEach((value, i) => {
      if (value !== undefined) facts[releaseFacts[i] ?? ''] = known(value);
    });
    const verdict = bruteForce(authored, givenOf(authored, facts), asOf);
    if (verdict === null) throw new Error('Seven facts are few enough to try');
    return { decision: decide(workflow, facts, { asOf }), verdict };
  });

  it('is never premature, wrong or over-cautious', () => {
    expect(states).toHaveLength(2187);
    const wrong = states.filter(({ decision, verdict }) => {
      const truth = isDecided(verdict) ? [...verdict.leads][0] : null;
      return decision.outcome !== truth || decision.possible.toSorted().join() !== [...verdict.leads].toSorted().join();
    });
    expect(wrong).toEqual([]);
  });

  it('asks no idle question and lacks none', () => {
    for (const { decision, verdict } of states) {
      expect(decision.missing.map(({ fact }) => fact).toSorted()).toEqual([...verdict.swaysLead].toSorted());
    }
  });

  it('says that the rule without a condition holds exactly where it decides', () => {
    const fallbacks = states.map(({ decision }) => decision.rules.at(-1));
    expect(new Set(fallbacks.map((rule) => rule?.state))).toEqual(new Set(['holds', 'fails', 'unknown']));
    expect(fallbacks.filter((rule) => (rule?.state === 'holds') !== rule?.decides)).toEqual([]);
  });

  it('knows nothing from nothing', () => {
    expect(states[0]?.decision.outcome).toBeNull();
    expect(states[0]?.decision.possible).toHaveLength(6);
  });
});
