import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../src/decide/decide.ts';
import { drawn } from './generate/draw.ts';
import { pick } from './generate/seeded-draw.ts';
import { asOf, known, randomKnown } from './generate/random-facts-known.ts';
import { randomWorkflow } from './generate/random-workflow.ts';
import { anyShape } from './generate/shape.ts';
import { patience, runs } from './generate/runs.ts';
import { compiled } from './generate/situation.ts';
import { candidates } from './oracle/candidates.ts';
import { dayOf } from './oracle/read.ts';

const growing = drawn((draw) => {
  const authored = randomWorkflow(draw, { ...anyShape(draw), constraints: draw(2) });
  return { authored, facts: randomKnown(draw, authored, 3), more: randomKnown(draw, authored, 8) };
});

describe('a decision at one asOf', patience, () => {
  it('is kept, and its possible outcomes only shrink, as unknown facts become known', () => {
    fc.assert(
      fc.property(growing, ({ authored, facts, more }) => {
        const workflow = compiled(authored);
        let now = { ...facts };
        let before = decide(workflow, now, { asOf });
        for (const { fact } of before.missing) {
          const value = more[fact];
          if (value?.state !== 'known') continue;
          now = { ...now, [fact]: value };
          const after = decide(workflow, now, { asOf });
          // Answers that contradict the constraints leave no case at all; then nothing is claimed.
          fc.pre(after.possible.length > 0);
          if (before.outcome !== null) expect(after.outcome).toBe(before.outcome);
          expect(before.possible).toEqual(expect.arrayContaining(after.possible));
          expect(after.outcomes).toEqual(expect.arrayContaining(before.outcomes));
          before = after;
        }
      }),
      runs(300),
    );
  });

  it('is reached by answering what is missing and nothing else', () => {
    const asked = drawn((draw) => {
      const authored = randomWorkflow(draw, { ...anyShape(draw), hit: 'first', constraints: 0 });
      const values = candidates(authored, {}, dayOf(asOf));
      const answers = new Map([...values].map(([fact, choices]) => [fact, pick(draw, choices)]));
      return { authored, answers };
    });
    fc.assert(
      fc.property(asked, ({ authored, answers }) => {
        const workflow = compiled(authored);
        const facts = {};
        for (let questions = 0; questions <= answers.size; questions += 1) {
          const { status, missing, possible } = decide(workflow, facts, { asOf });
          const [next] = missing;
          if (next === undefined) {
            // Nothing left to ask: decided, or a case that no rule covers.
            expect(status === 'decided' || possible.length === 0).toBe(true);
            return;
          }
          expect(status).toBe('open');
          Object.assign(facts, { [next.fact]: known(answers.get(next.fact) ?? false) });
        }
        throw new Error('Every fact was asked and the decision is still open');
      }),
      runs(200),
    );
  });
});
