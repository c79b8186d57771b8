import { openPostgresStore } from '../../src/store/postgres-store.ts';
import { verifyChains } from '../../src/store/verify-chains.ts';
import type { Acknowledged } from './_hands.ts';

export interface Damage {
  /** Acknowledged and not there. */
  lost: number;
  /** Keys that a run holds more than once. */
  twice: number;
  /** Runs whose chain does not verify. */
  broken: number;
}

/** Holds what callers were told against what the database has. */
export async function damageIn(url: string, acknowledged: readonly Acknowledged[]): Promise<Damage> {
  const store = await openPostgresStore(url, { connections: 2 });
  try {
    const there = new Set<string>();
    let twice = 0;
    for await (const { end, events } of store.chains()) {
      const keys = new Set(events.map(({ key }) => key));
      twice += events.length - keys.size;
      for (const { seq, key } of events) there.add(`${end.runId} ${seq} ${key}`);
    }
    const lost = acknowledged.filter(({ runId, seq, key }) => !there.has(`${runId} ${seq} ${key}`)).length;
    return { lost, twice, broken: (await verifyChains(store)).broken.length };
  } finally {
    await store.close();
  }
}

/** Longest time between two acknowledgements since `from`, in seconds. */
export function longestGap(acknowledged: readonly Acknowledged[], from: number): number {
  const times = acknowledged.map(({ at }) => at).filter((at) => at >= from);
  return Math.max(0, ...times.map((at, i) => at - (times[i - 1] ?? from))) / 1000;
}
