import { setImmediate } from 'node:timers/promises';
import type { RunSummary } from '@handrail/contract';
import type { Store, StoredRun, TicketContext } from '../store/store.ts';
import { type Erasing, eraseRun } from './erase-run.ts';
import { serviceActor } from './run-book.ts';
import { publicEvent } from './run-view.ts';

const day = 24 * 60 * 60_000;
const batch = 200;

/** Erases the values of closed runs nobody touched for this many days, unless a signal ends it; answers how many. */
export async function eraseOlder(
  erasing: Erasing & { signal?: AbortSignal },
  account: string,
  days: number,
  now: Date,
): Promise<number> {
  const { store } = erasing;
  const because = `Kept for ${days} days after the last change`;
  let count = 0;
  for (;;) {
    const ids = await store.erasable(account, now.getTime() - days * day, batch);
    for (const id of ids) {
      if (erasing.signal?.aborted) return count;
      const stored = await store.load(account, id);
      if (!stored) continue;
      await eraseRun(erasing, { account, stored, because }, serviceActor, now);
      count += 1;
      // On SQLite nothing above waits, and a service has others to answer.
      await setImmediate();
    }
    if (ids.length < batch) return count;
  }
}

export interface PersonExport {
  person: string;
  account: string;
  at: string;
  runs: {
    summary: RunSummary;
    events: ReturnType<typeof publicEvent>[];
    ticket: TicketContext | null;
  }[];
}

/** Everything kept of the runs that name a person, by address or name in any letter case. */
export async function exportPerson(store: Store, account: string, person: string, now: Date): Promise<PersonExport> {
  const runs: PersonExport['runs'] = [];
  for (const id of await store.runsNaming(account, person)) {
    const found: StoredRun | null = await store.load(account, id);
    if (!found) continue;
    const { run, events, ticket } = found;
    runs.push({ summary: run.summary, events: events.map(publicEvent), ticket });
  }
  return { person, account, at: now.toISOString(), runs };
}
