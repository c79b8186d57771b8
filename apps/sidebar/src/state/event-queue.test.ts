import type { RunView } from '@handrail/contract';
import { expect, test, vi } from 'vitest';
import type { Answer } from '../service/answer.ts';
import type { NewEvent } from '../service/api.ts';
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

const kept = (key: string, step: string, seq: number) => ({
  runId: 'run',
  key,
  body: tick(step),
  at: 0,
  seq,
  insist: false,
});

/** A queue before a service that answers as scripted, then records. */
function queueBefore(...script: Answer<RunView>[]) {
  const sent: { key: string; step: string; expectedSeq: number }[] = [];
  const timers: (() => void)[] = [];
  const done = new Set<string>();
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
      const step = 'step' in body ? body.step : body.type;
      sent.push({ key, step, expectedSeq });
      const answer = script.shift() ?? { ok: true, value: view(expectedSeq + 1) };
      if (answer.ok) done.add(step);
      return Promise.resolve(answer);
    },
    seqOf: () => seq,
    onChange: () => {},
    onView(fresh) {
      seq = fresh.seq;
      seen.views.push(fresh.seq);
    },
    holdsAlready: ({ body }) => 'step' in body && done.has(body.step),
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
  const [held] = seen.conflicts.mock.calls[0] ?? [];
  if (held) await queue.resolve(held, 'again');
  expect(sent.map(({ key, expectedSeq }) => [key, expectedSeq])).toEqual([
    ['key-0', 5],
    ['key-0', 9],
  ]);
});

test('a stale event can be left out, and the next one goes on', async () => {
  const { queue, sent, seen } = queueBefore(stale);
  await queue.add('run', tick('a'));
  const next = queue.add('run', tick('b'));
  const [held] = seen.conflicts.mock.calls[0] ?? [];
  if (held) await queue.resolve(held, 'drop');
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
  queue.restore([kept('kept-key', 'old', 5)]);
  await queue.add('run', tick('new'));
  expect(sent.map(({ key }) => key)).toEqual(['kept-key', 'key-0']);
});

test('a step that is done already is not done again, also where a page before this one left the tick', async () => {
  const { queue, sent, seen } = queueBefore();
  const twice = [queue.add('run', tick('a'), { insist: true }), queue.add('run', tick('a'), { insist: true })];
  expect(await Promise.all(twice)).toEqual(['recorded', 'recorded']);
  queue.restore([kept('of the page before', 'a', 5)]);
  await queue.add('run', tick('b'));
  expect(sent.map(({ step }) => step)).toEqual(['a', 'b']);
  expect(queue.entries()).toEqual([]);
  expect(seen.refused).not.toHaveBeenCalled();
});

test('a tick of yesterday keeps the number it was made on, so what others did since is a conflict', async () => {
  const { queue, sent, seen } = queueBefore(stale);
  queue.restore([kept('of yesterday', 'a', 2)]);
  await vi.waitFor(() => expect(seen.conflicts).toHaveBeenCalledOnce());
  expect(sent).toEqual([{ key: 'of yesterday', step: 'a', expectedSeq: 2 }]);
  expect(queue.entries()).toHaveLength(1);
});

test('what an agent did one after the other conflicts with nothing of their own', async () => {
  const { queue, sent } = queueBefore(away);
  await queue.add('run', tick('a'));
  await queue.add('run', tick('b'));
  await queue.retry();
  expect(sent.map(({ step, expectedSeq }) => [step, expectedSeq]).slice(-2)).toEqual([
    ['a', 5],
    ['b', 6],
  ]);
});

test('a conflict of one run holds up no other run', async () => {
  const { queue, sent } = queueBefore(stale);
  expect(await queue.add('run', tick('a'))).toBe('held');
  expect(await queue.add('other', tick('b'))).toBe('recorded');
  expect(await queue.add('run', tick('c'))).toBe('held');
  expect(sent.map(({ step }) => step)).toEqual(['a', 'b']);
  expect(queue.entries().map(({ key }) => key)).toEqual(['key-0', 'key-2']);
});

test('what an earlier page left behind and comes in the middle of a send is not lost', async () => {
  const { queue, sent } = queueBefore();
  const first = queue.add('run', tick('new'));
  queue.restore([kept('kept-key', 'old', 2)]);
  await first;
  await vi.waitFor(() => expect(queue.entries()).toEqual([]));
  // Nor does the newer event, which the agent did in view of more, make it any newer.
  expect(sent.map(({ key, expectedSeq }) => [key, expectedSeq])).toEqual([
    ['key-0', 5],
    ['kept-key', 2],
  ]);
});

test('what stays true whatever others did stays so over a closed page', async () => {
  const { queue, sent, seen } = queueBefore(stale);
  queue.restore([{ ...kept('kept-key', 'a', 2), insist: true }]);
  await vi.waitFor(() => expect(queue.entries()).toEqual([]));
  expect(sent.map(({ expectedSeq }) => expectedSeq)).toEqual([2, 9]);
  expect(seen.conflicts).not.toHaveBeenCalled();
});
