import { Client, type Pool, type PoolClient } from 'pg';
import { errorDetail } from '../error-code.ts';
import { appendQueue } from './append-queue.ts';
import { naming } from './naming.ts';
import { chainsText, changeQuery, loadQuery } from './postgres-change.ts';
import { changesQuery } from './postgres-changes.ts';
import { askingOf, numberedText, openPool, translated } from './postgres-connection.ts';
import { migratePostgres } from './postgres-migrate.ts';
import { notifySql, openNotices } from './postgres-notices.ts';
import { endSessionsQuery, eraseQueries, insertOf, namingQuery, query, updateOf } from './queries.ts';
import { chainedEventFromRow, chainEndFromRow, countToRow, type Row, runToRow, storedRunFromRow } from './rows.ts';
import { sharedStore } from './shared-store.ts';
import { type Change, type Store, type StoredRun, StoreRefused, StoreUnavailable, type TableRow } from './store.ts';
import { tables } from './tables.ts';

const isTaken = (error: unknown) => errorDetail(error, 'code') === '23505';
const batchSize = 1000;

type LoadedRow = Row & Record<'events' | 'siblings', Row[]>;
const isLoadedRow = (row: Row | LoadedRow | undefined): row is LoadedRow =>
  row !== undefined && Array.isArray(row.events);

/** PostgreSQL for several instances. `connections` is per instance, one more listens for notices. */
export async function openPostgresStore(url: string, { connections = 10 } = {}): Promise<Store> {
  const pool = openPool(url, connections);
  try {
    await migratePostgres(url);
    return await postgresStore(pool, url);
  } catch (error) {
    await pool.end();
    throw translated(error);
  }
}

/** Reads every event of the account, on a connection without time limits: it is asked for by a person who can wait. */
async function namedIn(url: string, account: string, person: string): Promise<string[]> {
  const client = new Client({ connectionString: url, application_name: 'handrail export' });
  try {
    await client.connect();
    const { sql, values } = namingQuery(account, person);
    const { rows } = await client.query<Row>(numberedText(sql), values);
    return rows.map(({ id }) => String(id));
  } catch (error) {
    throw translated(error);
  } finally {
    await client.end();
  }
}

