import { afterAll, beforeAll, describe } from 'vitest';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import type { Store } from '../src/store/store.ts';
import { newFolder } from './_folder.ts';
import { hasPostgres, startPostgres, type TestPostgres } from './_postgres.ts';

/** Defines a suite for each kind of store; it opens as many empty ones as it needs. */
export function onBothStores(suite: (name: string, openEmpty: () => Promise<Store>) => void): void {
  suite('SQLite', async () => openSqliteStore(newFolder()));

  describe.runIf(hasPostgres)('PostgreSQL', () => {
    let server: TestPostgres;
    beforeAll(async () => {
      server = await startPostgres();
    }, 60_000);
    afterAll(() => server.stop(), 60_000);

    suite('PostgreSQL', async () => openPostgresStore(await server.newDatabase(), { connections: 4 }));
  });
}
