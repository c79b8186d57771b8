import { expect, test } from 'vitest';
import { type Outgoing, outgoingSteps } from './outgoing.ts';

const reply: Outgoing = {
  runId: 'run',
  step: 'ask-reply',
  text: { mode: 'public', text: 'Please reply.' },
  reply: null,
  before: null,
};
const status: Outgoing = { runId: 'run', step: 'ask-reply-status', text: null, reply: 'ask-reply', before: 'open' };

/** Storage as browsers have it, or deny it. */
function storage(isDenied = false): Storage {
  const items = new Map<string, string>();
  const denied = <Value>(value: Value): Value => {
    if (isDenied) throw new Error('denied');
    return value;
  };
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (name) => denied(items.get(name) ?? null),
    setItem: (name, value) => void denied(items.set(name, value)),
    removeItem: (name) => void denied(items.delete(name)),
  };
}

test('what goes out is known to a later page of the same ticket, and to no other', () => {
  const here = storage();
  outgoingSteps(
    () => '101',
    () => here,
  ).write([reply, status]);
  const later = (ticket: string) =>
    outgoingSteps(
      () => ticket,
      () => here,
    ).all();
  expect(later('101')).toEqual([reply, status]);
  expect(later('102')).toEqual([]);
});

test('nothing is left of it once it went out', () => {
  const here = storage();
  const steps = outgoingSteps(
    () => '101',
    () => here,
  );
  steps.write([reply]);
  steps.write([]);
  expect(here.length).toBe(0);
});

test('where the browser keeps nothing, this page still knows', () => {
  const steps = outgoingSteps(
    () => '101',
    () => storage(true),
  );
  steps.write([reply]);
  expect(steps.all()).toEqual([reply]);
});

test.each([
  '{',
  '7',
  '[7]',
  '[{"runId":"run","step":"a","text":{"mode":"loud","text":""},"reply":null,"before":null}]',
])('of %s, which no page of ours has written, nothing goes out', (written) => {
  const here = storage();
  here.setItem('handrail:outgoing:101', written);
  expect(
    outgoingSteps(
      () => '101',
      () => here,
    ).all(),
  ).toEqual([]);
});
