import { RunFlagSchema } from '@handrail/contract';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keptSecret } from '../src/session/secret.ts';
import { mostSorted, narrowestIndex } from '../src/store/narrowest-index.ts';
import { runToRow } from '../src/store/rows.ts';
import { connect, type Connection, sqliteFileName } from '../src/store/sqlite-file.ts';
import { openSqliteStore, besideSqliteStore } from '../src/store/sqlite-store.ts';
import { type RunFilter, StoreRefused } from '../src/store/store.ts';
import {
  countNeedsQuery,
  erasableQuery,
  listQuery,
  mistakenQuery,
  needsQuery,
  type Query,
  toldQuery,
} from '../src/store/queries.ts';
import { sqliteLoad } from '../src/store/sqlite-load.ts';
import { readableFrom, schemaVersion } from '../src/store/tables.ts';
import { changeAfter, firstChange, noon } from './_run.ts';
import { countsSuite } from './_counts-suite.ts';
import { listSuite } from './_list-suite.ts';
import { asBeforeLeads } from './_schema-before.ts';
import { storeSuite } from './_store-suite.ts';
import { tellingSuite } from './_telling-suite.ts';

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
tellingSuite('SQLite', async () => openSqliteStore(newFolder()));
listSuite('SQLite', async () => openSqliteStore(newFolder()));
countsSuite('SQLite', async () => openSqliteStore(newFolder()));

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
  const reader = besideSqliteStore(folder, 'to read');
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
  const change = firstChange('a', { outcome: 'release', flags: ['ticket_merged'] });
  await before.append('a', change);
  await before.saveTicket('a', { id: 7, subject: null, requester: { name: null, email: 'Rita@acme.example' } }, 0);
  await before.close();
  const old = connect(join(folder, sqliteFileName));
  old.exec(
    `drop index runs_by_workflow; drop index runs_by_agent; ${asBeforeLeads}; drop table readable_from; pragma user_version = 1`,
  );
  old.close();
  const after = openSqliteStore(folder);
  expect((await after.load('a', change.run.summary.id))?.events).toEqual(change.events);
  expect(await after.needs('a', 'ticket_merged', 10, noon.getTime())).toHaveLength(1);
  const { workflow } = change.run.summary;
  expect(await after.list('a', { workflow: workflow.id, version: workflow.version }, null, 10, 0)).toHaveLength(1);
  expect(await after.list('a', { search: 'rita@' }, null, 10, 0)).toHaveLength(1);
  expect(await after.list('a', { group: '301' }, null, 10, 0)).toEqual([]);
  await after.close();
  const now = connect(join(folder, sqliteFileName));
  expect(now.one('pragma user_version')).toMatchObject({ user_version: schemaVersion });
  const names = now.all("select name from sqlite_master where type = 'index' and name like 'runs_by_%' order by name");
  expect(names.map(({ name }) => name)).toContain('runs_by_workflow');
  expect(now.one('select outcome from runs')).toMatchObject({ outcome: 'release' });
  now.close();
});

test('a store written by a newer version is refused in words', async () => {
  const folder = newFolder();
  const store = openSqliteStore(folder);
  await store.close();
  const connection = connect(join(folder, sqliteFileName));
  connection.exec('pragma user_version = 99; delete from readable_from');
  expect(() => openSqliteStore(folder)).toThrow(/schema 99/);
  connection.exec(`insert into readable_from (version) values (${schemaVersion + 1})`);
  connection.close();
  expect(() => openSqliteStore(folder)).toThrow(`from schema ${schemaVersion + 1} on`);
  expect(() => besideSqliteStore(folder, 'to read')).toThrow(`from schema ${schemaVersion + 1} on`);
});

