import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runView } from '../fixtures/run-view.ts';
import { sharedView } from './shared-view.ts';

/** As it comes from the service: the same words, and no part in common. */
const again = <Value>(value: Value): Value => structuredClone(value);

test('a view that says the same is the known one', () => {
  expect(sharedView(runView, again(runView))).toBe(runView);
});

test('what changed is new, and everything around it is what it was', () => {
  const fresh = { ...again(runView), seq: runView.seq + 1 };
  const now = sharedView(runView, fresh);
  expect(now).toEqual(fresh);
  expect(now).not.toBe(runView);
  for (const part of ['decision', 'facts', 'questions', 'steps', 'history', 'workflow'] as const) {
    expect({ part, is: now[part] === runView[part] }).toEqual({ part, is: true });
  }
});

test('what moved up in a list is still what it was', () => {
  const asked = ['one', 'two', 'three'].map((fact) => ({ fact, why: `Because of ${fact}`, look: { id: fact } }));
  const now = sharedView(asked, again(asked).slice(1));
  expect(now[0]).toBe(asked[1]);
  expect(now[1]).toBe(asked[2]);
});

test('of two with one name each is taken for itself', () => {
  const known = [{ fact: 'one', says: 'a' }];
  const fresh = [
    { fact: 'one', says: 'b' },
    { fact: 'one', says: 'a' },
  ];
  expect(sharedView(known, fresh)).toEqual(fresh);
});

test('whatever the service answers is what is shown', () => {
  const named = fc.record({ id: fc.constantFrom('a', 'b', 'c'), value: fc.jsonValue() }, { requiredKeys: ['id'] });
  const view = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.jsonValue(), fc.array(named), named));
  fc.assert(
    fc.property(view, view, (known, fresh) => {
      const before = again(known);
      expect(sharedView(known, fresh)).toEqual(fresh);
      // Parts of the known one may be drawn at this moment.
      expect(known).toEqual(before);
    }),
  );
});

test('a part that is no longer there is gone', () => {
  expect(sharedView<object>({ a: 1, b: 2 }, { a: 1 })).toStrictEqual({ a: 1 });
  expect(sharedView<object>({ a: undefined }, { b: undefined })).toStrictEqual({ b: undefined });
});
