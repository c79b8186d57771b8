import { openPostgresStore, type Store } from '@handrail/rules';
import { startPostgres } from '@handrail/rules/testing/postgres';
import { firstChange } from '@handrail/rules/testing/run';
import { Client } from 'pg';
import { atMost, forTheRecord, type Row } from './row.ts';

const account = 'bench';
const sizes = [10_000, 100_000, 1_000_000];
const rounds = 600;
const page = 50;
const minute = 60_000;
const start = Date.parse('2026-01-01T00:00:00Z');

/**
 * Runs of one account, one a minute: a tenth open, one in a hundred waiting for a lead, four workflows and one hardly
 * ever used, fifty agents and one who hardly ever acts, one version
 * of a workflow and another that hardly any run is on, and for each run somebody else who asked.
 * Made by the database itself from one real run, so that a million takes a minute.
 */
async function fill(url: string, runs: number): Promise<void> {
  const { summary, head } = firstChange(account, { wakeAt: null }).run;
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(
    `insert into runs (account, id, ticket_id, workflow, subject_key, status, flags, agent, wake_at, updated_at, seq, head, summary)
     select $1, id, n, case when n % 10000 = 7 then 'workflow_rare' else 'workflow_' || n % 4 end, 'person' || n || '@example.com',
       case when n % 10 = 0 then 'open' else 'closed' end, case when n % 100 = 0 then 1 else 0 end,
       case when n % 10000 = 13 then '9999' else (9000 + n % 50)::text end, null, at, 1, $2,
       replace(replace(replace($3, $4, id::text), $5, to_char(to_timestamp(at / 1000.0) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
         '"version":"v1"', case when n % 10000 = 8 then '"version":"v0"' else '"version":"v1"' end)
     from (select n, gen_random_uuid() as id, $6::bigint + n::bigint * $7::bigint as at from generate_series(1, $8::int) n) made`,
    [account, head, JSON.stringify(summary), summary.id, summary.updatedAt, start, minute, runs],
  );
  await client.query(
    `insert into tickets (account, ticket_id, context, updated_at)
     select $1, n, '{"id":' || n || ',"subject":null,"requester":{"name":"Asker","email":"asker' || n || '@example.com"}}', $2::bigint
     from generate_series(1, $3::int) n`,
    [account, start, runs],
  );
  await client.query('vacuum analyze');
  await client.end();
}

const now = start + 10_000_000 * minute;

/** The pages a lead opens. `deep` stands in the middle of all runs, where a page by number would be slow. */
const pages = {
  'first page': (store: Store) => store.list(account, {}, null, page, now),
  'page of open runs of a workflow': (store: Store) =>
    store.list(account, { status: 'open', workflow: 'workflow_2' }, null, page, now),
  'page of runs waiting for a lead': (store: Store) =>
    store.list(account, { flag: 'approval_waiting' }, null, page, now),
  'page of a workflow hardly used': (store: Store) =>
    store.list(account, { workflow: 'workflow_rare' }, null, page, now),
  'page of an agent who hardly acts': (store: Store) => store.list(account, { agent: '9999' }, null, page, now),
  'page of a version hardly used': (store: Store) =>
    store.list(account, { workflow: 'workflow_0', version: 'v0' }, null, page, now),
  'page of a version hardly used, by ticket': (store: Store) =>
    store.list(account, { workflow: 'workflow_0', version: 'v0', sort: 'ticket' }, null, page, now),
  'page of a version nearly all are on': (store: Store) =>
    store.list(account, { workflow: 'workflow_0', version: 'v1' }, null, page, now),
  'search by who asked': (store: Store) => store.list(account, { search: 'asker77' }, null, page, now),
  'deep page': (store: Store, runs: number) =>
    store.list(
      account,
      {},
      { value: start + (runs / 2) * minute, id: 'ffffffff-ffff-7fff-bfff-ffffffffffff' },
      page,
      now,
    ),
};

function percentile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;
}

/** Pages of the lead's queue over more and more runs on PostgreSQL, sizes in turn. */
export async function* rows(): AsyncGenerator<Row> {
  const server = await startPostgres(null, ['shared_buffers=256MB', 'max_wal_size=4GB']);
  const stores: { runs: number; store: Store }[] = [];
  for (const runs of sizes) {
    const url = await server.newDatabase();
    const store = await openPostgresStore(url, { connections: 2 });
    await fill(url, runs);
    stores.push({ runs, store });
  }
  for (const [name, open] of Object.entries(pages)) {
    const taken = new Map(sizes.map((runs) => [runs, [] as number[]]));
    for (let round = -20; round < rounds; round += 1) {
      for (const { runs, store } of stores) {
        const began = performance.now();
        const found = await open(store, runs);
        const ms = performance.now() - began;
        const expected = name.includes('hardly') ? Math.min(page, runs / 10_000) : page;
        if (found.length !== expected) throw new Error(`${name} over ${runs} runs has ${found.length} rows`);
        if (round >= 0) taken.get(runs)?.push(ms);
      }
    }
    const p95 = (runs: number) => percentile(taken.get(runs) ?? [], 0.95);
    for (const runs of sizes) {
      const of = `${name} of ${runs.toLocaleString('en')} runs`;
      yield forTheRecord(`queue/${of}, p50`, percentile(taken.get(runs) ?? [], 0.5), 'ms');
      yield runs === 1_000_000
        ? atMost(50, `queue/${of}, p95`, p95(runs), 'ms')
        : forTheRecord(`queue/${of}, p95`, p95(runs), 'ms');
    }
    const grown = p95(1_000_000) / p95(10_000);
    const against = `queue/${name}: 1,000,000 runs against 10,000, p95`;
    yield name === 'first page' ? atMost(2, against, grown, 'times') : forTheRecord(against, grown, 'times');
  }
  for (const { store } of stores) await store.close();
  await server.stop();
}
