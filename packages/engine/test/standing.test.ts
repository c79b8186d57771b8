import type { Facts } from '@handrail/contract';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../src/decide/decide.ts';
import type { Workflow } from '../src/workflow/workflow.ts';
import { drawn } from './generate/draw.ts';
import { asOf, known, randomKnown, unobtainableFact } from './generate/random-facts-known.ts';
import { randomWorkflow } from './generate/random-workflow.ts';
import { patience, runs } from './generate/runs.ts';
import { anyShape } from './generate/shape.ts';
import { compiled } from './generate/situation.ts';
import { workflowOf } from './generate/workflow-of.ts';
import { baseFacts } from './oracle/read.ts';

const comparing = ['email', 'email', 'list', 'boolean'] as const;

/** One workflow and many states of what is known, some of which share their cells and differ in what lies behind. */
const manyCases = drawn((draw) => {
  const shape = { ...anyShape(draw), constraints: draw(2) };
  const authored = randomWorkflow(draw, draw(2) === 0 ? shape : { ...shape, types: comparing, derived: 2 });
  const bases = baseFacts(authored);
  const cases = Array.from({ length: 10 }, (_, i) => {
    const facts: Facts = randomKnown(draw, authored, 3 + (i % 5));
    for (const { id } of bases) if (draw(6) === 0) facts[id] = unobtainableFact;
    return facts;
  });
  return { authored, cases };
});

describe('a decision', patience, () => {
  it('is the same whatever was decided before it', () => {
    fc.assert(
      fc.property(manyCases, ({ authored, cases }) => {
        const workflow = compiled(authored);
        for (const facts of cases) decide(workflow, facts, { asOf });
        for (const facts of cases)
          expect(decide(workflow, facts, { asOf })).toEqual(decide(compiled(authored), facts, { asOf }));
      }),
      runs(40),
    );
  });

  it('asks for the other side of a comparison, whichever side was asked for before', () => {
    const workflow = comparison();
    const asks = (facts: Facts): string[] => decide(workflow, facts, { asOf }).missing.map(({ fact }) => fact);
    expect(asks({ ours: known('ana@initech.example') })).toEqual(['theirs']);
    expect(asks({ theirs: known('ana@initech.example') })).toEqual(['ours']);
    expect(asks({ theirs: unobtainableFact })).toEqual(['theirs']);
  });

  it('rests on both sides of a comparison, or on the empty one alone', () => {
    const workflow = comparison();
    const rests = (ours: string): string[] =>
      decide(workflow, { ours: known(ours), theirs: known('bo@initech.example') }, { asOf })
        .reasons.map(({ fact }) => fact)
        .toSorted();
    expect(rests('ana@initech.example')).toEqual(['ours', 'theirs']);
    expect(rests('')).toEqual(['ours']);
  });

  it('is the caller’s own: changing it changes no later one', () => {
    fc.assert(
      fc.property(manyCases, ({ authored, cases: [facts = {}] }) => {
        const workflow = compiled(authored);
        const first = decide(workflow, facts, { asOf });
        const before = structuredClone(first);
        for (const part of [first.reasons, first.missing, first.flips, first.rules, first.possible]) part.length = 0;
        expect(decide(workflow, facts, { asOf })).toEqual(before);
      }),
      runs(20),
    );
  });
});

/** Whether two addresses are the same, and no test on either. */
function comparison(): Workflow {
  return compiled(
    workflowOf({
      facts: {
        ours: { ask: 'Which address is known?', type: 'email' },
        theirs: { ask: 'Which address wrote?', type: 'email' },
        same: { equal: ['ours', 'theirs'] },
      },
      rules: [
        { when: { same: true }, outcome: 'go' },
        { when: {}, outcome: 'stop' },
      ],
    }),
  );
}
