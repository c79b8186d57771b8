import { Pool, types } from 'pg';
import { errorDetail } from '../error-code.ts';
import type { Query } from './queries.ts';
import type { Row } from './rows.ts';
import { postgresTables } from './postgres-schema.ts';
import { StoreRefused, StoreUnavailable } from './store.ts';
import { indexes, schemaVersion, upgradeFrom } from './tables.ts';

const unreachable = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'ENOENT', 'EAI_AGAIN']);
/** SQLSTATE classes: connection, resources (disk full among them), operator intervention, system, recovery. */
const passingClasses = ['08', '53', '57', '58', '25', '40'];

function isPassing(error: unknown): boolean {
  const code = errorDetail(error, 'code');
  const message = error instanceof Error ? error.message : '';
  if (typeof code === 'string' && (unreachable.has(code) || passingClasses.includes(code.slice(0, 2)))) return true;
  // The pool and the client put these in words only.
  return /Connection terminated|timeout exceeded|not queryable|after calling end/i.test(message);
}

export const translated = (error: unknown): unknown =>
  isPassing(error) ? new StoreUnavailable('PostgreSQL cannot take this now', { cause: error }) : error;

const numbered = new Map<string, { name: string; text: string }>();

/** `?` to `$1`. */
export function numberedText(sql: string): string {
  let count = 0;
  return sql.replace(/\?/g, () => `$${(count += 1)}`);
}

/** As `numberedText`, with a name, so that PostgreSQL plans each text once per connection. */
function prepared(sql: string): { name: string; text: string } {
  const known = numbered.get(sql);
  if (known) return known;
  const made = { name: `h${numbered.size}`, text: numberedText(sql) };
  numbered.set(sql, made);
  return made;
}

export type Asking = (query: Query) => Promise<Row[]>;

export const askingOf =
  (client: Pick<Pool, 'query'>): Asking =>
  async ({ sql, values }) => {
    try {
      return (await client.query<Row>({ ...prepared(sql), values })).rows;
    } catch (error) {
      throw translated(error);
    }
  };

const migrationLock = 4_711_020_2;

/** One instance migrates while the others wait; a schema of a newer version is left alone. */
export async function migratePostgres(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query('create table if not exists handrail_schema (version integer not null)');
    const { rows } = await client.query<{ version: number }>('select version from handrail_schema');
    const found = rows[0]?.version ?? 0;
    if (found > schemaVersion) {
      throw new StoreRefused(
        `The database has schema ${found}; this version of Handrail knows ${schemaVersion}. Start the version that wrote it, or restore a backup.`,
      );
    }
    if (found === schemaVersion) return;
    await client.query('begin');
    for (const sql of upgradeFrom(found, [...postgresTables, ...indexes])) await client.query(sql);
    await client.query('delete from handrail_schema');
    await client.query('insert into handrail_schema (version) values ($1)', [schemaVersion]);
    await client.query('commit');
  } finally {
    // Ending the connection lets go of the lock and of a transaction left half-way.
    client.release(true);
  }
}

// Times and ticket ids fit a JavaScript number; `pg` would give them as text.
types.setTypeParser(types.builtins.INT8, Number);

export function openPool(url: string, connections: number): Pool {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    application_name: 'handrail',
    // A lost write must not hang its caller: the caller retries with the same key.
    query_timeout: 20_000,
    statement_timeout: 15_000,
  });
  // An idle connection that breaks is replaced by the pool; unheard, the event would end the process.
  pool.on('error', () => undefined);
  return pool;
}
