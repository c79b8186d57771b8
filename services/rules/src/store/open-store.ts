import { openPostgresStore } from './postgres-store.ts';
import { besideSqliteStore, openSqliteStore } from './sqlite-store.ts';
import type { Store } from './store.ts';

export interface StorePlace {
  DATA_DIR: string;
  DATABASE_URL?: string | undefined;
}

/** PostgreSQL when `DATABASE_URL` is set, else SQLite in `DATA_DIR`. */
export async function openStore(place: StorePlace): Promise<Store> {
  return place.DATABASE_URL ? openPostgresStore(place.DATABASE_URL) : openSqliteStore(place.DATA_DIR);
}

/** For commands that only read and may run beside the service. */
export async function readStore(place: StorePlace): Promise<Store> {
  return place.DATABASE_URL ? openPostgresStore(place.DATABASE_URL) : besideSqliteStore(place.DATA_DIR, 'to read');
}

/** For commands whose writes the service takes notice of when it next looks. */
export async function storeBeside(place: StorePlace): Promise<Store> {
  return place.DATABASE_URL ? openPostgresStore(place.DATABASE_URL) : besideSqliteStore(place.DATA_DIR, 'to write');
}
