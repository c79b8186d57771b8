import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { appendQueue } from './append-queue.ts';
import {
  endSessionsQuery,
  eraseQueries,
  insertOf,
  namingQuery,
  type Query,
  query,
  tableOf,
  updateOf,
} from './queries.ts';
import {
  chainedEventFromRow,
  chainEndFromRow,
  countToRow,
  eventToRow,
  ownerTicketToRow,
  runToRow,
  storedRunFromRow,
} from './rows.ts';
import { inTurns } from './in-turns.ts';
import { naming } from './naming.ts';
import { sharedStore } from './shared-store.ts';
import { eventRowsIn, sqliteLoad } from './sqlite-load.ts';
import {
  connect,
  type Connection,
  lockFolder,
  migrate,
  refuseNewerSchema,
  sqliteFileName,
  tune,
} from './sqlite-file.ts';
import { type Change, type Notice, type Store, StoreRefused, StoreUnavailable } from './store.ts';
import { tellingText, tellingValues } from './telling.ts';
import { tables } from './tables.ts';

/**
 * SQLite in one process. Calls are synchronous underneath and stay under a millisecond; whole-store reads use a
 * connection of their own.
 */
export function openSqliteStore(folder: string): Store {
  const lock = lockFolder(folder);
  const file = join(folder, sqliteFileName);
  try {
    const connection = connect(file);
    tune(connection);
    migrate(connection, file);
    return sqliteStore(connection, file, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * For commands beside a running service; takes no lock. What is written here, the service only sees when it next asks
 * its store: it hears of no change.
 */
export function besideSqliteStore(folder: string, use: 'to read' | 'to write'): Store {
  const file = join(folder, sqliteFileName);
  if (!existsSync(file)) throw new StoreRefused(`There is no store in ${folder}`);
  const connection = connect(file);
  refuseNewerSchema(connection, file);
  if (use === 'to read') connection.exec('pragma query_only = on');
  return sqliteStore(connection, file, () => undefined);
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
}

function sqliteStore(connection: Connection, file: string, release: () => void): Store {
  const listeners = new Set<(notice: Notice) => void>();
  const tell = (notice: Notice) => {
    for (const listener of listeners) listener(notice);
  };
  const all = ({ sql, values }: Query) => connection.all(sql, ...values);
  const run = ({ sql, values }: Query) => connection.run(sql, ...values);
  let isOpen = true;
  const asked = async (asking: Query) => {
    if (!isOpen) throw new StoreUnavailable('The store is closed');
    return all(asking);
  };

  /** True when the run was at `expectedSeq`, its ticket was told no more than is known, and the run has moved. */
  function put(account: string, { run: next, expectedSeq, events, ownerTickets, counts, telling }: Change): boolean {
    const row = runToRow(account, next);
    const { ticketId } = next.summary;
    if (telling !== 'nothing' && run(query(tellingText, ...tellingValues(account, ticketId, telling))) === 0)
      return false;
    const isMoved =
      expectedSeq === 0 ? all(insertOf('runs', row, 'ignore')).length > 0 : run(updateOf(row, expectedSeq, true)) > 0;
    if (!isMoved) return false;
    for (const event of events) run(insertOf('events', eventToRow(account, event)));
    for (const ticket of ownerTickets) run(insertOf('owner_tickets', ownerTicketToRow(account, ticket), 'replace'));
    for (const count of counts) run(insertOf('counts', countToRow(account, count), 'add'));
    return true;
  }

  function written<T>(work: () => T): T {
    if (!isOpen) throw new StoreUnavailable('The store is closed');
    return connection.write(work);
  }

  /** Eight changes block the event loop for about a millisecond. */
  const queued = appendQueue({
    together: 8,
    atOnce: 1,
    async write(changes) {
      const moved = written(() => changes.filter(({ account, change }) => put(account, change)));
      return new Set(moved.map(({ change }) => change.run.summary.id));
    },
  });

  async function commit(account: string, change: Change, write: () => Promise<boolean>): Promise<boolean> {
    const { id, seq } = change.run.summary;
    try {
      const isDone = await write();
      if (isDone) tell({ kind: 'run', account, runId: id, seq });
      return isDone;
    } catch (error) {
      if (isTaken(error)) return false;
      throw error;
    }
  }

  async function* reading<T>(read: (snapshot: Connection) => Iterable<T>): AsyncIterable<T> {
    const snapshot = connect(file);
    try {
      snapshot.exec('begin');
      yield* inTurns(read(snapshot));
    } finally {
      // Closing alone leaves the snapshot held until its statements are collected.
      snapshot.exec('rollback');
      snapshot.close();
    }
  }

  return {
    kind: 'sqlite',
    ...sharedStore('sqlite', asked),
    async load(account, runId) {
      const [row] = await asked(sqliteLoad(account, runId));
      if (!row) return null;
      return storedRunFromRow(row, {
        events: eventRowsIn(row.events),
        siblings: eventRowsIn(row.siblings),
      });
    },
    append: (account, change) => commit(account, change, () => queued({ account, change })),
    async project(account, run) {
      const { id, seq } = run.summary;
      const isDone = (await asked(updateOf(runToRow(account, run), seq))).length === 1;
      if (isDone) tell({ kind: 'run', account, runId: id, seq });
      return isDone;
    },
    erase(account, change, at) {
      const { id, ticketId, seq } = change.run.summary;
      return commit(account, change, async () =>
        written(() => {
          if (!put(account, change)) return false;
          for (const step of eraseQueries(account, id, ticketId, seq, at)) run(step);
          return true;
        }),
      );
    },
    async runsNaming(account, person) {
      const found = await asked(namingQuery(account, person));
      return naming(
        person,
        found.map(({ id }) => String(id)),
        (id) => this.load(account, id),
      );
    },
    async endSession(account, sessionId) {
      await asked(query('update sessions set ended = 1 where account = ? and id = ?', account, sessionId));
      tell({ kind: 'session', account, sessionId });
    },
    async endSessionsOf(account, user, now) {
      const ended = await asked(endSessionsQuery(account, user, now));
      for (const { id } of ended) tell({ kind: 'session', account, sessionId: String(id) });
      return ended.length;
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    rows: () =>
      reading(function* (snapshot) {
        for (const { name, columns, key } of tables) {
          const order = columns.slice(0, key).join(', ');
          const sql = `select ${columns.join(', ')} from ${name} order by ${order}`;
          for (const row of snapshot.each(sql)) yield { table: name, row };
        }
      }),
    async fill(rows) {
      const isFilled = tables.some(({ name }) => connection.one(`select 1 as one from ${name} limit 1`) !== null);
      if (isFilled) throw new StoreRefused(`The store in ${file} is not empty`);
      let count = 0;
      connection.exec('begin immediate');
      try {
        for await (const { table, row } of rows) {
          run(insertOf(tableOf(table), row));
          count += 1;
        }
        connection.exec('commit');
      } catch (error) {
        connection.exec('rollback');
        throw error;
      }
      return count;
    },
    async recount(counts, from) {
      written(() => {
        connection.run('delete from counts where month >= ?', from);
        for (const { account, ...count } of counts) run(insertOf('counts', countToRow(account, count), 'add'));
      });
    },
    chains: () =>
      reading(function* (snapshot) {
        for (const row of snapshot.each('select * from runs order by account, id')) {
          const account = String(row.account);
          const events = snapshot.all(
            'select * from events where account = ? and run_id = ? order by seq',
            account,
            row.id ?? null,
          );
          yield { account, end: chainEndFromRow(row), events: events.map(chainedEventFromRow) };
        }
      }),
    async close() {
      if (!isOpen) return;
      isOpen = false;
      listeners.clear();
      connection.exec('pragma wal_checkpoint(truncate)');
      connection.close();
      release();
    },
  };
}