test('a newer store that says this version can read it is worked with, and left as it is', async () => {
  const folder = newFolder();
  const store = openSqliteStore(folder);
  const change = firstChange('a');
  await store.append('a', change);
  await store.close();
  const connection = connect(join(folder, sqliteFileName));
  expect(connection.all('select version from readable_from')).toEqual([{ version: readableFrom }]);
  connection.exec(`pragma user_version = 99; update readable_from set version = ${schemaVersion}`);
  const again = openSqliteStore(folder);
  expect((await again.load('a', change.run.summary.id))?.events).toEqual(change.events);
  await again.close();
  expect(connection.one('pragma user_version')).toMatchObject({ user_version: 99 });
  connection.close();
});

const planOf = (connection: Connection, { sql, values }: Query) =>
  connection
    .all(`explain query plan ${sql}`, ...values)
    .map(({ detail }) => String(detail))
    .join('\n');

test('nothing a lead looks for is found by a walk through all runs', async () => {
  const folder = newFolder();
  await openSqliteStore(folder).close();
  const connection = connect(join(folder, sqliteFileName));
  const asking = { now: 0, engine: 'sqlite' } as const;
  const walk = /SCAN runs|runs USING (?:INDEX runs_by_change|PRIMARY KEY) \(account=\?\)/;
  for (const search of ['7', 'jane']) {
    const plan = planOf(connection, listQuery('a', { search }, null, 50, asking));
    expect(plan).toContain('SEARCH runs USING PRIMARY KEY (account=? AND id=?)');
    expect(plan).not.toMatch(walk);
    if (search === 'jane') expect(plan).toMatch(/SEARCH tickets USING .*tickets_by_requester \(account=\? AND <expr>>/);
  }
  const ofVersion = planOf(connection, listQuery('a', { workflow: 'w', version: 'v' }, null, 50, asking));
  expect(ofVersion).toContain('runs_by_version (account=? AND workflow=? AND <expr>=?)');
  expect(ofVersion).not.toContain('TEMP B-TREE');
  const ofGroup = planOf(connection, listQuery('a', { group: '301' }, null, 50, asking));
  expect(ofGroup).toContain('runs_by_group (account=? AND <expr>=?)');
  expect(ofGroup).not.toContain('TEMP B-TREE');
  const counting = planOf(connection, countNeedsQuery('a', 100, asking));
  for (const flag of RunFlagSchema.options) {
    const index = flag === 'hold_overdue' ? 'runs_by_wake' : `runs_${flag}`;
    expect(counting).toContain(index);
    expect(planOf(connection, needsQuery('a', flag, 25, asking))).toContain(index);
  }
  const mistaken = planOf(connection, mistakenQuery('a', 'w', 25, 'sqlite'));
  expect(mistaken).toContain('runs_mistake_reported (account=?)');
  expect(mistaken).not.toMatch(walk);
  expect(counting).not.toMatch(walk);
  expect(planOf(connection, listQuery('a', { sort: 'ticket' }, null, 50, asking))).not.toContain('TEMP B-TREE');
  connection.close();
});

test('whoever closes the store last elsewhere leaves its log to those who still read here', async () => {
  const folder = newFolder();
  const file = join(folder, sqliteFileName);
  const store = openSqliteStore(folder);
  await store.append('a', firstChange('a'));
  const chains = store.chains()[Symbol.asyncIterator]();
  expect((await chains.next()).done).toBe(false);
  const other = `const store = new (require('libsql'))(${JSON.stringify(file)});
    store.exec("insert into launches values ('a', 'x', 1)"); store.close();`;
  execFileSync(process.execPath, ['-e', other], { cwd: import.meta.dirname });
  expect(existsSync(`${file}-wal`)).toBe(true);
  expect((await chains.next()).done).toBe(true);
  await store.close();
});

test('of few among many, the few are found by their own index, however they are sorted', async () => {
  const folder = newFolder();
  const store = openSqliteStore(folder);
  const runs = mostSorted + 5;
  await store.fill(
    (async function* () {
      for (let n = 0; n < runs; n += 1) {
        const { run } = firstChange('a', {
          ticketId: runs - n,
          workflow: { id: 'w', title: 'W', version: n % 1000 === 7 ? 'old' : 'new' },
          agent: { id: n < 2 ? '9003' : '9001', name: null, role: 'agent' },
          groupId: n === 5 ? '302' : '301',
          flags: n === 3 ? ['nudged'] : [],
          outcome: n % 2 === 0 ? 'release' : null,
          updatedAt: new Date(noon.getTime() + n * 1000).toISOString(),
        });
        yield { table: 'runs', row: runToRow('a', run) };
      }
    })(),
  );
  const connection = connect(join(folder, sqliteFileName));
  const all = async ({ sql, values }: Query) => connection.all(sql, ...values);
  const second = (n: number) => noon.getTime() + n * 1000;
  const cases: [RunFilter, string | null, number[]][] = [
    [{ agent: '9003', sort: 'ticket' }, 'runs_by_agent', [runs, runs - 1]],
    [{ workflow: 'w', version: 'old', sort: 'created' }, 'runs_by_version', [runs - 1007, runs - 7]],
    [{ group: '302', sort: 'created' }, 'runs_by_group', [runs - 5]],
    [{ group: '301', agent: '9003' }, 'runs_by_agent', [runs - 1, runs]],
    [{ workflow: 'w', version: 'new', agent: '9003' }, 'runs_by_agent', [runs - 1, runs]],
    [{ workflow: 'w', outcome: 'release', flag: 'nudged' }, 'runs_nudged', []],
    [{ flag: 'nudged', sort: 'ticket' }, 'runs_nudged', [runs - 3]],
    [{ flag: 'hold_overdue', sort: 'ticket' }, 'runs_by_wake', []],
    [{ from: second(4), to: second(6), sort: 'ticket' }, 'runs_by_change', [runs - 4, runs - 5]],
    [{ workflow: 'w', sort: 'ticket' }, null, [runs, runs - 1]],
    [{ workflow: 'w' }, null, [1, 2]],
    [{ agent: '9003' }, null, [runs - 1, runs]],
    [{ sort: 'ticket' }, null, [runs, runs - 1]],
  ];
  for (const [filter, index, tickets] of cases) {
    expect([filter, await narrowestIndex('a', filter, all)]).toEqual([filter, index]);
    expect((await store.list('a', filter, null, 2, noon.getTime())).map(({ ticketId }) => ticketId)).toEqual(tickets);
  }
  const through = planOf(
    connection,
    listQuery('a', { agent: '9003', sort: 'ticket' }, null, 50, { now: 0, engine: 'sqlite', through: 'runs_by_agent' }),
  );
  expect(through).toContain('runs_by_agent (account=? AND agent=?)');
  connection.close();
  await store.close();
});

test('a run is read, and runs are erased, without a walk through all events or runs', async () => {
  const folder = newFolder();
  await openSqliteStore(folder).close();
  const connection = connect(join(folder, sqliteFileName));
  const asked = {
    load: sqliteLoad('a', 'id'),
    told: toldQuery('a', 7, 'sqlite'),
    erasable: erasableQuery('a', 0, 10, 'sqlite'),
  };
  const found = Object.entries(asked).map(([name, { sql, values }]) => {
    const plan = connection.all(`explain query plan ${sql}`, ...values).map(({ detail }) => String(detail));
    const walks = plan.filter((step) => /^SCAN|\(account=\?\)/.test(step));
    return { name, byTicket: plan.some((step) => step.includes('runs_by_ticket (account=? AND ticket_id=?')), walks };
  });
  expect(found).toEqual(Object.keys(asked).map((name) => ({ name, byTicket: true, walks: [] })));
  connection.close();
});

test.skipIf(process.platform === 'win32')('what is kept is for the service’s own user alone', async () => {
  const folder = newFolder();
  const store = openSqliteStore(folder);
  await store.append('a', firstChange('a'));
  keptSecret(folder);
  const files = readdirSync(folder).filter((name) => /^handrail\.db|secret/.test(name));
  expect(files.length).toBeGreaterThan(2);
  for (const name of files) expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0]);
  await store.close();
});
