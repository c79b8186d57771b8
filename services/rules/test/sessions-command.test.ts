import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import type { Store } from '../src/store/store.ts';
import { newZendesk, startApp } from './_app.ts';
import { hasPostgres, startPostgres, type TestPostgres } from './_postgres.ts';

const home = mkdtempSync(join(tmpdir(), 'handrail-sessions-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** `handrail sessions ...` as an administrator runs it, beside the service. */
function sessions(args: string[], environment: Record<string, string>) {
  const script = join(import.meta.dirname, '..', 'src', 'handrail.ts');
  const env = { ...process.env, INIT_CWD: home, ...environment };
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((done) => {
    execFile(process.execPath, ['--import', 'tsx', script, 'sessions', ...args], { env }, (error, stdout, stderr) =>
      done({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

function endsSessions(name: string, place: () => Record<string, string>, openStore: () => Promise<Store>): void {
  test(`an administrator ends every session of a user while the service runs, on ${name}`, async () => {
    // The command reads the machine's clock.
    const clock = { now: new Date() };
    const service = await startApp({ packs: [], openStore, now: () => clock.now });
    service.clock.now = clock.now;
    const list = async (headers: Record<string, string>) =>
      (await service.app.inject({ url: '/v1/workflows', headers })).statusCode;
    const [first, second] = [await service.signIn(), await service.signIn()];
    const colleague = await service.signIn({ user: '9002' });
    for (const who of [first, second, colleague]) expect(await list(who)).toBe(200);
    const ended = await sessions(['end', '--user', '9001', '--account', 'desk'], place());
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain('Ended 2 sessions of user 9001 in account desk');
    clock.now = new Date(clock.now.getTime() + 10_000);
    expect([await list(first), await list(second), await list(colleague)]).toEqual([401, 401, 200]);
    await service.close();
  });
}

endsSessions(
  'SQLite',
  () => ({ DATA_DIR: join(home, 'data') }),
  async () => openSqliteStore(join(home, 'data')),
);

describe.skipIf(!hasPostgres)('with PostgreSQL', () => {
  let server: TestPostgres;
  let url: string;
  beforeAll(async () => {
    server = await startPostgres();
    url = await server.newDatabase();
  });
  afterAll(() => server.stop());
  endsSessions(
    'PostgreSQL',
    () => ({ DATABASE_URL: url }),
    () => openPostgresStore(url),
  );
});

test('the account may be left out where there is only one, and nothing is ended on wrong use', async () => {
  const folder = join(home, 'named');
  const store = openSqliteStore(folder);
  await store.saveSession('desk', { id: 's1', user: '9001', role: 'agent', expiresAt: Date.now() + 60_000 });
  const file = join(home, 'accounts.json');
  const write = async (...ids: string[]) => {
    const entries = await Promise.all(ids.map(async (id) => (await newZendesk(id)).entry));
    writeFileSync(file, JSON.stringify({ accounts: entries }));
  };
  const run = (...args: string[]) => sessions(args, { DATA_DIR: folder, ACCOUNTS_FILE: file });
  await write('desk', 'other');
  expect(await run('end', '--user', '9001')).toMatchObject({ code: 2, stderr: 'Name the account: --account <id>\n' });
  await write('desk');
  expect(await run('end', '--user', 'jane')).toMatchObject({ code: 2 });
  expect(await run('end')).toMatchObject({ code: 2, stderr: '--user is missing\n' });
  expect(await run('list')).toMatchObject({ code: 2 });
  expect(await store.isSessionLive('desk', 's1', Date.now())).toBe(true);
  expect((await run('end', '--user', '9001')).stdout).toContain('Ended 1 session of user 9001 in account desk');
  expect(await store.isSessionLive('desk', 's1', Date.now())).toBe(false);
  await store.close();
});
