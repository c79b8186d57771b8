import { expect, test, vi } from 'vitest';
import type { Answer } from './answer.ts';
import { followStream } from './follow-stream.ts';

type Opened = Answer<ReadableStream<Uint8Array>>;

const away: Opened = { ok: false, problem: { kind: 'unreachable', detail: 'no answer' } };
const over: Opened = { ok: false, problem: { kind: 'session_over' } };

/** A stream that says these parts and then ends, or breaks. */
function saying(parts: readonly string[], end: 'ends' | 'breaks' = 'ends'): Opened {
  const encoder = new TextEncoder();
  const left = parts.map((part) => encoder.encode(part));
  const value = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = left.shift();
      if (next) controller.enqueue(next);
      else if (end === 'ends') controller.close();
      else controller.error(new TypeError('network error'));
    },
  });
  return { ok: true, value };
}

/** Follows through these openings, one after the other, until none is left. */
async function followed(openings: Opened[], { life = 0, random = 1 } = {}) {
  const ids: (string | null)[] = [];
  const pauses: number[] = [];
  const told: string[] = [];
  const ups: boolean[] = [];
  const onAway = vi.fn<() => void>();
  let clock = 0;
  await followStream({
    open(lastId) {
      ids.push(lastId);
      return Promise.resolve(openings.shift() ?? over);
    },
    parse: (data) => (data === 'nonsense' ? null : data),
    listener: { onTold: (value) => told.push(value), onUp: (isAgain) => ups.push(isAgain), onAway },
    lastEventId: '4',
    signal: new AbortController().signal,
    now: () => (clock += life),
    random: () => random,
    pause(delay) {
      pauses.push(delay);
      return Promise.resolve();
    },
  });
  return { ids, pauses, told, ups, onAway };
}

test('tells whole events, however they are cut, and leaves out what it does not understand', async () => {
  const { told } = await followed([
    saying([
      'retry: 2000\n\n: still here\n\nid: 5\nda',
      'ta: five\n\nid: 6\n',
      'data: nonsense\n\nid: 7\ndata: seven\n\n',
    ]),
  ]);
  expect(told).toEqual(['five', 'seven']);
});

test('opens again where it was, and says that something may have been missed', async () => {
  const { ids, ups } = await followed([saying(['id: 5\ndata: a\n\nid: 6\ndata: half'], 'breaks'), saying([])]);
  expect(ids).toEqual(['4', '5', '5']);
  expect(ups).toEqual([false, true]);
});

test('waits longer from one failure to the next, up to half a minute, and says once it failed twice', async () => {
  const { pauses, onAway } = await followed(Array.from({ length: 7 }, () => away));
  expect(pauses).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  expect(onAway).toHaveBeenCalledTimes(6);
});

test('comes back soon after a long connection and later after a short one, at the delay the service asks for', async () => {
  const stream = () => saying(['retry: 500\n\n']);
  expect((await followed([stream(), stream(), stream()], { life: 20_000 })).pauses).toEqual([500, 500, 500]);
  expect((await followed([stream(), stream(), stream()])).pauses).toEqual([500, 1000, 2000]);
});

test('spreads its attempts', async () => {
  expect((await followed([away, away], { random: 0 })).pauses).toEqual([1000, 2000]);
});

test('asks no more once the session is over', async () => {
  const { ids } = await followed([saying([]), over, saying(['data: late\n\n'])]);
  expect(ids).toHaveLength(2);
});

test('lets go of an open stream as soon as it is not wanted', async () => {
  const left = new AbortController();
  const cancelled = vi.fn<() => void>();
  const value = new ReadableStream<Uint8Array>({ cancel: cancelled });
  await followStream({
    open: () => Promise.resolve({ ok: true, value }),
    parse: (data) => data,
    listener: { onTold: () => {}, onUp: () => left.abort(), onAway: () => {} },
    lastEventId: null,
    signal: left.signal,
  });
  expect(cancelled).toHaveBeenCalledOnce();
});
