import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { schemaVersion } from '../src/store/tables.ts';
import { type Notice, StoreRefused, StoreUnavailable } from '../src/store/store.ts';
import { hasPostgres, startPostgres, type TestPostgres } from './_postgres.ts';
import { changeAfter, firstChange, noteOf } from './_run.ts';
import { storeSuite } from './_store-suite.ts';

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
  afterAll(() => server.stop());

  storeSuite('PostgreSQL', async () => openPostgresStore(await server.newDatabase(), { connections: 4 }));

  test('three instances that start at once on an empty database all start', async () => {
    const url = await server.newDatabase();
    const stores = await Promise.all([1, 2, 3].map(() => openPostgresStore(url, { connections: 2 })));
    for (const store of stores) await store.close();
    expect(stores).toHaveLength(3);
  });

  test('a schema of a newer version is refused in words', async () => {
    const url = await server.newDatabase();
    await (await openPostgresStore(url)).close();
    await onDatabase(url, 'update handrail_schema set version = 99');
    await expect(openPostgresStore(url)).rejects.toThrow(StoreRefused);
    await expect(openPostgresStore(url)).rejects.toThrow(/schema 99/);
  });

  test('a database of the version before is brought up to this one with all it holds', async () => {
    const url = await server.newDatabase();
    const before = await openPostgresStore(url);
    const change = firstChange('a');
    await before.append('a', change);
    await before.close();
    await onDatabase(
      url,
      'drop index runs_by_workflow; drop index runs_by_agent; update handrail_schema set version = 1',
    );
    const after = await openPostgresStore(url);
    expect((await after.load('a', change.run.summary.id))?.events).toEqual(change.events);
    await after.close();
    const found = await onDatabase(url, "select indexname from pg_indexes where indexname like 'runs_by_%' order by 1");
    expect(found.map(({ indexname }) => indexname)).toEqual([
      'runs_by_agent',
      'runs_by_change',
      'runs_by_status',
      'runs_by_subject',
      'runs_by_workflow',
    ]);
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

  test('a server that is away is unavailable, not an error of the caller', async () => {
    await expect(openPostgresStore('postgresql://handrail@127.0.0.1:1/none')).rejects.toThrow(StoreUnavailable);
  });
});
