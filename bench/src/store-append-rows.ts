import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chainEvent,
  type Change,
  connect,
  openPostgresStore,
  openSqliteStore,
  type Store,
  tune,
} from '@handrail/rules';
import { startPostgres } from '@handrail/rules/testing/postgres';
import { firstChange, nextChange, noteOf } from '@handrail/rules/testing/run';
import { Pool } from 'pg';
import { atMost, forTheRecord, type Row } from './row.ts';
import { compare } from './stopwatch.ts';

const account = 'bench';
const clients = 32;
const each = 8;
const warmUp = 150;

type Work = () => Promise<void>;

/** One client: goes on with its own run, a new one every thirty events, as runs have. */
interface Hand {
  /** Gets ready what arrives with a request, for `each` events: ids, bodies, summaries. */
  prepare: Work;
  /** Chains the next event and appends it. */
  append: Work;
}

async function newHand(store: Store): Promise<Hand> {
  let change = await begun();
  let events = change.events;
  const drafts: Change[] = [];

  async function begun(): Promise<Change> {
    const first = firstChange(account, { ticketId: Math.floor(Math.random() * 1e9) + 1 });
    await store.append(account, first);
    return first;
  }

  return {
    async prepare() {
      if (events.length + each > 30) {
        change = await begun();
        events = change.events;
      }
      let { summary } = change.run;
      while (drafts.length < each) {
        const body = noteOf('The agent looked at the page and found one comment of 2019');
        const draft = nextChange(account, events, summary, body);
        events = [...events, ...draft.events];
        ({ summary } = draft.run);
        drafts.push(draft);
      }
    },
    async append() {
      const draft = drafts.shift();
      const event = draft?.events[0];
      if (!draft || !event?.body) throw new Error('Nothing was prepared');
      const chained = chainEvent(account, change.run.head, { ...event, body: event.body });
      change = { ...draft, events: [chained], run: { ...draft.run, head: chained.hash } };
      if (!(await store.append(account, change))) throw new Error('Nobody else writes here');
    },
  };
}

const prepared = (hands: readonly Hand[]) => async () => {
  for (const { prepare } of hands) await prepare();
};

/** What several clients do at the same time, each `each` times. */
const together = (works: readonly Work[]) => async () => {
  await Promise.all(
    works.map(async (work) => {
      for (let n = 0; n < each; n += 1) await work();
    }),
  );
};

/** Appends beside the least the same store can do durably: one row of the same size inserted and committed. */
async function* measured(name: string, store: Store, bare: Work, settle: Work): AsyncGenerator<Row> {
  const hands = await Promise.all(Array.from({ length: clients }, () => newHand(store)));
  const [one] = hands;
  if (!one) throw new Error('32 hands');
  // A service that has been up for a while has its code compiled and its statements planned.
  for (let n = 0; n < warmUp; n += 1) {
    await one.prepare();
    await together([one.append])();
    await together([bare])();
  }
  await settle();
  const { bareOne, own, bareMany, many } = await compare(
    {
      bareOne: { run: together([bare]), times: each },
      own: { before: one.prepare, run: together([one.append]), times: each },
      bareMany: { run: together(hands.map(() => bare)), times: each * clients },
      many: { before: prepared(hands), run: together(hands.map(({ append }) => append)), times: each * clients },
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
  yield* measured(
    'SQLite',
    sqlite,
    async () => {
      plain.write(() => plain.run('insert into bare (payload) values (?)', payload));
    },
    async () => undefined,
  );
  await sqlite.close();
  plain.close();
  rmSync(folder, { recursive: true, force: true });

  const server = await startPostgres();
  const url = await server.newDatabase();
  const postgres = await openPostgresStore(url, { connections: 16 });
  const pool = new Pool({ connectionString: url, max: 16 });
  await pool.query('create table bare (id bigserial primary key, payload text not null)');
  const insert = { name: 'bare', text: 'insert into bare (payload) values ($1)', values: [payload] };
  yield* measured(
    'PostgreSQL',
    postgres,
    async () => {
      await pool.query(insert);
    },
    async () => void (await pool.query('analyze')),
  );
  await postgres.close();
  await pool.end();
  await server.stop();
}
