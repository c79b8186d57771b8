import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { errorDetail } from '../error-code.ts';
import { StoreRefused, StoreUnavailable } from './store.ts';
import { sqliteTables, sqliteUpgrades } from './sqlite-schema.ts';
import { indexes, isNewerAndReadable, readableFrom, schemaVersion, upgradeFrom } from './tables.ts';
import type { Row } from './rows.ts';

/** The only file that knows the driver. */

export const sqliteFileName = 'handrail.db';

/** SQLite's result codes: busy, locked, out of memory, I/O error, full, cannot open. */
const passing = new Set([5, 6, 7, 10, 13, 14]);

function translated(error: unknown): unknown {
  const rawCode = errorDetail(error, 'rawCode');
  const isPassing = typeof rawCode === 'number' && passing.has(rawCode & 0xff);
  return isPassing ? new StoreUnavailable(`SQLite answered ${rawCode}`, { cause: error }) : error;
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;
const rowOrNull = (value: unknown) => (isRow(value) ? value : null);

export interface Connection {
  all(sql: string, ...values: Row[string][]): Row[];
  one(sql: string, ...values: Row[string][]): Row | null;
  /** Rows changed. */
  run(sql: string, ...values: Row[string][]): number;
  each(sql: string, ...values: Row[string][]): Iterable<Row>;
  exec(sql: string): void;
  /** Takes the write lock at once; rolls back when `work` throws. */
  write<T>(work: () => T): T;
  close(): void;
}

/**
 * Cases and secrets are for the service's own user. SQLite gives its side files the mode of the database. A file that is
 * there is never opened for it: closing it again would let go of the locks that connections of this process hold, and
 * another process that closes the store then takes the log away from under them.
 */
export function keepPrivate(file: string): void {
  try {
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
  } catch {
    // Kept by another user or on a read-only disk: what opens it next says so better.
  }
}

export function connect(file: string): Connection {
  keepPrivate(file);
  const database = new Database(file, { timeout: 5000 });
  const prepared = new Map<string, ReturnType<typeof database.prepare>>();
  const statement = (sql: string) => {
    const known = prepared.get(sql);
    if (known) return known;
    const made = database.prepare(sql);
    prepared.set(sql, made);
    return made;
  };
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw translated(error);
    }
  };
  return {
    all: (sql, ...values) =>
      guarded(() =>
        statement(sql)
          .all(...values)
          .filter(isRow),
      ),
    one: (sql, ...values) => guarded(() => rowOrNull(statement(sql).get(...values))),
    run: (sql, ...values) => guarded(() => statement(sql).run(...values).changes),
    // A statement of its own: a cached one could be reset by another caller half-way.
    *each(sql, ...values) {
      for (const row of guarded(() => database.prepare(sql).iterate(...values))) if (isRow(row)) yield row;
    },
    exec: (sql) => guarded(() => void database.exec(sql)),
    write: (work) =>
      guarded(() => {
        statement('begin immediate').run();
        try {
          const result = work();
          statement('commit').run();
          return result;
        } catch (error) {
          // A full disk makes SQLite roll back on its own.
          if (database.inTransaction) database.exec('rollback');
          throw error;
        }
      }),
    close: () => void database.close(),
  };
}

/** Holds a side file exclusively; the operating system lets go of it however the process ends. */
export function lockFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pidFile = join(folder, 'handrail.pid');
  const lock = new Database(join(folder, 'handrail.lock'));
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    const holder = existsSync(pidFile) ? ` (process ${readFileSync(pidFile, 'utf8').trim()})` : '';
    throw new StoreRefused(
      `Another Handrail process${holder} works on ${folder}. Stop it, choose another DATA_DIR, or set DATABASE_URL to run several.`,
      { cause: error },
    );
  }
  writeFileSync(pidFile, `${process.pid}\n`);
  return {
    release() {
      lock.exec('rollback');
      lock.close();
    },
  };
}

/** Durable at each commit: a power cut after an answer loses nothing. What is erased is overwritten in the file. */
export function tune(connection: Connection): void {
  connection.all('pragma journal_mode = wal');
  connection.all('pragma synchronous = full');
  connection.all('pragma foreign_keys = on');
  connection.all('pragma secure_delete = on');
  // Pages that many events touch are copied back once instead of every hundred events.
  connection.all('pragma wal_autocheckpoint = 4000');
}

function schemaOf(connection: Connection): number {
  return Number(connection.one('pragma user_version')?.user_version ?? 0);
}

function readableFromOf(connection: Connection): number | null {
  const isSaid = connection.one("select 1 as one from sqlite_master where name = 'readable_from'") !== null;
  const said = isSaid ? connection.one('select version from readable_from') : null;
  return said === null ? null : Number(said.version);
}

/** The schema of a store that this code can work with, which may be a newer one. */
export function refuseNewerSchema(connection: Connection, file: string): number {
  const found = schemaOf(connection);
  if (found > schemaVersion) isNewerAndReadable(found, readableFromOf(connection), file);
  return found;
}

export function migrate(connection: Connection, file: string): void {
  const found = refuseNewerSchema(connection, file);
  if (found >= schemaVersion) return;
  connection.write(() => {
    for (const sql of upgradeFrom(found, [...sqliteTables, ...indexes], sqliteUpgrades)) connection.exec(sql);
    connection.exec(`delete from readable_from; insert into readable_from (version) values (${readableFrom})`);
    connection.exec(`pragma user_version = ${schemaVersion}`);
  });
}
