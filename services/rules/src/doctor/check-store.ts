import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { z } from 'zod';
import type { Configuration } from '../configuration.ts';
import { readStore } from '../store/open-store.ts';
import { sqliteFileName } from '../store/sqlite-file.ts';
import { schemaVersion } from '../store/tables.ts';
import { type Finding, findingsOf } from './finding.ts';

const { ok, warning, problem } = findingsOf('store');
const othersMayUse = 0o007;

/** Looks without changing anything: a schema that is behind is brought up by the next start, not by a doctor. */
export async function checkStore(configuration: Configuration): Promise<Finding[]> {
  return configuration.DATABASE_URL ? checkPostgres(configuration.DATABASE_URL) : checkSqlite(configuration);
}

async function checkSqlite(configuration: Configuration): Promise<Finding[]> {
  const folder = configuration.DATA_DIR;
  if (!existsSync(join(folder, sqliteFileName)))
    return [
      warning(
        `There is no store in ${folder} yet`,
        'It is made by the first start. Check DATA_DIR if you expected one.',
      ),
    ];
  const found: Finding[] = [];
  if (process.platform !== 'win32' && statSync(folder).mode & othersMayUse)
    found.push(problem(`Everyone on this machine can look into ${folder}`, `chmod 700 ${folder}`));
  try {
    const store = await readStore(configuration);
    await store.ping();
    await store.close();
  } catch (error) {
    found.push(
      problem(`The store cannot be opened: ${reason(error)}`, 'Start the version that wrote it, or restore a backup.'),
    );
  }
  return found.length > 0 ? found : [ok(`SQLite in ${folder} answers`)];
}

async function checkPostgres(url: string): Promise<Finding[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000, query_timeout: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    return [
      problem(`PostgreSQL cannot be reached: ${reason(error)}`, 'Check DATABASE_URL and that the server listens.'),
    ];
  }
  try {
    return await askPostgres(client);
  } catch (error) {
    return [problem(`PostgreSQL did not answer: ${reason(error)}`, 'Look into its log.')];
  } finally {
    await client.end().catch(() => undefined);
  }
}

const ServerSchema = z.object({
  version: z.int(),
  encoding: z.string(),
  standby: z.boolean(),
  known: z.boolean(),
  /** Milliseconds between the two clocks. */
  apart: z.number(),
});

async function askPostgres(client: Client): Promise<Finding[]> {
  const found: Finding[] = [];
  const { rows } = await client.query<Record<string, unknown>>(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
      pg_is_in_recovery() as standby, to_regclass('handrail_schema') is not null as known,
      abs(extract(epoch from now()) * 1000 - ${Date.now()})::float8 as apart`,
  );
  const server = ServerSchema.parse(rows[0]);
  if (server.version < 150_000)
    found.push(problem(`PostgreSQL is version ${server.version}`, 'Use PostgreSQL 15 or newer.'));
  if (server.encoding !== 'UTF8')
    found.push(problem(`The database is encoded in ${server.encoding}`, 'Make a database with encoding UTF8.'));
  if (server.standby)
    found.push(problem('This is a standby; it takes no writes', 'Let DATABASE_URL lead to the primary.'));
  if (server.apart > 5000)
    found.push(
      warning('The clocks of this machine and of PostgreSQL differ by more than 5 s', 'Run a time service on both.'),
    );
  if (server.known) {
    const schema = await client.query<{ version: number }>('select version from handrail_schema');
    const version = schema.rows[0]?.version ?? 0;
    if (version > schemaVersion)
      found.push(
        problem(`The schema is version ${version}; this program knows ${schemaVersion}`, 'Start the newer program.'),
      );
  }
  await client.query('listen handrail_doctor');
  const heard = new Promise<boolean>((done) => {
    const timer = setTimeout(() => done(false), 2000);
    client.once('notification', () => {
      clearTimeout(timer);
      done(true);
    });
  });
  await client.query('notify handrail_doctor');
  if (!(await heard))
    found.push(
      problem('LISTEN hears nothing', 'Connect directly or through a pooler in session mode, not in transaction mode.'),
    );
  return found.length > 0 ? found : [ok('PostgreSQL answers, takes writes and tells of changes')];
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
