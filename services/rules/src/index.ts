export { buildApp } from './app.ts';
export type { AppOptions } from './app.ts';
export { accountsOf } from './accounts.ts';
export { openStore } from './store/open-store.ts';
export type { Store } from './store/store.ts';
