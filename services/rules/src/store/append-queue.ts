import { errorDetail } from '../error-code.ts';
import { type Change, StoreUnavailable } from './store.ts';

export interface AccountChange {
  account: string;
  change: Change;
}

/** Two instances that write to the same runs in another order: the database ends one statement and keeps nothing of it. */
const isDeadlock = (error: StoreUnavailable) => errorDetail(error.cause, 'code') === '40P01';

export interface AppendQueueOptions {
  /** Changes that are written together; more make each wait for more others. */
  together: number;
  /** Writes under way: while some commit, the next gather. */
  atOnce: number;
  /** Writes changes in one commit, all or none, and answers the ids of the runs that moved. */
  write: (changes: readonly AccountChange[]) => Promise<ReadonlySet<string>>;
}

interface Waiting extends AccountChange {
  ticket: string;
  settle: (isDone: boolean) => void;
  fail: (error: unknown) => void;
}

/**
 * Gathers the changes of many callers into few commits: what arrives while others are written goes together with the
 * next, if it is of the same account. Changes about one ticket keep their order and are never written together: one
 * statement could not move a run twice. Nobody waits for company: with little to do, each change is written by itself at
 * once.
 */
export function appendQueue({
  together,
  atOnce,
  write,
}: AppendQueueOptions): (change: AccountChange) => Promise<boolean> {
  const waiting: Waiting[] = [];
  const busy = new Set<string>();
  let underWay = 0;
  let isWoken = false;

  function nextBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const passed = new Set<string>();
    for (let i = 0; i < waiting.length && batch.length < together; ) {
      const next = waiting[i];
      const isApart = next?.account !== (batch[0] ?? next)?.account;
      if (next === undefined || isApart || busy.has(next.ticket) || passed.has(next.ticket)) {
        i += 1;
        continue;
      }
      passed.add(next.ticket);
      batch.push(next);
      waiting.splice(i, 1);
    }
    return batch;
  }

  async function writeAll(batch: readonly Waiting[]): Promise<void> {
    try {
      const moved = await write(batch);
      for (const { change, settle } of batch) settle(moved.has(change.run.summary.id));
    } catch (error) {
      // One change that cannot be written must not fail its neighbours: nothing of the commit was kept.
      const isAway = error instanceof StoreUnavailable && !isDeadlock(error);
      if (batch.length > 1 && !isAway) {
        for (const one of batch) await writeAll([one]);
      } else for (const { fail } of batch) fail(error);
    }
  }

  function wake(): void {
    isWoken = false;
    while (underWay < atOnce) {
      const batch = nextBatch();
      if (batch.length === 0) return;
      for (const { ticket } of batch) busy.add(ticket);
      underWay += 1;
      void writeAll(batch).finally(() => {
        underWay -= 1;
        for (const { ticket } of batch) busy.delete(ticket);
        gather();
      });
    }
  }

  /** Callers who were answered together write their next changes in the same turn of the loop. */
  function gather(): void {
    if (isWoken || waiting.length === 0) return;
    isWoken = true;
    setImmediate(wake);
  }

  return ({ account, change }) =>
    new Promise((settle, fail) => {
      waiting.push({ account, change, ticket: `${account}/${change.run.summary.ticketId}`, settle, fail });
      gather();
    });
}
