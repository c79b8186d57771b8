import { Client } from 'pg';
import { errorDetail } from '../error-code.ts';
import { postgresIndexes, postgresTables, postgresUpgrades } from './postgres-schema.ts';
import { StoreRefused } from './store.ts';
import { indexes, isNewerAndReadable, readableFrom, schemaVersion, upgradeFrom } from './tables.ts';

const migrationLock = 4_711_020_2;
const lookAgainAfter = 200;
/** Longer than any index takes to build; who is not done by then is stuck. */
const longestWait = 30 * 60_000;
/** While a change waits for its table, all who come later wait behind it. */
const lockTimeout = '1s';
const isLocked = (error: unknown) => errorDetail(error, 'code') === '55P03';

const isIndex = (sql: string) => /^create (unique )?index /.test(sql);
const nameOf = (sql: string): string => /^create (?:unique )?index (\w+) /.exec(sql)?.[1] ?? '';

const allIndexes = [...indexes, ...postgresIndexes];

/** The schema's number, 0 when there is none yet. A newer one is left as it is, or refused in words. */
async function schemaIn(client: Client): Promise<{ found: number; isNewer: boolean }> {
  const { rows: tables } = await client.query<{ is: boolean }>(
    `select to_regclass('handrail_schema') is not null as is`,
  );
  if (!tables[0]?.is) return { found: 0, isNewer: false };
  // All columns: which there are, depends on the version.
  const { rows } = await client.query<{ version: number; readable_from?: number | null }>(
    'select * from handrail_schema',
  );
  const found = rows[0]?.version ?? 0;
  return { found, isNewer: isNewerAndReadable(found, rows[0]?.readable_from ?? null, 'The database') };
}

/** Those not built yet, or left half-built by an instance that ended meanwhile. */
async function missingIndexes(client: Client): Promise<{ sql: string; isHalf: boolean }[]> {
  const { rows } = await client.query<{ name: string; valid: boolean }>(
    `select c.relname as name, i.indisvalid as valid from pg_index i join pg_class c on c.oid = i.indexrelid
     where c.relnamespace = current_schema()::regnamespace`,
  );
  const valid = new Map(rows.map((row) => [row.name, row.valid]));
  return allIndexes
    .filter((sql) => valid.get(nameOf(sql)) !== true)
    .map((sql) => ({ sql, isHalf: valid.has(nameOf(sql)) }));
}

/** Tables first, in one transaction that gives way to readers instead of making everybody wait behind it. */
async function changeTables(client: Client, found: number): Promise<boolean> {
  const whole = [...postgresTables, ...allIndexes];
  const steps = upgradeFrom(found, whole, postgresUpgrades).filter((sql) => found === 0 || !isIndex(sql));
  try {
    await client.query(`begin; set local lock_timeout = '${lockTimeout}'`);
    await client.query('create table if not exists handrail_schema (version integer not null, readable_from integer)');
    for (const sql of steps) await client.query(sql);
    await client.query('delete from handrail_schema');
    const said = [schemaVersion, readableFrom];
    await client.query('insert into handrail_schema (version, readable_from) values ($1, $2)', said);
    await client.query('commit');
    return true;
  } catch (error) {
    await client.query('rollback');
    if (isLocked(error)) return false;
    throw error;
  }
}

/** Then indexes, each by itself and while others write. */
async function buildIndexes(client: Client): Promise<void> {
  for (const { sql, isHalf } of await missingIndexes(client)) {
    if (isHalf) await client.query(`drop index concurrently if exists ${nameOf(sql)}`);
    await client.query(sql.replace(' index ', ' index concurrently '));
  }
}

/**
 * Brings the database up to this version, on a connection of its own without time limits: building an index may take
 * minutes. One instance does it while the others look again and again; to wait for the lock inside the database would keep
 * a snapshot open, for whose end the index waits.
 */
export async function migratePostgres(url: string, patience = longestWait): Promise<void> {
  const client = new Client({
    connectionString: url,
    application_name: 'handrail migration',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
  client.on('error', () => undefined);
  const deadline = Date.now() + patience;
  try {
    await client.connect();
    for (;;) {
      const { found, isNewer } = await schemaIn(client);
      if (isNewer || (found === schemaVersion && (await missingIndexes(client)).length === 0)) return;
      const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
        migrationLock,
      ]);
      if (rows[0]?.mine) {
        // Whoever had the lock before may have done it all.
        const left = await schemaIn(client);
        if (left.isNewer) return;
        if (left.found === schemaVersion || (await changeTables(client, left.found))) return await buildIndexes(client);
        await client.query('select pg_advisory_unlock($1)', [migrationLock]);
      }
      if (Date.now() > deadline) {
        const why = rows[0]?.mine ? 'a transaction holds its tables' : 'another instance has been changing it';
        throw new StoreRefused(
          `The schema of the database could not be brought to version ${schemaVersion}: ${why} all the time. Look for it in pg_stat_activity.`,
        );
      }
      await new Promise((next) => setTimeout(next, lookAgainAfter));
    }
  } finally {
    // Lets go of the lock as well.
    await client.end().catch(() => undefined);
  }
}
