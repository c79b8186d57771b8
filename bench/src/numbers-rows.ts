import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, openPostgresStore, openSqliteStore, type Store } from '@handrail/rules';
import { startPostgres } from '@handrail/rules/testing/postgres';
import { Client } from 'pg';
import { atMost, type Row } from './row.ts';

const account = 'bench';
const rounds = 200;

/**
 * The counts that a million runs of a year leave: seven workflows, four versions a month, and of each 500 places: times in
 * three histograms and in one of each step, rules, questions and steps.
 */
const places = 500;
const filling = (series: (name: string, from: number, to: number) => string) => `
  insert into counts (account, workflow, month, measure, item, version, amount)
  select '${account}', 'workflow_' || w.n, '2026-' || substr('0' || m.n, -2), 'measure_' || (p.n % 13), 'item_' || p.n, 'v' || v.n, 12
  from ${series('w', 1, 7)}, ${series('m', 1, 12)}, ${series('v', 1, 4)}, ${series('p', 1, places)}`;

async function p95(store: Store): Promise<number> {
  const taken: number[] = [];
  for (let round = -20; round < rounds; round += 1) {
    const began = performance.now();
    const workflow = `workflow_${1 + ((round + 20) % 7)}`;
    const found = await store.counts(account, { workflows: [workflow], months: ['2026-10', '2026-11'] });
    if (round >= 0) taken.push(performance.now() - began);
    if (found.length !== 2 * 4 * places) throw new Error(`${workflow} has ${found.length} counts`);
  }
  return taken.toSorted((a, b) => a - b)[Math.floor(rounds * 0.95)] ?? 0;
}

/** What a lead waits for who asks how a workflow is doing. */
export async function* rows(): AsyncGenerator<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-numbers-'));
  const sqlite = openSqliteStore(folder);
  const beside = connect(join(folder, 'handrail.db'));
  const counter = (name: string, from: number, to: number) =>
    `(with recursive c(n) as (select ${from} union all select n + 1 from c where n < ${to}) select n from c) ${name}`;
  beside.exec(filling(counter));
  beside.close();
  yield atMost(
    300,
    'numbers/SQLite, a workflow against the month before, of a million runs, p95',
    await p95(sqlite),
    'ms',
  );
  await sqlite.close();
  rmSync(folder, { recursive: true, force: true });

  const server = await startPostgres();
  const url = await server.newDatabase();
  const postgres = await openPostgresStore(url, { connections: 2 });
  const client = new Client({ connectionString: url });
  await client.connect();
  const series = (name: string, from: number, to: number) => `generate_series(${from}, ${to}) as ${name}(n)`;
  await client.query(filling(series).replace("substr('0' || m.n, -2)", "right('0' || m.n, 2)"));
  await client.query('vacuum analyze counts');
  await client.end();
  yield atMost(
    300,
    'numbers/PostgreSQL, a workflow against the month before, of a million runs, p95',
    await p95(postgres),
    'ms',
  );
  await postgres.close();
  await server.stop();
}
