import { afterEach, beforeEach, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { eraseOlder } from '../src/runs/retention.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import type { Store } from '../src/store/store.ts';
import { verifyChains } from '../src/store/verify-chains.ts';
import { newFolder } from './_folder.ts';
import { firstChange, noon } from './_run.ts';

const day = 24 * 60 * 60_000;

let store: Store;
beforeEach(() => {
  store = openSqliteStore(newFolder());
});
afterEach(() => store.close());

async function fill(runs: number): Promise<void> {
  for (let n = 0; n < runs; n += 1) await store.append('a', firstChange('a', { ticketId: n + 1, status: 'closed' }));
}

/** How often others had their turn during some work. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  const count = () => {
    turns += 1;
    next = setImmediate(count);
  };
  let next = setImmediate(count);
  await work();
  clearImmediate(next);
  return turns;
}

test('a check of all chains in SQLite lets others have their turn', async () => {
  await fill(350);
  const turns = await turnsDuring(async () => expect(await verifyChains(store)).toMatchObject({ runs: 350 }));
  expect(turns).toBeGreaterThanOrEqual(3);
});

test('erasing many old runs in SQLite lets others have their turn after each', async () => {
  await fill(10);
  const erasing = { store, newId: () => v7() };
  const later = new Date(noon.getTime() + 10 * day);
  const turns = await turnsDuring(async () => expect(await eraseOlder(erasing, 'a', 5, later)).toBe(10));
  expect(turns).toBeGreaterThanOrEqual(10);
});
