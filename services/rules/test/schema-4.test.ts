import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Fact, FactSchema } from '@handrail/contract';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { accountsOf } from '../src/accounts.ts';
import { openRunBook } from '../src/runs/run-book.ts';
import { workflowLibrary } from '../src/runs/workflow-library.ts';
import { readBackup } from '../src/store/backup.ts';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { connect, migrate, sqliteFileName } from '../src/store/sqlite-file.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import type { Store } from '../src/store/store.ts';
import { verifyChains } from '../src/store/verify-chains.ts';
import { hasPostgres, startPostgres, type TestPostgres } from './_postgres.ts';

/**
 * Stores as version 4 of the schema left them, with facts of tickets in a table besides the events, and how that version
 * showed their runs a day later. On ticket 8 a run was erased, and its facts stayed in the table for the other.
 */
const before = (name: string) => join(import.meta.dirname, 'fixtures/stores/schema-4', name);
const unzipped = (name: string) => gunzipSync(readFileSync(before(name)));
const later = new Date('2026-11-24T12:00:00.000Z');

const ShownSchema = z.object({
  id: z.string(),
  ticketId: z.number(),
  seq: z.number(),
  status: z.string(),
  outcome: z.string().nullable(),
  facts: z.record(z.string(), FactSchema),
  steps: z.record(z.string(), z.string()),
});
type Shown = z.output<typeof ShownSchema>;

const shownBefore = ShownSchema.array().parse(JSON.parse(readFileSync(before('runs.json'), 'utf8')));

async function shownNow(store: Store): Promise<Shown[]> {
  const options = { library: workflowLibrary([], store), accounts: accountsOf([]), newId: () => 'none' };
  const book = openRunBook({ store, ...options });
  const all: Shown[] = [];
  for (const { id } of shownBefore) {
    const run = await book.load('desk', id, later);
    if (!run) throw new Error(`No run ${id}`);
    const { ticketId, seq, status, outcome, facts, steps } = book.view(run, later);
    const known = facts.flatMap(({ declaration, fact }): [string, Fact][] =>
      fact.state === 'unknown' ? [] : [[declaration.id, fact]],
    );
    const marks = steps.map(({ id: step, mark }): [string, string] => [step, mark.state]);
    const shown = { id, ticketId, seq, status, outcome: outcome?.id ?? null, facts: Object.fromEntries(known) };
    all.push({ ...shown, steps: Object.fromEntries(marks) });
  }
  return all;
}

const erased = ['requester.paid', 'requester.email'];
const isEight = ({ ticketId }: Shown) => ticketId === 8;
const without = ({ id, seq, facts }: Shown) => ({
  id,
  seq,
  facts: Object.fromEntries(Object.entries(facts).filter(([name]) => !erased.includes(name))),
});

/** What of a store is compared; of the runs on ticket 8 only what the erased one did not tell. */
const compared = (runs: readonly Shown[], broken: readonly unknown[]) => ({
  whole: runs.filter((run) => !isEight(run)),
  rest: runs.filter(isEight).map(without),
  broken,
});
const asBefore = compared(shownBefore, []);

async function comparedNow(store: Store) {
  const runs = await shownNow(store);
  return { ...compared(runs, (await verifyChains(store)).broken), told: toldOnEight(runs) };
}

const toldOnEight = (runs: readonly Shown[]) =>
  runs.filter(isEight).map(({ outcome, facts }) => {
    const [paid, email] = erased.map((name) => facts[name]);
    return { outcome, paid: paid?.state, email: email?.state === 'known' ? email.value : null };
  });
/** What nobody told is as it was before anybody did. */
const untold = Array.from({ length: 2 }, () => ({ outcome: null, paid: undefined, email: '' }));

test('version 4 still told what the erased run had told', () => {
  expect(toldOnEight(shownBefore)).toEqual([
    { outcome: null, paid: 'known', email: 'rita@initech.example' },
    { outcome: 'await_reply', paid: 'known', email: 'rita@initech.example' },
  ]);
});

/** Opens an empty store, or one that version 4 wrote. */
function upgradeSuite(name: string, open: (from: 'empty' | 'version 4') => Promise<Store>): void {
  describe(`version 4 on ${name}`, () => {
    test('a store of version 4 shows its runs as before, but for what was told by one that was erased', async () => {
      const store = await open('version 4');
      expect(await comparedNow(store)).toEqual({ ...asBefore, told: untold });
      await store.close();
    });

    test('so does a backup of version 4', async () => {
      const store = await open('empty');
      await store.fill(readBackup(before('backup.jsonl.gz')));
      expect(await comparedNow(store)).toEqual({ ...asBefore, told: untold });
      await store.close();
    });
  });
}

const folders: string[] = [];
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-before-'));
  folders.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

upgradeSuite('SQLite', async (from) => {
  const folder = newFolder();
  if (from === 'version 4') writeFileSync(join(folder, sqliteFileName), unzipped('sqlite.db.gz'));
  return openSqliteStore(folder);
});

test('on SQLite the table of facts is gone', () => {
  const file = join(newFolder(), sqliteFileName);
  writeFileSync(file, unzipped('sqlite.db.gz'));
  const connection = connect(file);
  const tables = () => connection.all("select name from sqlite_master where name = 'facts'");
  expect(tables()).toEqual([{ name: 'facts' }]);
  migrate(connection, file);
  expect(tables()).toEqual([]);
  connection.close();
});

describe.runIf(hasPostgres)('on PostgreSQL', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 30_000);
  afterAll(() => server.stop(), 30_000);

  async function on<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }
  async function databaseBefore(): Promise<string> {
    const url = await server.newDatabase();
    await on(url, (client) => client.query(unzipped('postgres.sql.gz').toString()));
    return url;
  }

  upgradeSuite('PostgreSQL', async (from) => {
    const url = from === 'empty' ? await server.newDatabase() : await databaseBefore();
    return openPostgresStore(url, { connections: 2 });
  });

  test('an instance of version 4 that still runs beside goes on, and leaves no fact of a ticket behind', async () => {
    const url = await databaseBefore();
    await on(url, async (old) => {
      const count = async () => (await old.query<{ count: number }>('select count(*)::int as count from facts')).rows;
      expect(await count()).toEqual([{ count: 6 }]);
      const store = await openPostgresStore(url, { connections: 2 });
      expect(await count()).toEqual([{ count: 0 }]);
      await old.query(`insert into facts (account, ticket_id, fact, value) values ('desk', 7, 'requester.paid', '{}')
        on conflict (account, ticket_id, fact) do update set value = excluded.value`);
      expect(await count()).toEqual([{ count: 0 }]);
      await store.close();
    });
  });
});
