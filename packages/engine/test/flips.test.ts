import type { Facts, Flip } from '@handrail/contract';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuthoredWorkflow, AuthoredWorkflowSchema } from '../src/workflow/authored-workflow.ts';
import { decide } from '../src/decide/decide.ts';
import type { Workflow } from '../src/workflow/workflow.ts';
import { asOf, known } from './generate/random-facts-known.ts';
import { anyShape } from './generate/shape.ts';
import { patience, runs } from './generate/runs.ts';
import { compiled, situations } from './generate/situation.ts';
import { candidates } from './oracle/candidates.ts';
import { baseFacts, dayOf, type Given, givenOf } from './oracle/read.ts';
import { gap, totalOracle } from './oracle/total.ts';

/** Facts with a flip carried out. A flip names cells in words; the cell's own sample stands for it. */
function carriedOut(workflow: Workflow, facts: Facts, { changes }: Flip): Facts {
  const after = { ...facts };
  for (const { fact, to } of changes) {
    const variable = workflow.variables.find((one) => one.fact === fact);
    const sample = variable?.samples[variable.labels.indexOf(to)];
    if (variable === undefined || sample === undefined) throw new Error(`No cell of ${fact} is called ${to}`);
    after[fact] = known(variable.type === 'date' ? dateOf(Number(sample), variable.isRelative) : plainSample(sample));
  }
  return after;
}

function plainSample(sample: Workflow['variables'][number]['samples'][number]): boolean | number | string | string[] {
  if (typeof sample !== 'object') return sample;
  return sample.map((entry) => (typeof entry === 'string' ? entry : entry.username));
}

function dateOf(day: number, isRelative: boolean): string {
  return new Date((isRelative ? dayOf(asOf) - day : day) * 86_400_000).toISOString().slice(0, 10);
}

/** Outcomes that whole cases reach, each with the fewest known facts that differ there. */
function fewestChanges(authored: AuthoredWorkflow, given: Given): Map<string, number> {
  const today = dayOf(asOf);
  const { isValid, ending } = totalOracle(authored);
  const axes = [...candidates(authored, given, today)];
  const fewest = new Map<string, number>();
  const visit = (axis: number, whole: Given, changes: number): void => {
    const [fact, values] = axes[axis] ?? [];
    if (fact === undefined || values === undefined) {
      if (!isValid(whole, today)) return;
      const { lead } = ending(whole, today);
      fewest.set(lead, Math.min(changes, fewest.get(lead) ?? Number.POSITIVE_INFINITY));
      return;
    }
    const now = given[fact];
    if (now !== undefined) visit(axis + 1, { ...whole, [fact]: now }, changes);
    for (const value of values) visit(axis + 1, { ...whole, [fact]: value }, changes + (now === undefined ? 0 : 1));
  };
  visit(0, {}, 0);
  return fewest;
}

const small: typeof anyShape = (draw) => ({
  ...anyShape(draw),
  facts: 2 + draw(3),
  hit: 'first',
  constraints: draw(2),
});

/** Of two comparisons a third one follows, which has no name of its own. */
const compared = AuthoredWorkflowSchema.parse({
  id: 'compared',
  title: 'Compared',
  summary: 'Compared',
  source: { page: 'p.txt', heading: 'H', url: 'https://handbook.example/h' },
  facts: {
    'a.one': { ask: 'One?', type: 'text' },
    'a.two': { ask: 'Two?', type: 'text' },
    'a.three': { ask: 'Three?', type: 'text' },
    'first.fits': { equal: ['a.one', 'a.two'] },
    'last.fits': { equal: ['a.two', 'a.three'] },
  },
  outcomes: {
    all: { says: 'All', tone: 'go' },
    last: { says: 'Last', tone: 'go' },
    none: { says: 'None', tone: 'stop' },
  },
  rules: [
    { id: 'all', when: { 'first.fits': true, 'last.fits': true }, outcome: 'all', reason: 'All', cite: 'H' },
    { id: 'last', when: { 'last.fits': true }, outcome: 'last', reason: 'Last', cite: 'H' },
    { id: 'none', when: {}, outcome: 'none', reason: 'None', cite: 'H' },
  ],
});

describe('the flips of a decision', patience, () => {
  it.each([
    [['y', 'x', 'x'], 'all', 'the same as a.one', 'same'],
    [['x', 'y', 'x'], 'last', 'not the same as a.one', 'not_same'],
  ])('of %s name what follows for the third, for %s: %s', ([one, two, three], outcome, to, kind) => {
    const facts = { 'a.one': known(one ?? ''), 'a.two': known(two ?? ''), 'a.three': known(three ?? '') };
    const { flips } = decide(compiled(compared), facts, { asOf });
    const flip = flips.find((each) => each.outcome === outcome);
    expect(flip?.changes).toContainEqual({ fact: 'a.three', from: three, to, told: { kind, fact: 'a.one' } });
  });

  it('really give the other outcome, by the fewest changes of known facts that can', () => {
    fc.assert(
      fc.property(situations(small, 8), ({ authored, facts }) => {
        const workflow = compiled(authored);
        const { outcome, flips } = decide(workflow, facts, { asOf });
        fc.pre(outcome !== null);
        const given = givenOf(authored, facts);
        const fewest = fewestChanges(authored, given);
        for (const flip of flips) {
          expect(decide(workflow, carriedOut(workflow, facts, flip), { asOf }).outcome).toBe(flip.outcome);
          const changed = flip.changes.filter(({ fact }) => given[fact] !== undefined);
          expect(changed).toHaveLength(fewest.get(flip.outcome) ?? -1);
        }
        const reachable = [...fewest.keys()].filter((one) => one !== gap && one !== outcome);
        expect(flips.map((flip) => flip.outcome).toSorted()).toEqual(reachable.toSorted());
      }),
      runs(150),
    );
  });

  it('name base facts of the workflow and what they are now', () => {
    fc.assert(
      fc.property(situations(small, 8), ({ authored, facts }) => {
        const given = givenOf(authored, facts);
        const bases = baseFacts(authored).map(({ id }) => id);
        for (const { changes } of decide(compiled(authored), facts, { asOf }).flips) {
          for (const { fact, from } of changes) {
            expect(bases).toContain(fact);
            expect(from).toEqual(given[fact] ?? null);
          }
        }
      }),
      runs(100),
    );
  });
});
