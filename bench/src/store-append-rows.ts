import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, openPostgresStore, openSqliteStore, type Store, tune } from '@handrail/rules';
import { startPostgres } from '@handrail/rules/testing/postgres';
import { changeAfter, firstChange, noteOf } from '@handrail/rules/testing/run';
import { Pool } from 'pg';
import { atMost, forTheRecord, type Row } from './row.ts';
import { compare } from './stopwatch.ts';

const account = 'bench';
const clients = 32;
const each = 8;

type Hand = () => Promise<void>;

/** One client: goes on with its own run, a new one every thirty events, as runs have. */
async function newHand(store: Store): Promise<Hand> {
  const begin = async () => {
    const first = firstChange(account, { ticketId: Math.floor(Math.random() * 1e9) + 1 });
    await store.append(account, first);
    return { ...first, siblings: [], ticket: null, erasedAt: null };
  };
  let run = await begin();
  return async () => {
    if (run.events.length >= 30) run = await begin();
    const change = changeAfter(account, run, noteOf('The agent looked at the page and found one comment of 2019'));
    if (!(await store.append(account, change))) throw new Error('Nobody else writes here');
    run = { ...run, run: change.run, events: [...run.events, ...change.events] };
  };
}

const together = (hands: readonly Hand[]) => async () => {
  await Promise.all(
    hands.map(async (hand) => {
      for (let n = 0; n < each; n += 1) await hand();
    }),
  );
};

/** Appends beside the least the same store can do durably: one row of the same size inserted and committed. */
async function* measured(name: string, store: Store, bare: Hand): AsyncGenerator<Row> {
  const hands = await Promise.all(Array.from({ length: clients }, () => newHand(store)));
  const [one] = hands;
  if (!one) throw new Error('32 hands');
  const { bareOne, own, bareMany, many } = await compare(
    {
      bareOne: { run: together([bare]), times: each },
      own: { run: together([one]), times: each },
      bareMany: { run: together(hands.map(() => bare)), times: each * clients },
      many: { run: together(hands), times: each * clients },
    },
    31,
  );
  yield forTheRecord(`append/${name}, 1 client: insert and commit`, bareOne, 'µs');
  yield forTheRecord(`append/${name}, 1 client: event appended`, own, 'µs');
  yield atMost(3, `append/${name}, 1 client: against insert and commit`, own / bareOne, 'times');
  yield forTheRecord(`append/${name}, ${clients} clients: insert and commit`, bareMany, 'µs');
  yield forTheRecord(`append/${name}, ${clients} clients: event appended`, many, 'µs');
  yield atMost(3, `append/${name}, ${clients} clients: against insert and commit`, many / bareMany, 'times');
}

const payload = 'x'.repeat(700);

export async function* rows(): AsyncGenerator<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-bench-'));
  const sqlite = openSqliteStore(join(folder, 'store'));
  const plain = connect(join(folder, 'bare.db'));
  tune(plain);
  plain.exec('create table bare (id integer primary key, payload text not null) strict');
  yield* measured('SQLite', sqlite, async () => {
    plain.write(() => plain.run('insert into bare (payload) values (?)', payload));
  });
  await sqlite.close();
  plain.close();
  rmSync(folder, { recursive: true, force: true });

  const server = await startPostgres();
  const url = await server.newDatabase();
  const postgres = await openPostgresStore(url, { connections: 16 });
  const pool = new Pool({ connectionString: url, max: 16 });
  await pool.query('create table bare (id bigserial primary key, payload text not null)');
  const insert = { name: 'bare', text: 'insert into bare (payload) values ($1)', values: [payload] };
  yield* measured('PostgreSQL', postgres, async () => {
    await pool.query(insert);
  });
  await postgres.close();
  await pool.end();
  await server.stop();
}
