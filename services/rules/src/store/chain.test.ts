import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { changeAfter, firstChange, noteOf } from '../../test/_run.ts';
import { canonicalJson, chainEvent, checkChain, endOf } from './chain.ts';
import type { StoredRun } from './store.ts';

function chainOf(length: number): StoredRun {
  const first = firstChange('a');
  let run: StoredRun = { ...first, siblings: [], timesTold: 0, ticket: null, erasedAt: null };
  for (let n = 1; n < length; n += 1) {
    const next = changeAfter('a', run, noteOf(`note ${n}`));
    run = { ...run, run: next.run, events: [...run.events, ...next.events] };
  }
  return run;
}

const changed = (run: StoredRun, at: number, change: object) =>
  run.events.map((event, index) => (index === at ? { ...event, ...change } : event));

test('an untouched chain holds, and so does an erased one', () => {
  const run = chainOf(4);
  expect(checkChain('a', endOf(run.run), run.events)).toBeNull();
  expect(checkChain('a', endOf(run.run), changed(run, 1, { body: null, salt: null }))).toBeNull();
});

test.each([
  ['a value was rewritten', 2, { body: noteOf('other') }],
  ['the author was rewritten', 2, { actor: { id: '1', name: 'Ada Agent', role: 'agent' } }],
  ["the author's name was rewritten", 2, { actor: { id: '9001', name: 'Eve', role: 'agent' } }],
  ['the basis was rewritten', 2, { basis: null }],
  ['the time was rewritten', 2, { at: '2020-01-01T00:00:00.000Z' }],
  ['values went without being erased', 2, { body: null }],
  ['the type was rewritten', 2, { type: 'run_closed', body: null, salt: null }],
])('%s: the first broken event is named', (_, at, change) => {
  const run = chainOf(4);
  expect(checkChain('a', endOf(run.run), changed(run, at, change))).toMatchObject({ seq: at + 1 });
});

test('events of before bases were recorded hold as they were', () => {
  const [event] = chainOf(1).events;
  if (!event?.body) throw new Error('one event');
  const digest = createHash('sha256').update(`aa\n${canonicalJson({ body: event.body, name: event.actor.name })}`);
  expect(chainEvent('a', event.previousHash, { ...event, body: event.body }, 'aa').digest).toBe(digest.digest('hex'));
});

test('a missing, a moved and a cut-off event are found', () => {
  const run = chainOf(4);
  const [one, two, three, four] = run.events;
  if (!one || !two || !three || !four) throw new Error('four events');
  expect(checkChain('a', endOf(run.run), [one, two, four])).toMatchObject({ seq: 3 });
  expect(checkChain('a', endOf(run.run), [one, three, two, four])).toMatchObject({ seq: 2 });
  expect(checkChain('a', endOf(run.run), [one, two, three])).toMatchObject({ seq: 4 });
});

test('the chain of one account does not hold in another', () => {
  const run = chainOf(2);
  expect(checkChain('b', endOf(run.run), run.events)).toMatchObject({ seq: 1 });
});

test('the same values under another salt give another digest', () => {
  const [event] = chainOf(1).events;
  if (!event?.body) throw new Error('one event');
  const draft = { ...event, body: event.body };
  const digests = ['aa', 'aa', 'bb'].map((salt) => chainEvent('a', event.previousHash, draft, salt).digest);
  expect(digests[0]).toBe(digests[1]);
  expect(digests[0]).not.toBe(digests[2]);
});

test('a value has one text, whatever the order of its keys', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe(canonicalJson({ a: null, b: [{ c: 2, d: 1 }] }));
});
