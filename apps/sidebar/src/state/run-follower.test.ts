import { expect, test, vi } from 'vitest';
import { createRunFollower } from './run-follower.ts';

type Listener = Parameters<Parameters<typeof createRunFollower>[0]['follow']>[1];

/** A follower of run `a`, which this page knows up to event 5. */
function followerOf({ isSending = false, isRead = true } = {}) {
  const listeners: Listener[] = [];
  const timers: (() => void)[] = [];
  const known = { seq: 5, isSending, isRead };
  const read = vi.fn<(runId: string) => Promise<boolean>>(() => Promise.resolve(known.isRead));
  const leave = vi.fn<() => void>();
  const from: (string | undefined)[] = [];
  const follow = createRunFollower({
    follow(_runId, listener, lastId) {
      listeners.push(listener);
      from.push(lastId);
      return leave;
    },
    seqOf: () => known.seq,
    isSending: () => known.isSending,
    read,
    onUp: () => {},
    onAway: () => {},
    schedule(_delay, task) {
      timers.push(task);
      return () => void timers.splice(timers.indexOf(task), 1);
    },
  });
  const stop = follow('a');
  const [listener] = listeners;
  if (!listener) throw new Error('Nothing is followed');
  const tell = (seq: number) => listener.onTold({ runId: 'a', seq });
  /** Lets the planned reading happen. */
  const settle = async () => {
    for (const task of timers.splice(0)) task();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { from, known, listener, read, stop, tell, settle, timers, leave };
}

test('starts where the page is, and reads once for a burst', async () => {
  const { from, tell, settle, read } = followerOf();
  for (const seq of [6, 7, 8]) tell(seq);
  await settle();
  expect(from).toEqual(['5']);
  expect(read).toHaveBeenCalledOnce();
});

test("does not read again what the page's own event has answered", async () => {
  const { known, tell, settle, read } = followerOf();
  tell(6);
  known.seq = 6;
  await settle();
  expect(read).not.toHaveBeenCalled();
});

test('reads when the same number is told again: a shared fact moved the run', async () => {
  const { tell, settle, read } = followerOf();
  tell(5);
  await settle();
  expect(read).toHaveBeenCalledOnce();
});

test('reads after a break although nothing new is told', async () => {
  const { listener, settle, read } = followerOf();
  listener.onUp(false);
  await settle();
  expect(read).not.toHaveBeenCalled();
  listener.onUp(true);
  await settle();
  expect(read).toHaveBeenCalledOnce();
});

test("waits for the page's own events, so that a conflict stays one", async () => {
  const { known, tell, settle, read } = followerOf({ isSending: true });
  tell(6);
  await settle();
  expect(read).not.toHaveBeenCalled();
  known.isSending = false;
  await settle();
  expect(read).toHaveBeenCalledOnce();
});

test('a reading that failed is made up for when the service is back', async () => {
  const { known, listener, tell, settle, read } = followerOf({ isRead: false });
  tell(5);
  await settle();
  known.isRead = true;
  listener.onUp(false);
  await settle();
  expect(read).toHaveBeenCalledTimes(2);
});

test('stops with everything it planned', () => {
  const { tell, stop, timers, leave } = followerOf();
  tell(6);
  stop();
  expect(timers).toEqual([]);
  expect(leave).toHaveBeenCalledOnce();
});
