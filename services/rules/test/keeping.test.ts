import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBackup, writeBackup } from '../src/store/backup.ts';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { connect, sqliteFileName } from '../src/store/sqlite-file.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import type { Store, StoredRun } from '../src/store/store.ts';
import { verifyChains } from '../src/store/verify-chains.ts';
import { hasPostgres, startPostgres, type TestPostgres } from './_postgres.ts';
import { changeAfter, firstChange, noon, noteOf } from './_run.ts';

const home = mkdtempSync(join(tmpdir(), 'handrail-keeping-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let count = 0;
const newFolder = () => join(home, `store-${(count += 1)}`);

async function filled(store: Store): Promise<Store> {
  for (let n = 0; n < 5; n += 1) {
    const first = firstChange('a');
    await store.append('a', first);
    const loaded = (await store.load('a', first.run.summary.id)) satisfies StoredRun | null;
    if (loaded) await store.append('a', changeAfter('a', loaded, noteOf(`note ${n}`)));
  }
  return store;
}

/** A command as its user runs it. */
function command(name: string, args: string[], environment: Record<string, string>) {
  const script = join(import.meta.dirname, '..', 'src', 'commands', `${name}.ts`);
  const env = { ...process.env, INIT_CWD: home, ...environment };
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((done) => {
    execFile(process.execPath, ['--import', 'tsx', script, ...args], { env }, (error, stdout, stderr) =>
      done({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

test('a backup made beside a working store restores to the same, by the commands', async () => {
  const folder = newFolder();
  const store = await filled(openSqliteStore(folder));
  const seal = (await verifyChains(store)).seal;
  const backup = await command('backup', ['all.gz'], { DATA_DIR: folder });
  expect(backup).toMatchObject({ code: 0 });
  expect(statSync(join(home, 'all.gz')).mode & 0o077).toBe(0);
  await filled(store);
  await store.close();
  const other = newFolder();
  expect(await command('restore', ['all.gz'], { DATA_DIR: other })).toMatchObject({ code: 0 });
  const verified = await command('verify-log', [], { DATA_DIR: other });
  expect(verified.stdout).toBe(`5 runs, 10 events, 0 broken\nseal ${seal}\n`);
  const again = await command('restore', ['all.gz'], { DATA_DIR: other });
  expect(again).toMatchObject({ code: 2 });
  expect(again.stderr).toContain('not empty');
}, 30_000);

test('verify-log names the first event that somebody changed', async () => {
  const folder = newFolder();
  const store = await filled(openSqliteStore(folder));
  const [summary] = await store.list('a', {}, null, 1, 0);
  await store.close();
  const connection = connect(join(folder, sqliteFileName));
  const id = summary?.id ?? '';
  expect(connection.run("update events set at = '2020-01-01T00:00:00.000Z' where run_id = ? and seq = 2", id)).toBe(1);
  connection.close();
  const verified = await command('verify-log', [], { DATA_DIR: folder });
  expect(verified.code).toBe(1);
  expect(verified.stdout).toContain(`a ${id} event 2: it was changed`);
}, 30_000);

test('a backup that is cut off, damaged or newer is refused, and nothing is filled', async () => {
  const store = await filled(openSqliteStore(newFolder()));
  const file = join(home, 'whole.gz');
  await writeBackup(store, file, noon);
  await store.close();
  const lines = gunzipSync(readFileSync(file)).toString().trim().split('\n');
  const damages: [string, Buffer, RegExp][] = [
    ['cut', gzipSync(lines.slice(0, -1).join('\n')), /cut off/],
    ['short', gzipSync([...lines.slice(0, -2), ...lines.slice(-1)].join('\n')), /cut off/],
    ['torn', readFileSync(file).subarray(0, 200), /to its end/],
    ['other', gzipSync('{"hello":1}'), /not a backup/],
    ['newer', gzipSync(lines.join('\n').replace(/"schema":\d+/, '"schema":99')), /schema 99/],
  ];
  for (const [name, bytes, says] of damages) {
    const damaged = join(home, `${name}.gz`);
    writeFileSync(damaged, bytes);
    const target = openSqliteStore(newFolder());
    await expect(target.fill(readBackup(damaged))).rejects.toThrow(says);
    expect((await verifyChains(target)).runs).toBe(0);
    await target.close();
  }
});

describe.runIf(hasPostgres)('with PostgreSQL', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 30_000);
  afterAll(() => server.stop());

  test('copy-store moves everything, and a backup of one engine fills the other', async () => {
    const folder = newFolder();
    const store = await filled(openSqliteStore(folder));
    const { seal } = await verifyChains(store);
    const held = await command('copy-store', [], { DATA_DIR: folder, DATABASE_URL: await server.newDatabase() });
    expect(held.stderr).toContain('Another Handrail process');
    await store.close();
    const url = await server.newDatabase();
    const copied = await command('copy-store', [], { DATA_DIR: folder, DATABASE_URL: url });
    expect(copied).toMatchObject({ code: 0, stderr: '' });
    const verified = await command('verify-log', [], { DATABASE_URL: url });
    expect(verified.stdout).toContain(`seal ${seal}`);

    const file = join(home, 'postgres.gz');
    const postgres = await openPostgresStore(url);
    await writeBackup(postgres, file, noon);
    await postgres.close();
    const back = openSqliteStore(newFolder());
    await back.fill(readBackup(file));
    expect((await verifyChains(back)).seal).toBe(seal);
    await back.close();
  }, 60_000);
});
