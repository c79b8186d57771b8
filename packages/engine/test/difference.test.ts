import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuthoredWorkflow } from '../src/workflow/authored-workflow.ts';
import { decide } from '../src/decide/decide.ts';
import { diff } from '../src/prove/diff.ts';
import { drawn } from './generate/draw.ts';
import { asOf, known } from './generate/random-facts-known.ts';
import { randomWorkflow } from './generate/random-workflow.ts';
import { anyShape } from './generate/shape.ts';
import { patience, runs } from './generate/runs.ts';
import { type Draw, pick } from './generate/seeded-draw.ts';
import { compiled } from './generate/situation.ts';
import { baseFacts, dayOf, type Given } from './oracle/read.ts';
import { gap, totalOracle } from './oracle/total.ts';

/** Yes and no only, so that cells are values and shares can be counted. */
const versions = drawn((draw) => {
  const shape = { ...anyShape(draw), facts: 2 + draw(5), hit: 'first', constraints: draw(2) } as const;
  const before = randomWorkflow(draw, { ...shape, types: ['boolean'] });
  return { before, after: changed(draw, before) };
});

function changed(draw: Draw, authored: AuthoredWorkflow): AuthoredWorkflow {
  const rules = [...authored.rules];
  const at = draw(rules.length);
  const rule = rules[at];
  const last = rules.at(-1);
  if (rule === undefined || last === undefined) return authored;
  const kind = draw(3);
  if (kind === 0 && rules.length > 1) rules.splice(at, 1);
  else if (kind === 1) rules[at] = { ...rule, outcome: pick(draw, Object.keys(authored.outcomes)) };
  else [rules[at], rules[rules.length - 1]] = [last, rule];
  return { ...authored, rules };
}

/** Cases that both versions allow, and how many of them end as each pair of outcomes. */
function counted(before: AuthoredWorkflow, after: AuthoredWorkflow): { cases: number; pairs: Map<string, number> } {
  const ids = baseFacts(before).map(({ id }) => id);
  const [first, second] = [totalOracle(before), totalOracle(after)];
  const pairs = new Map<string, number>();
  let cases = 0;
  for (let number = 0; number < 2 ** ids.length; number += 1) {
    const whole: Given = Object.fromEntries(ids.map((id, i) => [id, ((number >> i) & 1) === 1]));
    if (!first.isValid(whole, dayOf(asOf))) continue;
    cases += 1;
    const from = first.ending(whole, dayOf(asOf)).lead;
    const to = second.ending(whole, dayOf(asOf)).lead;
    if (from !== to) pairs.set(`${from} ${to}`, (pairs.get(`${from} ${to}`) ?? 0) + 1);
  }
  return { cases, pairs };
}

describe('the difference of two versions, against counting', patience, () => {
  it('has the share of every pair of outcomes, and a case of each that both versions really decide so', () => {
    fc.assert(
      fc.property(versions, ({ before, after }) => {
        const { cases, pairs } = counted(before, after);
        fc.pre(cases > 0);
        const [first, second] = [compiled(before), compiled(after)];
        const { changes, share } = diff(first, second);
        const all = [...pairs.values()].reduce((sum, count) => sum + count, 0);
        expect(share).toBeCloseTo(all / cases, 9);
        expect(changes).toHaveLength(pairs.size);
        for (const change of changes) {
          const facts = Object.fromEntries(
            Object.entries(change.witness).map(([id, value]) => [id, known(valueOf(value))]),
          );
          const ends = [first, second].map((workflow) => decide(workflow, facts, { asOf }).outcome ?? gap);
          const count = pairs.get(ends.join(' ')) ?? 0;
          expect(change.share).toBeCloseTo(count / cases, 9);
        }
      }),
      runs(150),
    );
  });
});

function valueOf(value: unknown): boolean {
  return value === true;
}
