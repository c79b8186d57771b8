import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeQuery } from '../src/store/postgres-change.ts';
import { askingOf, numberedText, translated } from '../src/store/postgres-connection.ts';
import { openNotices } from '../src/store/postgres-notices.ts';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { readableFrom, schemaVersion } from '../src/store/tables.ts';
import { type Change, type Notice, StoreRefused, StoreUnavailable } from '../src/store/store.ts';
import { hasPostgres, startPostgres, type TestPostgres } from './_postgres.ts';
import { changeAfter, firstChange, noteOf } from './_run.ts';
import { startSilentWire } from './_silent-wire.ts';
import { countsSuite } from './_counts-suite.ts';
import { listSuite } from './_list-suite.ts';
import { asBeforeLeads } from './_schema-before.ts';
import { storeSuite } from './_store-suite.ts';
import { tellingSuite } from './_telling-suite.ts';

async function onDatabase(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows;
}

describe.runIf(hasPostgres)('PostgreSQL', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 30_000);
  afterAll(() => server.stop(), 120_000);

  storeSuite('PostgreSQL', async () => openPostgresStore(await server.newDatabase(), { connections: 4 }));
  tellingSuite('PostgreSQL', async () => openPostgresStore(await server.newDatabase(), { connections: 4 }));
  listSuite('PostgreSQL', async () => openPostgresStore(await server.newDatabase(), { connections: 4 }));
  countsSuite('PostgreSQL', async () => openPostgresStore(await server.newDatabase(), { connections: 4 }));

  test('three instances that start at once on an empty database all start', async () => {
    const url = await server.newDatabase();
    const stores = await Promise.all([1, 2, 3].map(() => openPostgresStore(url, { connections: 2 })));
    for (const store of stores) await store.close();
    expect(stores).toHaveLength(3);
  });

  test('a schema of a newer version is refused in words', async () => {
    const url = await server.newDatabase();
    await (await openPostgresStore(url)).close();
    await onDatabase(url, 'update handrail_schema set version = 99, readable_from = null');
    await expect(openPostgresStore(url)).rejects.toThrow(StoreRefused);
    await expect(openPostgresStore(url)).rejects.toThrow(/schema 99/);
    await onDatabase(url, `update handrail_schema set readable_from = ${schemaVersion + 1}`);
    await expect(openPostgresStore(url)).rejects.toThrow(`from schema ${schemaVersion + 1} on`);
  });

  test('a newer schema that says this version can read it is worked with, and left as it is', async () => {
    const url = await server.newDatabase();
    const first = await openPostgresStore(url);
    const change = firstChange('a');
    await first.append('a', change);
    await first.close();
    expect(await onDatabase(url, 'select * from handrail_schema')).toEqual([
      { version: schemaVersion, readable_from: readableFrom },
    ]);
    await onDatabase(url, `update handrail_schema set version = 99, readable_from = ${schemaVersion}`);
    const again = await openPostgresStore(url);
    expect((await again.load('a', change.run.summary.id))?.events).toEqual(change.events);
    await again.close();
    expect(await onDatabase(url, 'select version from handrail_schema')).toEqual([{ version: 99 }]);
  });

  const asked = { id: 7, subject: null, requester: { name: null, email: 'Rita@acme.example' } };

  test('a database of the version before is brought up to this one with all it holds', async () => {
    const url = await server.newDatabase();
    const before = await openPostgresStore(url);
    const change = firstChange('a', { outcome: 'release', flags: ['ticket_merged'] });
    await before.append('a', change);
    await before.saveTicket('a', asked, 0);
    await before.close();
    await onDatabase(
      url,
      `drop index runs_by_workflow; drop index runs_by_agent; ${asBeforeLeads}; alter table handrail_schema drop column readable_from; update handrail_schema set version = 1`,
    );
    const after = await openPostgresStore(url);
    expect((await after.load('a', change.run.summary.id))?.events).toEqual(change.events);
    const { workflow } = change.run.summary;
    expect(await after.list('a', { workflow: workflow.id, version: workflow.version }, null, 10, 0)).toHaveLength(1);
    expect(await after.list('a', { search: 'rita@' }, null, 10, 0)).toHaveLength(1);
    await after.close();
    const found = await onDatabase(url, "select indexname from pg_indexes where indexname like 'runs_by_%' order by 1");
    expect(found.map(({ indexname }) => indexname)).toEqual([
      'runs_by_agent',
      'runs_by_change',
      'runs_by_group',
      'runs_by_outcome',
      'runs_by_status',
      'runs_by_subject',
      'runs_by_subject_key',
      'runs_by_ticket',
      'runs_by_version',
      'runs_by_wake',
      'runs_by_workflow',
    ]);
    expect(await onDatabase(url, 'select outcome from runs')).toEqual([{ outcome: 'release' }]);
    expect(await onDatabase(url, 'select version from handrail_schema')).toEqual([{ version: schemaVersion }]);
  });

  test('what is written at one instance is heard at the other, also after its connections were cut', async () => {
    const url = await server.newDatabase();
    const [here, there] = await Promise.all([openPostgresStore(url), openPostgresStore(url)]);
    const heard: Notice[] = [];
    const waiting: { when: (notice: Notice) => boolean; done: () => void }[] = [];
    const hears = (when: (notice: Notice) => boolean) => new Promise<void>((done) => waiting.push({ when, done }));
    there.watch((notice) => {
      heard.push(notice);
      for (const { when, done } of waiting) if (when(notice)) done();
    });
    const change = firstChange('a');
    const { id } = change.run.summary;
    const first = hears((notice) => notice.kind === 'run' && notice.seq === 1);
    await here.append('a', change);
    await first;
    const gap = hears((notice) => notice.kind === 'gap');
    await onDatabase(
      url,
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    );
    await gap;
    const run = await there.load('a', id);
    if (!run) throw new Error('no run');
    const second = hears((notice) => notice.kind === 'run' && notice.seq === 2);
    await here.append('a', changeAfter('a', run, noteOf('after the cut')));
    await second;
    expect(heard.filter((notice) => notice.kind === 'run')).toHaveLength(2);
    await Promise.all([here.close(), there.close()]);
  });

  test('two instances that write to the same runs in any order lose nothing and fail nobody', async () => {
    const url = await server.newDatabase();
    const stores = await Promise.all([openPostgresStore(url), openPostgresStore(url)]);
    const [here] = stores;
    let runs = await Promise.all(
      Array.from({ length: 24 }, async (_, n) => {
        const first = firstChange('a', { ticketId: 100 + n });
        await here.append('a', first);
        return first.run.summary.id;
      }),
    );
    for (let round = 1; round <= 5; round += 1) {
      const before = await Promise.all(runs.map((id) => here.load('a', id)));
      const tries = stores.map((store, s) => {
        const order = s === 0 ? before : before.toReversed();
        return order.map((run) => {
          if (!run) throw new Error('no run');
          return store.append('a', changeAfter('a', run, noteOf(`round ${round}`)));
        });
      });
      expect((await Promise.all(tries.flat())).filter(Boolean)).toHaveLength(runs.length);
      runs = runs.toReversed();
    }
    await Promise.all(stores.map((store) => store.close()));
  });

  test.each([
    { end: 'commit', others: 0, stands: false },
    { end: 'rollback', others: 0, stands: true },
    { end: 'commit', others: 1, stands: false },
    { end: 'rollback', others: 1, stands: true },
  ])(
    'what must not miss what another instance is telling waits for its $end, beside $others others',
    async ({ end, others, stands }) => {
      const url = await server.newDatabase();
      const store = await openPostgresStore(url);
      const [told, final] = [firstChange('a'), firstChange('a')];
      for (const change of [told, final]) await store.append('a', change);
      const changeOf = async ({ run }: typeof told, telling: Change['telling']) => {
        const found = await store.load('a', run.summary.id);
        if (!found) throw new Error('no run');
        return changeAfter('a', found, noteOf('x'), { telling });
      };
      const resting = await changeOf(final, { after: 0 });
      const { sql, values } = changeQuery('a', await changeOf(told, 'something'));
      const elsewhere = new Client({ connectionString: url });
      await elsewhere.connect();
      await elsewhere.query('begin');
      await elsewhere.query(numberedText(sql), values);
      const beside = Array.from({ length: others }, () => firstChange('a', { ticketId: 8 }));
      const done = Promise.all([resting, ...beside].map((change) => store.append('a', change)));
      const waits = "select count(*)::int as waits from pg_stat_activity where wait_event_type = 'Lock'";
      await expect.poll(async () => (await onDatabase(url, waits))[0]?.waits).toBe(1);
      await elsewhere.query(end);
      expect(await done).toEqual([stands, ...beside.map(() => true)]);
      await elsewhere.end();
      await store.close();
    },
  );

  test('a listener whose connection went silent says so, and hears again over a new one', async () => {
    const url = await server.newDatabase();
    const wire = await startSilentWire(url);
    const writer = await openPostgresStore(url);
    const notices = await openNotices(wire.url, () => Promise.resolve(), { every: 20, takes: 200 });
    const gap = new Promise<void>((done) => notices.watch((notice) => notice.kind === 'gap' && done()));
    wire.silence();
    await gap;
    const heard = new Promise<Notice>((done) => notices.watch((notice) => notice.kind === 'run' && done(notice)));
    await writer.append('a', firstChange('a'));
    expect(await heard).toMatchObject({ account: 'a', seq: 1 });
    await notices.close();
    await writer.close();
    await wire.close();
  });

  test('an answer that came too late is unavailable, so that the caller tries again', async () => {
    const url = await server.newDatabase();
    const client = new Client({ connectionString: url, query_timeout: 50 });
    await client.connect();
    const late = await client.query('select pg_sleep(2)').catch((error: unknown) => translated(error));
    expect(late).toBeInstanceOf(StoreUnavailable);
    await client.end();
  });

  test('a statement whose answer changed its columns is unavailable once, then planned again', async () => {
    const url = await server.newDatabase();
    const client = new Client({ connectionString: url });
    await client.connect();
    const ask = askingOf(client);
    await client.query('create table seen (a integer)');
    await ask({ sql: 'select * from seen', values: [] });
    await client.query('alter table seen add column b integer');
    await expect(ask({ sql: 'select * from seen', values: [] })).rejects.toThrow(StoreUnavailable);
    await client.end();
  });

  test('a server that is away is unavailable, not an error of the caller', async () => {
    await expect(openPostgresStore('postgresql://handrail@127.0.0.1:1/none')).rejects.toThrow(StoreUnavailable);
  });
});
