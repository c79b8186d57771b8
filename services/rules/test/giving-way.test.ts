import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { readConfiguration } from '../src/configuration.ts';
import { openService } from '../src/open-service.ts';
import { eraseOlder } from '../src/runs/retention.ts';
import { besideSqliteStore, openSqliteStore } from '../src/store/sqlite-store.ts';
import type { Store } from '../src/store/store.ts';
import { verifyChains } from '../src/store/verify-chains.ts';
import { newZendesk, tinyPacks } from './_app.ts';
import { newFolder } from './_folder.ts';
import { firstChange, noon } from './_run.ts';

const day = 24 * 60 * 60_000;

let folder: string;
let store: Store;
beforeEach(() => {
  folder = newFolder();
  store = openSqliteStore(folder);
});
afterEach(() => store.close());

async function fill(runs: number, account = 'a', updatedAt = noon.toISOString()): Promise<void> {
  for (let ticketId = 1; ticketId <= runs; ticketId += 1)
    await store.append(account, firstChange(account, { ticketId, status: 'closed', updatedAt }));
}

const erased = async () => {
  const runs = await store.list('desk', {}, null, 200, noon.getTime());
  return runs.filter(({ ending }) => ending === 'erased').length;
};

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

test('a service starts before all old runs are erased, ends in the midst of it, and erases the others next time', async () => {
  const runs = 60;
  await fill(runs, 'desk', '2020-01-01T00:00:00.000Z');
  await store.close();
  const { account } = await newZendesk('desk');
  const { id, issuer, audience, publicKeys } = account;
  const accounts = join(folder, 'accounts.json');
  const origin = 'https://desk.zendesk.com';
  writeFileSync(
    accounts,
    JSON.stringify({ accounts: [{ id, issuer, audience, origin, publicKey: publicKeys, leads: [] }] }),
  );
  const configuration = readConfiguration({
    RULES_PORT: '0',
    DATA_DIR: folder,
    WORKFLOWS_DIR: tinyPacks,
    ACCOUNTS_FILE: accounts,
    RETENTION_DAYS: '1',
    LOG_LEVEL: 'silent',
  });
  const service = await openService(configuration);
  await service.close();
  store = openSqliteStore(folder);
  expect(await erased()).toBeLessThan(runs);
  await store.close();

  const again = await openService(configuration);
  store = besideSqliteStore(folder, 'to read');
  await expect.poll(erased, { timeout: 30_000 }).toBe(runs);
  await again.close();
}, 60_000);
