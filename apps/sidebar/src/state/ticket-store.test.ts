import type { RunView } from '@handrail/contract';
import { expect, test } from 'vitest';
import { runView } from '../fixtures/run-view.ts';
import type { Answer } from '../service/answer.ts';
import type { Api } from '../service/api.ts';
import { createTicketStore } from './ticket-store.ts';

const snapshot = { id: 101 } as const;
const fact = 'other.confirmed';

/** A store on a page with one run, before a service that answers an event when told to. */
async function openStore() {
  let answer: (given: Answer<RunView>) => void = () => {};
  const timers: (() => void)[] = [];
  const opened = { match: null, notRead: null, runs: [runView], ownerTicketOf: null };
  const call = (name: string) =>
    name === 'openTicket'
      ? Promise.resolve({ ok: true, value: opened })
      : new Promise((resolve) => {
          answer = resolve;
        });
  const store = createTicketStore({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- two routes of the table are all it calls
    api: { call } as unknown as Api,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing here reads more of it
    readSnapshot: () => Promise.resolve(snapshot as never),
    kept: () => ({ read: () => Promise.resolve([]), write: () => true }),
    userId: '9001',
    now: () => 0,
    newKey: () => 'key',
    schedule(_delay, task) {
      timers.push(task);
      return () => void timers.splice(timers.indexOf(task), 1);
    },
  });
  await store.open();
  const drawn: { seq: number; pending: number; undo: boolean }[] = [];
  // A page draws what is there once everything that follows at once has happened.
  let isAsked = false;
  store.subscribe(() => {
    if (isAsked) return;
    isAsked = true;
    queueMicrotask(() => {
      isAsked = false;
      const { runs, pending, undo } = store.state();
      drawn.push({ seq: runs[0]?.seq ?? 0, pending: pending.length, undo: undo !== null });
    });
  });
  return { store, drawn, timers, answer: (given: Answer<RunView>) => answer(given) };
}

const say = ({ store }: Awaited<ReturnType<typeof openStore>>) =>
  store.record(runView.id, { type: 'fact_recorded', fact, value: true, source: 'agent' }, { undo: 'click' });
const next: Answer<RunView> = { ok: true, value: { ...runView, seq: runView.seq + 1 } };

test('an answer that comes at once is drawn once, with the way to take it back', async () => {
  const page = await openStore();
  const recorded = say(page);
  page.answer(next);
  expect(await recorded).toBe('recorded');
  expect(page.drawn).toEqual([{ seq: runView.seq + 1, pending: 0, undo: true }]);
  for (const task of page.timers) task();
  await Promise.resolve();
  expect(page.store.state().pending).toEqual([]);
});

test('what waits for the service is drawn as waiting', async () => {
  const page = await openStore();
  const recorded = say(page);
  expect(page.drawn).toEqual([]);
  expect(page.store.state().pending).toHaveLength(1);
  for (const task of page.timers.splice(0)) task();
  await Promise.resolve();
  expect(page.drawn).toEqual([{ seq: runView.seq, pending: 1, undo: false }]);
  page.answer(next);
  await recorded;
  expect(page.drawn.at(-1)).toEqual({ seq: runView.seq + 1, pending: 0, undo: true });
});