async function postgresStore(pool: Pool, url: string): Promise<Store> {
  const asked = askingOf(pool);
  const queued = appendQueue({
    together: 32,
    atOnce: 4,
    async write([one, ...others]) {
      if (one === undefined) return new Set();
      if (others.length > 0) {
        const moved = await asked(changesQuery([one, ...others]));
        return new Set(moved.map(({ id }) => String(id)));
      }
      const moved = await asked(changeQuery(one.account, one.change));
      return new Set(moved.map(() => one.change.run.summary.id));
    },
  });
  const notices = await openNotices(url, async (payload) => void (await asked(query(notifySql, payload))));

  /** Runs in one transaction on one connection; a connection that failed is thrown away. */
  async function within<T>(begin: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
    let client: PoolClient;
    try {
      client = await pool.connect();
    } catch (error) {
      throw translated(error);
    }
    try {
      await client.query(begin);
      const result = await work(client);
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      client.release(true);
      throw translated(error);
    }
  }

  async function commit(account: string, change: Change, write: () => Promise<boolean>): Promise<boolean> {
    const { id, seq } = change.run.summary;
    try {
      const isDone = await write();
      if (isDone) notices.tell({ kind: 'run', account, runId: id, seq });
      return isDone;
    } catch (error) {
      if (isTaken(error)) return false;
      throw error;
    }
  }

  /** Rows of a query in batches, inside a transaction. */
  async function* batches(client: PoolClient, sql: string): AsyncIterable<Row[]> {
    await client.query(`declare reading no scroll cursor for ${sql}`);
    for (;;) {
      const { rows } = await client.query<Row>(`fetch ${batchSize} from reading`);
      if (rows.length === 0) break;
      yield rows;
    }
    await client.query('close reading');
  }

  async function* snapshot<T>(read: (client: PoolClient) => AsyncIterable<T>): AsyncIterable<T> {
    const client = await pool.connect();
    try {
      await client.query('begin isolation level repeatable read read only; set local statement_timeout = 0');
      yield* read(client);
      await client.query('commit');
      client.release();
    } catch (error) {
      client.release(true);
      throw translated(error);
    }
  }

  async function load(account: string, runId: string): Promise<StoredRun | null> {
    const [row] = await asked(loadQuery(account, runId));
    return isLoadedRow(row) ? storedRunFromRow(row, row) : null;
  }

  return {
    kind: 'postgresql',
    ...sharedStore('postgresql', asked),
    /** After a failover the old address may lead to a standby for a while: it answers, and takes nothing. */
    async ping() {
      const [row] = await asked(query('select pg_is_in_recovery()::int as standby'));
      if (row?.standby === 1) throw new StoreUnavailable('PostgreSQL is a standby and takes no writes');
    },
    load,
    append: (account, change) => commit(account, change, () => queued({ account, change })),
    async project(account, run) {
      const { id, seq } = run.summary;
      const isDone = (await asked(updateOf(runToRow(account, run), seq))).length === 1;
      if (isDone) notices.tell({ kind: 'run', account, runId: id, seq });
      return isDone;
    },
    erase(account, change, at) {
      const { id, ticketId, seq } = change.run.summary;
      return commit(account, change, () =>
        within('begin', async (client) => {
          const inside = askingOf(client);
          if ((await inside(changeQuery(account, change))).length === 0) return false;
          for (const step of eraseQueries(account, id, ticketId, seq, at)) await inside(step);
          return true;
        }),
      );
    },
    async runsNaming(account, person) {
      return naming(person, await namedIn(url, account, person), (id) => load(account, id));
    },
    async endSession(account, sessionId) {
      await asked(query('update sessions set ended = 1 where account = ? and id = ?', account, sessionId));
      notices.tell({ kind: 'session', account, sessionId });
    },
    async endSessionsOf(account, user, now) {
      const ended = await asked(endSessionsQuery(account, user, now));
      for (const { id } of ended) notices.tell({ kind: 'session', account, sessionId: String(id) });
      return ended.length;
    },
    watch: (listener) => notices.watch(listener),
    rows: () =>
      snapshot<TableRow>(async function* (client) {
        for (const { name, columns, key } of tables) {
          const order = columns.slice(0, key).join(', ');
          const sql = `select ${columns.join(', ')} from ${name} order by ${order}`;
          for await (const rows of batches(client, sql)) for (const row of rows) yield { table: name, row };
        }
      }),
    fill: (rows) =>
      within('begin', async (client) => {
        for (const { name } of tables) {
          const { rowCount } = await client.query(`select 1 from ${name} limit 1`);
          if (rowCount) throw new StoreRefused('The database is not empty');
        }
        let count = 0;
        let table = '';
        let batch: Row[] = [];
        const put = async () => {
          if (batch.length === 0) return;
          const columns = tables.find(({ name }) => name === table)?.columns.join(', ');
          if (!columns) throw new StoreRefused(`There is no table ${table}`);
          const sql = `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`;
          await client.query(sql, [JSON.stringify(batch)]);
          count += batch.length;
          batch = [];
        };
        for await (const next of rows) {
          if (next.table !== table || batch.length >= batchSize) await put();
          table = next.table;
          batch.push(next.row);
        }
        await put();
        return count;
      }),
    recount: (counts, from) =>
      within('begin; set local statement_timeout = 0', async (client) => {
        await client.query('lock table counts in share row exclusive mode');
        await client.query('delete from counts where month >= $1', [from]);
        const inside = askingOf(client);
        for (const { account, ...count } of counts) await inside(insertOf('counts', countToRow(account, count), 'add'));
      }),
    chains: () =>
      snapshot(async function* (client) {
        for await (const rows of batches(client, chainsText)) {
          for (const row of rows) {
            const events = isLoadedRow(row) ? row.events.map(chainedEventFromRow) : [];
            yield { account: String(row.account), end: chainEndFromRow(row), events };
          }
        }
      }),
    async close() {
      await notices.close();
      await pool.end();
    },
  };
}
