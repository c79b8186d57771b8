import { Client } from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migratePostgres } from '../src/store/postgres-migrate.ts';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { StoreRefused } from '../src/store/store.ts';
import { schemaVersion, tables } from '../src/store/tables.ts';
import { hasPostgres, startPostgres, type TestPostgres } from './_postgres.ts';
import { changeAfter, firstChange, noteOf } from './_run.ts';
import { asBeforeLeads } from './_schema-before.ts';

describe.runIf(hasPostgres)('a PostgreSQL that is brought up to this version', () => {
  let server: TestPostgres;
  const open: Client[] = [];
  beforeAll(async () => {
    server = await startPostgres();
  }, 30_000);
  afterAll(async () => {
    await Promise.all(open.map((client) => client.end()));
    await server.stop();
  }, 90_000);

  async function connected(url: string): Promise<Client> {
    const client = new Client({ connectionString: url });
    await client.connect();
    open.push(client);
    return client;
  }

  /** A database as version 2 left it, with one run. */
  async function asOfVersion2() {
    const url = await server.newDatabase();
    const store = await openPostgresStore(url, { connections: 1 });
    const change = firstChange('a', { outcome: 'release' });
    await store.append('a', change);
    await store.close();
    const client = await connected(url);
    await client.query(`${asBeforeLeads}; update handrail_schema set version = 2`);
    return { url, client, change };
  }

  const unusable = `select count(*)::int as unusable from pg_index where not indisvalid`;
  const versionIn = async (client: Client) =>
    (await client.query<{ version: number }>('select version from handrail_schema')).rows;

  test('three instances that start at once on an older one all start: one builds, the others wait', async () => {
    const { url, client } = await asOfVersion2();
    const stores = await Promise.all([1, 2, 3].map(() => openPostgresStore(url, { connections: 1 })));
    await Promise.all(stores.map((store) => store.close()));
    expect(await versionIn(client)).toEqual([{ version: schemaVersion }]);
    expect((await client.query(unusable)).rows).toEqual([{ unusable: 0 }]);
  });

  test('an index that is missing or was left half-built is built, though the version says that all is done', async () => {
    const url = await server.newDatabase();
    await migratePostgres(url);
    const client = await connected(url);
    await client.query("update pg_index set indisvalid = false where indexrelid = 'runs_by_agent'::regclass");
    await client.query('drop index runs_by_subject');
    await migratePostgres(url);
    expect((await client.query(unusable)).rows).toEqual([{ unusable: 0 }]);
    const { rows } = await client.query(
      "select indexdef from pg_indexes where indexname in ('runs_by_agent', 'runs_by_subject') order by indexname",
    );
    expect(rows).toEqual([
      { indexdef: expect.stringMatching(/^CREATE INDEX .*\(account, agent, updated_at, id\)/) },
      { indexdef: expect.stringMatching(/^CREATE UNIQUE INDEX .*\(account, ticket_id, workflow, subject_key\)/) },
    ]);
  });

  test('behind a reader who takes long it gives way to all others, and says so when that never ends', async () => {
    const { url, client: reader, change } = await asOfVersion2();
    await reader.query('begin; select count(*) from runs');
    const migrated = migratePostgres(url);
    const others = await connected(url);
    const waiting = "select count(*)::int as waits from pg_locks where not granted and mode = 'AccessExclusiveLock'";
    await expect
      .poll(async () => (await others.query<{ waits: number }>(waiting)).rows[0]?.waits, { timeout: 20_000 })
      .toBe(1);
    const { rows } = await others.query('select id from runs');
    expect(rows).toEqual([{ id: change.run.summary.id }]);
    await expect(migratePostgres(url, 0)).rejects.toThrow(StoreRefused);
    await reader.query('commit');
    await migrated;
    expect(await versionIn(reader)).toEqual([{ version: schemaVersion }]);
    expect((await reader.query('select outcome from runs')).rows).toEqual([{ outcome: 'release' }]);
  });

  test('texts that are no JSON for PostgreSQL hold up neither an index of what is written in them nor a write', async () => {
    const url = await server.newDatabase();
    const store = await openPostgresStore(url, { connections: 1 });
    const change = firstChange('a');
    const { id, workflow } = change.run.summary;
    await store.append('a', change);
    const client = await connected(url);
    // Half a letter, which earlier versions kept.
    await client.query(`update runs set summary = replace(summary, 'Look at', '\\ud83d Look at')`);
    await expect(client.query("select summary::json ->> 'nextStep' from runs")).rejects.toThrow(/json/);
    await client.query('drop index runs_by_version; drop index tickets_by_requester');
    await client.query('update handrail_schema set version = 8');
    await migratePostgres(url);
    const asked = { workflow: workflow.id, version: workflow.version };
    expect(await store.list('a', asked, null, 10, 0)).toHaveLength(1);
    const run = await store.load('a', id);
    if (!run) throw new Error('no run');
    expect(await store.append('a', changeAfter('a', run, noteOf('still works')))).toBe(true);
    await store.close();
  });

  test('a run whose text is no JSON for PostgreSQL comes up from version 2 with its outcome, like all others', async () => {
    const { url, client, change } = await asOfVersion2();
    await client.query(`update runs set summary = replace(summary, 'Look at', '\\ud83d Look at')`);
    await expect(client.query("select summary::json ->> 'outcome' from runs")).rejects.toThrow(/json/);
    await migratePostgres(url);
    expect((await client.query('select id, outcome from runs')).rows).toEqual([
      { id: change.run.summary.id, outcome: 'release' },
    ]);
  });

  test('an instance that holds the schema for good is named as the reason', async () => {
    const { url, client } = await asOfVersion2();
    await client.query('select pg_advisory_lock(47110202)');
    await expect(migratePostgres(url, 0)).rejects.toThrow(/another instance has been changing it/);
  });

  test('a column that a newer release adds is noticed by nobody who still runs', async () => {
    const url = await server.newDatabase();
    const store = await openPostgresStore(url, { connections: 1 });
    const id = v7();
    const owner = { step: 'ask', username: 'jane', state: 'intended', ownerTicketId: null } as const;
    const externalId = `${id}:jane`;
    const first = firstChange('a', { id, ownerTickets: [{ ...owner, externalId, runId: id }] });
    await store.append('a', first);
    const { ticketId } = first.run.summary;
    const readAll = async () => {
      const run = await store.load('a', id);
      const chains = [];
      for await (const chain of store.chains()) chains.push(chain);
      const rows = [];
      for await (const row of store.rows()) rows.push(row);
      return {
        run,
        chains,
        rows,
        after: await store.eventsAfter('a', id, 0),
        told: await store.toldOnTicket('a', ticketId),
        owner: await store.findOwnerTicket('a', { ticketId: 1, externalId }),
      };
    };
    const before = await readAll();
    const client = await connected(url);
    await client.query(tables.map(({ name }) => `alter table ${name} add column later text default 'x'`).join('; '));
    expect(await readAll()).toEqual(before);
    if (!before.run) throw new Error('no run');
    expect(await store.append('a', changeAfter('a', before.run, noteOf('still works')))).toBe(true);
    await store.close();
  });
});
