import type { RunView } from '@handrail/contract';
import { expect, test, vi } from 'vitest';
import type { Answer, NewEvent } from '../api.ts';
import { runView } from '../fixtures/run-view.ts';
import { createEventQueue } from './event-queue.ts';

type Told = Parameters<typeof createEventQueue>[0];

const tick = (step: string): NewEvent => ({ type: 'step_done', step });
const view = (seq: number): RunView => ({ ...runView, seq });
const away: Answer<RunView> = { ok: false, problem: { kind: 'unreachable', detail: 'no answer' } };
const stale: Answer<RunView> = {
  ok: false,
  problem: {
    kind: 'refused',
    problem: { type: '/problems/stale', title: 'Stale', status: 409, detail: 'older', code: 'stale', instance: 'i' },
  },
};
const locked: Answer<RunView> = {
  ok: false,
  problem: {
    kind: 'refused',
    problem: {
      type: '/problems/gate_locked',
      title: 'Locked',
      status: 422,
      detail: 'no',
      code: 'gate_locked',
      instance: 'i',
    },
  },
};

/** A queue before a service that answers as scripted, then records. */
function queueBefore(...script: Answer<RunView>[]) {
  const sent: { key: string; step: string; expectedSeq: number }[] = [];
  const timers: (() => void)[] = [];
  let seq = 5;
  let keys = 0;
  const seen = {
    views: [] as number[],
    refused: vi.fn<Told['onRefused']>(),
    conflicts: vi.fn<Told['onConflict']>(),
    away: vi.fn<() => void>(),
  };
  const queue = createEventQueue({
    send(_run, { key, body, expectedSeq }) {
      sent.push({ key, step: 'step' in body ? body.step : body.type, expectedSeq });
      return Promise.resolve(script.shift() ?? { ok: true, value: view(expectedSeq + 1) });
    },
    seqOf: () => seq,
    onChange: () => {},
    onView(fresh) {
      seq = fresh.seq;
      seen.views.push(fresh.seq);
    },
    onRefused: seen.refused,
    onConflict: seen.conflicts,
    onAway: seen.away,
    readFresh: (problem) =>
      Promise.resolve(problem.kind === 'refused' && problem.problem.code === 'stale' ? view(9) : null),
    newKey: () => `key-${keys++}`,
    now: () => 0,
    schedule: (_delay, task) => {
      timers.push(task);
      return () => {};
    },
  });
  return { queue, sent, timers, seen };
}

test('events go out one by one, each on the number the one before left', async () => {
  const { queue, sent } = queueBefore();
  await Promise.all([queue.add('run', tick('a')), queue.add('run', tick('b'))]);
  expect(sent.map(({ step, expectedSeq }) => [step, expectedSeq])).toEqual([
    ['a', 5],
    ['b', 6],
  ]);
  expect(queue.entries()).toEqual([]);
});

test('while the service is away events wait with their keys, and are replayed in order', async () => {
  const { queue, sent, timers, seen } = queueBefore(away, away);
  expect(await queue.add('run', tick('a'))).toBe('queued');
  expect(await queue.add('run', tick('b'))).toBe('queued');
  expect(seen.away).toHaveBeenCalled();
  timers.at(-1)?.();
  await vi.waitFor(() => expect(queue.entries()).toEqual([]));
  expect(sent.map(({ key, step }) => [key, step]).slice(-2)).toEqual([
    ['key-0', 'a'],
    ['key-1', 'b'],
  ]);
});

test('a stale event is held with the fresh view, and goes out again only when the agent says so', async () => {
  const { queue, sent, seen } = queueBefore(stale);
  expect(await queue.add('run', tick('a'))).toBe('held');
  expect(seen.conflicts).toHaveBeenCalledWith(expect.objectContaining({ key: 'key-0' }), view(9), 5);
  expect(seen.views).toEqual([9]);
  await queue.resolve('again');
  expect(sent.map(({ key, expectedSeq }) => [key, expectedSeq])).toEqual([
    ['key-0', 5],
    ['key-0', 9],
  ]);
});

test('a stale event can be left out, and the next one goes on', async () => {
  const { queue, sent } = queueBefore(stale);
  await queue.add('run', tick('a'));
  const next = queue.add('run', tick('b'));
  await queue.resolve('drop');
  expect(await next).toBe('held');
  await vi.waitFor(() => expect(sent.map(({ step }) => step)).toEqual(['a', 'b']));
});

test('what stays true whatever others did is sent again by itself', async () => {
  const { queue, sent, seen } = queueBefore(stale);
  expect(await queue.add('run', tick('a'), { insist: true })).toBe('recorded');
  expect(sent.map(({ expectedSeq }) => expectedSeq)).toEqual([5, 9]);
  expect(seen.conflicts).not.toHaveBeenCalled();
});

test('a refused event is dropped with its reason, and the next one goes on', async () => {
  const { queue, sent, seen } = queueBefore(locked);
  expect(await queue.add('run', tick('a'))).toBe('refused');
  expect(seen.refused).toHaveBeenCalledOnce();
  expect(await queue.add('run', tick('b'))).toBe('recorded');
  expect(sent).toHaveLength(2);
});

test('events that an earlier page left behind go first', async () => {
  const { queue, sent } = queueBefore();
  queue.restore([{ runId: 'run', key: 'kept-key', body: tick('old'), at: 0 }]);
  await queue.add('run', tick('new'));
  expect(sent.map(({ key }) => key)).toEqual(['kept-key', 'key-0']);
});
