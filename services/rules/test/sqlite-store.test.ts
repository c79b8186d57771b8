import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { connect, sqliteFileName } from '../src/store/sqlite-file.ts';
import { openSqliteStore, readSqliteStore } from '../src/store/sqlite-store.ts';
import { StoreRefused } from '../src/store/store.ts';
import { schemaVersion } from '../src/store/tables.ts';
import { changeAfter, firstChange } from './_run.ts';
import { storeSuite } from './_store-suite.ts';

const folders: string[] = [];
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-store-'));
  folders.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

storeSuite('SQLite', async () => openSqliteStore(newFolder()));

test('what was answered is there after the store was left open and opened again', async () => {
  const folder = newFolder();
  const store = openSqliteStore(folder);
  const change = firstChange('a');
  await store.append('a', change);
  await store.close();
  const again = openSqliteStore(folder);
  expect((await again.load('a', change.run.summary.id))?.events).toEqual(change.events);
  await again.close();
});

test('a second holder of the folder is refused in words, a reader is not', async () => {
  const folder = newFolder();
  const store = openSqliteStore(folder);
  await store.append('a', firstChange('a'));
  expect(() => openSqliteStore(folder)).toThrow(StoreRefused);
  const script = `import('${join(import.meta.dirname, '../src/store/sqlite-store.ts')}').then(({ openSqliteStore }) => {
    try { openSqliteStore(${JSON.stringify(folder)}); } catch (error) { process.stdout.write(error.message); }
  })`;
  const said = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]).toString();
  expect(said).toContain(`process ${process.pid}`);
  expect(said).toContain('DATABASE_URL');
  const reader = readSqliteStore(folder);
  expect(await reader.list('a', {}, null, 10, 0)).toHaveLength(1);
  await expect(reader.append('a', firstChange('a'))).rejects.toThrow('readonly');
  await reader.close();
  await store.close();
});

test('erased values are gone from the files too', async () => {
  const folder = newFolder();
  const store = openSqliteStore(folder);
  const change = firstChange('a', { subject: 'jane@example.com' });
  await store.append('a', change);
  const run = await store.load('a', change.run.summary.id);
  if (!run) throw new Error('no run');
  const bytes = () =>
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('');
  expect(bytes()).toContain('jane@example.com');
  await store.erase('a', changeAfter('a', run, { type: 'run_erased', because: 'asked' }, { subject: null }), 1);
  await store.close();
  expect(bytes()).not.toContain('jane@example.com');
});

test('a store of the version before is brought up to this one with all it holds', async () => {
  const folder = newFolder();
  const before = openSqliteStore(folder);
  const change = firstChange('a');
  await before.append('a', change);
  await before.close();
  const old = connect(join(folder, sqliteFileName));
  old.exec('drop index runs_by_workflow; drop index runs_by_agent; pragma user_version = 1');
  old.close();
  const after = openSqliteStore(folder);
  expect((await after.load('a', change.run.summary.id))?.events).toEqual(change.events);
  await after.close();
  const now = connect(join(folder, sqliteFileName));
  expect(now.one('pragma user_version')).toMatchObject({ user_version: schemaVersion });
  const names = now.all("select name from sqlite_master where type = 'index' and name like 'runs_by_%' order by name");
  expect(names.map(({ name }) => name)).toContain('runs_by_workflow');
  now.close();
});

test('a store written by a newer version is refused in words', async () => {
  const folder = newFolder();
  const store = openSqliteStore(folder);
  await store.close();
  const connection = connect(join(folder, sqliteFileName));
  connection.exec('pragma user_version = 99');
  connection.close();
  expect(() => openSqliteStore(folder)).toThrow(/schema 99/);
  expect(() => openSqliteStore(folder)).toThrow(/schema 99/);
});
