import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { verifyChains } from '../src/store/verify-chains.ts';
import { manyRuns } from './_many-runs.ts';
import { hasPostgres, startPostgres, type TestPostgres } from './_postgres.ts';
import { changeAfter, firstChange, noon, noteOf } from './_run.ts';

describe.runIf(hasPostgres)('all chains in PostgreSQL', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 30_000);
  afterAll(() => server.stop(), 120_000);

  async function modelRun() {
    const store = await openPostgresStore(await server.newDatabase(), { connections: 2 });
    const first = firstChange('a', { subject: 'jane@initech.example' });
    const { id } = first.run.summary;
    await store.append('a', first);
    const begun = await store.load('a', id);
    if (begun) await store.append('a', changeAfter('a', begun, noteOf('x')));
    const model = await store.load('a', id);
    await store.close();
    if (!model) throw new Error('The run is not kept');
    return { ...model, ticket: { id: 7, subject: null, requester: { name: null, email: 'asker@initech.example' } } };
  }

  test('checking them reads each event once, however many there are', async () => {
    const url = await server.newDatabase();
    const store = await openPostgresStore(url, { connections: 2 });
    const runs = 2500;
    await store.fill(manyRuns({ account: 'a', model: await modelRun(), runs, start: noon.getTime(), apart: 1000 }));
    expect(await verifyChains(store)).toMatchObject({ runs, events: 2 * runs, broken: [] });
    await store.close();

    const client = new Client({ connectionString: url });
    await client.connect();
    const readOf = async () => {
      const { rows } = await client.query<{ read: number }>(
        `select (seq_tup_read + idx_tup_fetch)::int as read from pg_stat_user_tables where relname = 'events'`,
      );
      return rows[0]?.read ?? 0;
    };
    await expect.poll(readOf).toBeGreaterThan(0);
    expect(await readOf()).toBe(2 * runs);
    await client.end();
  });
});
