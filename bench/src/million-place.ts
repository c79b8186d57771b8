import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openPostgresStore, openSqliteStore, type Store } from '@handrail/rules';
import { Client, escapeIdentifier } from 'pg';

/** Where a store of one kind is kept. */
export interface Place {
  /** How commands find it. */
  env: Record<string, string>;
  open: () => Promise<Store>;
  /** What an engine does by itself within minutes. */
  settle: () => Promise<void>;
  /** What it takes on the disk, logs that it keeps beside included. */
  bytes: () => Promise<number>;
  remove: () => Promise<void>;
}

export function sqlitePlace(folder: string): Place {
  return {
    env: { DATA_DIR: folder },
    open: async () => openSqliteStore(folder),
    settle: async () => undefined,
    async bytes() {
      const sizes = readdirSync(folder).map((file) => statSync(join(folder, file), { throwIfNoEntry: false })?.size);
      return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
    },
    async remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function postgresPlace(url: string): Place {
  async function asked(text: string, at = url): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: at });
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(text);
    await client.end();
    return rows;
  }
  return {
    env: { DATABASE_URL: url },
    open: () => openPostgresStore(url, { connections: 4 }),
    settle: async () => void (await asked('vacuum analyze')),
    bytes: async () => Number((await asked('select pg_database_size(current_database()) as bytes'))[0]?.['bytes']),
    async remove() {
      const elsewhere = new URL(url);
      const name = elsewhere.pathname.slice(1);
      elsewhere.pathname = '/postgres';
      await asked(`drop database ${escapeIdentifier(name)} with (force)`, elsewhere.href);
    },
  };
}
