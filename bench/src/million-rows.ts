import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manyRuns, requesterOf } from '@handrail/rules/testing/many-runs';
import { startPostgres } from '@handrail/rules/testing/postgres';
import { z } from 'zod';
import { measuredInBrowser } from './measured.ts';
import { commandRows } from './million-commands.ts';
import { type Place, postgresPlace, sqlitePlace } from './million-place.ts';
import { exportCost, listTimes, modelRun, viewTimes } from './million-work.ts';
import { atMost, forTheRecord, type Row } from './row.ts';
import { median } from './stopwatch.ts';

/** Fewer to try the rows themselves. */
const runs = Number(process.env['MILLION'] ?? 1_000_000);
const account = 'desk';
const minute = 60_000;
const start = Date.parse('2025-01-01T00:00:00Z');
/** Whose values are erased. */
const someone = Math.floor(runs * 0.77);
const exported = Math.min(100_000, runs);

const SeenSchema = z.array(z.object({ usable: z.number() })).min(1);

async function* measured(name: string, full: Place, empty: Place, folder: string): AsyncGenerator<Row> {
  const of = (what: string) => `million-${name}/${what}`;
  const model = await modelRun();
  let store = await full.open();
  const began = performance.now();
  await store.fill(manyRuns({ account, model, runs, start, apart: minute }));
  await full.settle();
  yield forTheRecord(
    of(`fill with ${runs} runs of ${model.events.length} events`),
    (performance.now() - began) / 1000,
    's',
  );

  for (const [what, ms] of await listTimes(store, account, runs, start + runs * minute))
    yield atMost(50, of(`${what}, p95`), ms, 'ms');
  const views = await viewTimes(store, account, runs);
  yield atMost(50, of('view of a run over the service, p95'), views, 'ms');
  const range = { from: start, to: start + exported * minute };
  const csv = await exportCost(store, range, exported);
  yield forTheRecord(of(`export of ${exported} runs as CSV`), csv.seconds, 's');
  yield atMost(
    100,
    of(`memory that the export of ${exported} runs takes, beyond that of a third of them`),
    csv.megabytes,
    'MB',
  );
  await store.close();

  if (full.env['DATA_DIR'] !== undefined) {
    const env = { MEASURED_STORE: full.env['DATA_DIR'] };
    const seen = await measuredInBrowser('apps/desk/measure/first-use.ts', SeenSchema, env);
    const usable = median(seen.map((one) => one.usable)) / 1000;
    yield atMost(2, of('page usable, 4x throttle, with all these runs behind it, median'), usable, 's');
  }

  const person = requesterOf(someone);
  yield* commandRows({ of, full, empty, folder, runs, account, person });
  store = await empty.open();
  const left = await store.list(account, { search: person }, null, 10, start);
  if (left.length > 0) throw new Error('Whoever was erased is still found');
  await store.close();
}

/** A million runs of one account in SQLite: what people wait for, and what an administrator does to all of it. */
export async function* onSqlite(): AsyncGenerator<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-million-'));
  try {
    yield* measured('sqlite', sqlitePlace(join(folder, 'full')), sqlitePlace(join(folder, 'empty')), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same in PostgreSQL. */
export async function* onPostgres(): AsyncGenerator<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-million-'));
  const server = await startPostgres(null, ['shared_buffers=256MB', 'max_wal_size=4GB']);
  try {
    const [full, empty] = [postgresPlace(await server.newDatabase()), postgresPlace(await server.newDatabase())];
    yield* measured('postgresql', full, empty, folder);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
