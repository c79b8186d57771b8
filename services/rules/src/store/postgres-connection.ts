import { Pool, types } from 'pg';
import { errorDetail } from '../error-code.ts';
import type { Query } from './queries.ts';
import type { Row } from './rows.ts';
import { StoreUnavailable } from './store.ts';

const unreachable = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'ENOENT', 'EAI_AGAIN']);
/** SQLSTATE classes: connection, resources (disk full among them), operator intervention, system, recovery. */
const passingClasses = ['08', '53', '57', '58', '25', '40'];
/** A column added by a newer instance changes what a prepared statement answers; planned again it works. */
const changedPlan = '0A000';

function isPassing(error: unknown): boolean {
  const code = errorDetail(error, 'code');
  const message = error instanceof Error ? error.message : '';
  if (typeof code === 'string') {
    if (unreachable.has(code) || code === changedPlan || passingClasses.includes(code.slice(0, 2))) return true;
  }
  // The pool and the client put these in words only.
  return /Connection terminated|timeout exceeded|read timeout|not queryable|after calling end/i.test(message);
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
