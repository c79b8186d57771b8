import type { RowFile } from './row.ts';

/** Every file of rows, in the order of the table. A new file is one line here. */
export const rowFiles: RowFile[] = [
  { prefix: 'exact', load: () => import('./exact-rows.ts') },
  { prefix: 'decide', load: () => import('./decide-rows.ts') },
  { prefix: 'versus', load: () => import('./versus-rows.ts') },
  { prefix: 'questions', load: () => import('./question-rows.ts') },
  { prefix: 'static', load: () => import('./static-rows.ts') },
  { prefix: 'growth', load: () => import('./growth-rows.ts') },
  { prefix: 'size', load: () => import('./size-rows.ts') },
  { prefix: 'append', load: () => import('./store-append-rows.ts') },
  { prefix: 'queue', load: () => import('./store-queue-rows.ts') },
  { prefix: 'numbers', load: () => import('./numbers-rows.ts') },
  {
    prefix: 'million-sqlite',
    load: async () => ({ rows: (await import('./million-rows.ts')).onSqlite }),
    onlyByName: true,
  },
  {
    prefix: 'million-postgresql',
    load: async () => ({ rows: (await import('./million-rows.ts')).onPostgres }),
    onlyByName: true,
  },
  { prefix: 'service', load: () => import('./service-rows.ts') },
  { prefix: 'reading', load: () => import('./reading-rows.ts') },
  { prefix: 'page', load: () => import('./page-rows.ts') },
  { prefix: 'sources', load: () => import('./source-rows.ts') },
];
