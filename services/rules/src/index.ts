export { buildApp } from './app.ts';
export type { AppOptions } from './app.ts';
export { accountsOf } from './accounts.ts';
export { chainEvent } from './store/chain.ts';
export { openStore } from './store/open-store.ts';
export { openPostgresStore } from './store/postgres-store.ts';
export { openSqliteStore } from './store/sqlite-store.ts';
export { connect, tune } from './store/sqlite-file.ts';
export type { Change, Store } from './store/store.ts';
