import { expect, test } from 'vitest';
import type { Pending } from './event-queue.ts';
import { keptEvents } from './kept-events.ts';

const tick: Pending = {
  runId: 'run',
  key: '0190b2b4-0000-7000-8000-000000000001',
  body: { type: 'step_done', step: 'a' },
  at: 7,
  seq: 5,
  insist: true,
};

/** Storage as browsers have it, or deny it. */
function storage(isDenied = false): Storage {
  const items = new Map<string, string>();
  const refuse = () => {
    if (isDenied) throw new DOMException('denied', 'SecurityError');
  };
  return {
    length: 0,
    clear: () => items.clear(),
    key: () => null,
    getItem(name) {
      refuse();
      return items.get(name) ?? null;
    },
    setItem(name, value) {
      refuse();
      items.set(name, value);
    },
    removeItem(name) {
      refuse();
      items.delete(name);
    },
  };
}

test('what waits is there for the next page, with the number it was made on', async () => {
  const there = storage();
  expect(keptEvents('a:1:7', () => there).write([tick])).toBe(true);
  const [read] = await keptEvents('a:1:7', () => there).read();
  expect(read).toMatchObject({ key: tick.key, seq: 5, insist: true });
  expect(await keptEvents('a:2:7', () => there).read()).toEqual([]);
});

test('what a page of before kept without a number is taken for older than everything', async () => {
  const there = storage();
  const { seq: _, insist: __, ...before } = tick;
  there.setItem('handrail:unsent:a:1:7', JSON.stringify([before]));
  expect(await keptEvents('a:1:7', () => there).read()).toMatchObject([{ seq: 0, insist: false }]);
});

test('a browser that keeps nothing is told, and stops nobody', async () => {
  const there = storage(true);
  expect(keptEvents('a:1:7', () => there).write([tick])).toBe(false);
  expect(await keptEvents('a:1:7', () => there).read()).toEqual([]);
});
