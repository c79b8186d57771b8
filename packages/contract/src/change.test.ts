import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Change, changeBetween } from './change.ts';
import { readChange } from './read-change.ts';

const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What comes of a change that went over the wire, held against nothing. */
const after = (known: object, change: Change) => readChange(z.unknown(), known, sent(change));

const named = fc.record(
  { id: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.jsonValue({ maxDepth: 1 }), more: fc.string() },
  { requiredKeys: ['id'] },
);
const view = fc.record(
  {
    list: fc.array(named, { maxLength: 5 }),
    texts: fc.array(fc.constantFrom('x', 'y', 'z')),
    any: fc.jsonValue({ maxDepth: 3 }),
    inner: fc.record({ list: fc.array(fc.integer({ max: 3 })), any: fc.jsonValue() }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

test('whatever two values are, the change between them makes the other of the one', () => {
  fc.assert(
    fc.property(view, view, (known, fresh) => {
      expect(after(known, changeBetween(known, fresh))).toEqual(sent(fresh));
    }),
  );
});

test('what stayed the same is the very part that was known, wherever it stands now', () => {
  const known = {
    history: [{ seq: 1, says: 'Opened' }],
    facts: { plan: { state: 'unknown' }, kind: { state: 'unknown' } },
  };
  const fresh = {
    history: [
      { seq: 2, says: 'Answered' },
      { seq: 1, says: 'Opened' },
    ],
    facts: { plan: { state: 'unknown' }, kind: { state: 'known', value: 'primary' } },
  };
  const change = changeBetween(known, fresh);
  expect(change).toEqual({
    of: {
      history: { list: [{ is: { seq: 2, says: 'Answered' } }, 0] },
      facts: { of: { kind: { of: { state: { is: 'known' }, value: { is: 'primary' } } } } },
    },
  });
  const read = z
    .object({ history: z.array(z.unknown()), facts: z.record(z.string(), z.unknown()) })
    .parse(after(known, change));
  expect(read.history[1]).toBe(known.history[0]);
  expect(read.facts['plan']).toBe(known.facts.plan);
});

test('what is not there is no part: a name without a value is one that is gone', () => {
  expect(changeBetween({ a: 1, b: undefined }, { a: 1 })).toEqual({ of: {} });
  expect(changeBetween({ a: 1, b: 2 }, { a: 1, b: undefined })).toEqual({ of: {}, without: ['b'] });
});

const MarkSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('todo'), lapsed: z.string().nullable() }),
  z.object({ state: z.literal('locked'), why: z.string(), facts: z.array(z.string()) }),
]);
const PlanSchema = z.object({
  steps: z.array(z.object({ id: z.string(), mark: MarkSchema, note: z.string().optional() })),
  until: z.iso.datetime().nullable(),
  told: z.object({ code: z.string(), values: z.record(z.string(), z.string()) }).nullable(),
  days: z.array(z.number().int()).max(3),
  seen: z.array(z.string()).default([]),
});
type Plan = z.infer<typeof PlanSchema>;
const locked = { id: 'solve', mark: { state: 'locked' as const, why: 'Not decided yet', facts: ['plan', 'kind'] } };
const plan: Plan = { steps: [locked], until: null, told: null, days: [1], seen: [] };

const marks: fc.Arbitrary<Plan['steps'][number]['mark']> = fc.oneof(
  fc.record({ state: fc.constant('todo' as const), lapsed: fc.option(fc.string()) }),
  fc.record({ state: fc.constant('locked' as const), why: fc.string(), facts: fc.array(fc.string()) }),
);
const plans = fc.record({
  steps: fc.array(
    fc.record(
      { id: fc.constantFrom('ask', 'reply', 'solve'), mark: marks, note: fc.string() },
      { requiredKeys: ['id', 'mark'] },
    ),
  ),
  until: fc.constantFrom(null, '2026-12-01T10:00:00.000Z'),
  told: fc.option(fc.record({ code: fc.string(), values: fc.dictionary(fc.string(), fc.string()) })),
  days: fc.array(fc.integer(), { maxLength: 3 }),
  seen: fc.array(fc.string()),
});

test('read by a schema, a change makes what the schema reads of the whole', () => {
  fc.assert(
    fc.property(plans, plans, (known, fresh) => {
      expect(readChange(PlanSchema, PlanSchema.parse(known), sent(changeBetween(known, fresh)))).toEqual(
        PlanSchema.parse(sent(fresh)),
      );
    }),
  );
});

/** Of the mark of the first step. */
const inMark = (of: object) => ({ of: { steps: { list: [{ at: 0, of: { mark: { of } } }] } } });

test.each<[string, object]>([
  ['a value of another type', { of: { until: { is: 5 } } }],
  ['a date that is none', { of: { until: { is: 'tomorrow' } } }],
  ['a part within a kind', inMark({ why: { is: null } })],
  ['another kind without its parts', inMark({ state: { is: 'todo' } })],
  ['a part that has to be there', { of: {}, without: ['days'] }],
  ['a list that is too long', { of: { days: { list: [0, 0, 0, 0] } } }],
  ['a place that there is not', { of: { days: { list: [1] } } }],
  ['a change inside of nothing', { of: { told: { of: { code: { is: 'x' } } } } }],
  ['nothing of a change', { of: { days: {} } }],
  ['no change', { of: { days: 3 } }],
])('%s is refused', (_what, change) => {
  expect(() => readChange(PlanSchema, plan, change)).toThrow(z.ZodError);
});

test('a name that the schema does not know is left out, as it is of a whole', () => {
  expect(readChange(PlanSchema, plan, { of: { later: { is: 1 } } })).toEqual(plan);
});

/** Puts something else in one place of a change. */
const broken = (change: unknown, place: number, other: unknown): unknown => {
  let count = 0;
  const text = JSON.stringify(change, (_name, value: unknown) => (count++ === place ? other : value));
  return text === undefined ? null : JSON.parse(text);
};

test('whatever is put in its place, nothing comes of a change that the schema would refuse', () => {
  fc.assert(
    fc.property(plans, plans, fc.nat(40), fc.jsonValue({ maxDepth: 1 }), (known, fresh, place, other) => {
      let read: unknown;
      try {
        read = readChange(PlanSchema, PlanSchema.parse(known), broken(changeBetween(known, fresh), place, other));
      } catch (error) {
        expect(error).toBeInstanceOf(z.ZodError);
        return;
      }
      expect(PlanSchema.parse(read)).toEqual(read);
    }),
    { numRuns: 500 },
  );
});
