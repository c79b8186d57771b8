import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkDisk, checkProgram } from '../src/doctor/check-machine.ts';
import { examine } from '../src/doctor/examine.ts';
import type { Finding } from '../src/doctor/finding.ts';
import { readConfiguration } from '../src/configuration.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import { newZendesk, tinyPacks, writePages, type Zendesk } from './_app.ts';
import { hasPostgres, startPostgres, type TestPostgres } from './_postgres.ts';

type Environment = Record<string, string | undefined>;

const home = mkdtempSync(join(tmpdir(), 'handrail-doctor-'));
const now = () => Date.parse('2026-11-29T12:00:00Z');
let zendesk: Zendesk;
/** Plays the public address and Zendesk: answers as told, with a clock of its own. */
let outside: Server;
let address = '';
let headers: Record<string, string> = {};
let status = 200;
let date = new Date(now());

beforeAll(async () => {
  zendesk = await newZendesk('doctor');
  outside = createServer((_request, response) => {
    response.sendDate = false;
    response.writeHead(status, { date: date.toUTCString(), ...headers }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(outside, 'listening');
  const at = outside.address();
  if (!at || typeof at === 'string') throw new Error('no port');
  address = `http://127.0.0.1:${at.port}`;
  writePages(join(home, 'sidebar', 'assets'));
  const store = openSqliteStore(join(home, 'data'));
  await store.close();
  chmodSync(join(home, 'data'), 0o700);
});

afterAll(async () => {
  outside.close();
  outside.closeAllConnections();
  rmSync(home, { recursive: true, force: true });
});

function accountsFile(change: Record<string, unknown> = {}, mode = 0o600): string {
  const { id, issuer, audience, publicKeys } = zendesk.account;
  const file = join(mkdtempSync(join(home, 'accounts-')), 'accounts.json');
  const entry = { id, issuer, audience, origin: address, publicKey: publicKeys, leads: ['9002'] };
  writeFileSync(file, JSON.stringify({ accounts: [{ ...entry, webhookSecret: 'a secret of sixteen', ...change }] }));
  chmodSync(file, mode);
  return file;
}

/** An installation with which all is well, but that it is not reached by HTTPS. */
const healthy = (): Environment => ({
  NODE_ENV: 'production',
  DATA_DIR: join(home, 'data'),
  SIDEBAR_DIR: join(home, 'sidebar'),
  WORKFLOWS_DIR: tinyPacks,
  RETENTION_DAYS: '365',
  TRUST_PROXY: '1',
  PUBLIC_URL: address,
  ACCOUNTS_FILE: accountsFile(),
});

const problems = (found: readonly Finding[]) => found.filter(({ level }) => level === 'problem');
const said = (found: readonly Finding[]) =>
  found.filter(({ level }) => level !== 'ok').map(({ level, check, says }) => `${level} ${check}: ${says}`);

test('an installation without a mistake is called well, but for the HTTP of the test', async () => {
  const found = await examine(healthy(), now);
  expect(problems(found).map(({ says }) => says)).toEqual([`PUBLIC_URL is ${address}`]);
  expect(found.filter(({ level }) => level === 'ok').map(({ check }) => check)).toEqual(
    expect.arrayContaining(['workflows', 'disk', 'store', 'reachability']),
  );
});

/** Each mistake, made alone, and what the doctor has to say of it. */
const mistakes: [name: string, make: () => Environment, expected: RegExp][] = [
  ['a setting out of range', () => ({ RULES_PORT: '99999' }), /^problem settings: RULES_PORT/],
  ['a secret too short', () => ({ SESSION_SECRET: 'short' }), /^problem settings: SESSION_SECRET/],
  ['a misspelt setting', () => ({ ACCOUNT_FILE: '/x' }), /^warning settings: ACCOUNT_FILE is not a setting/],
  ['no accounts file', () => ({ ACCOUNTS_FILE: undefined }), /^problem settings: ACCOUNTS_FILE is not set/],
  ['an accounts file that is not there', () => ({ ACCOUNTS_FILE: join(home, 'none.json') }), /^problem accounts: /],
  [
    'a key that is no key',
    () => ({ ACCOUNTS_FILE: accountsFile({ publicKey: 'BEGIN PUBLIC KEY' }) }),
    /^problem accounts: accounts\.0\.publicKey/,
  ],
  [
    'the secret of Zendesk’s own tests',
    () => ({ ACCOUNTS_FILE: accountsFile({ webhookSecret: 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==' }) }),
    /^problem accounts: accounts\.0\.webhookSecret/,
  ],
  [
    'no webhook',
    () => ({ ACCOUNTS_FILE: accountsFile({ webhookSecret: undefined }) }),
    /^warning accounts: doctor has no webhookSecret/,
  ],
  ['no leads', () => ({ ACCOUNTS_FILE: accountsFile({ leads: [] }) }), /^warning accounts: doctor has no leads/],
  [
    'secrets that everyone may read',
    () => ({ ACCOUNTS_FILE: accountsFile({}, 0o644) }),
    /^problem accounts: Everyone on this machine can read/,
  ],
  [
    'a folder without workflows',
    () => ({ WORKFLOWS_DIR: mkdtempSync(join(home, 'no-workflows-')) }),
    /^problem workflows: /,
  ],
  [
    'a workflow with a mistake',
    () => {
      const folder = mkdtempSync(join(home, 'workflows-'));
      mkdirSync(join(folder, 'broken'));
      writeFileSync(join(folder, 'broken', 'workflow.yaml'), 'id: broken\n');
      writeFileSync(join(folder, 'broken', 'cases.yaml'), 'cases: []\n');
      return { WORKFLOWS_DIR: folder };
    },
    /^problem workflows: .*workflow\.yaml:\d+:\d+/,
  ],
  [
    'no sidebar',
    () => ({ SIDEBAR_DIR: mkdtempSync(join(home, 'no-sidebar-')) }),
    /^problem program: There is no sidebar/,
  ],
  [
    'a data folder that cannot be',
    () => ({ DATA_DIR: join(accountsFile(), 'data') }),
    /^problem disk: .* cannot be written/,
  ],
  [
    'several instances with secrets of their own',
    () => ({ DATABASE_URL: 'postgresql://handrail@127.0.0.1:1/none' }),
    /^problem settings: .*SESSION_SECRET is not set/,
  ],
  [
    'a database that is away',
    () => ({ DATABASE_URL: 'postgresql://handrail@127.0.0.1:1/none' }),
    /^problem store: PostgreSQL cannot be reached/,
  ],
  ['an address nobody answers at', () => ({ PUBLIC_URL: 'https://127.0.0.1:1' }), /^problem reachability: /],
  ['an address without HTTPS', () => ({}), /^problem settings: PUBLIC_URL is http:/],
];

test.each(mistakes)('finds %s', async (_name, make, expected) => {
  const found = await examine({ ...healthy(), ...make() }, now);
  expect(said(found)).toContainEqual(expect.stringMatching(expected));
  expect(found.filter(({ level, fix }) => level !== 'ok' && !fix)).toEqual([]);
});

describe('from outside', () => {
  test('finds a proxy that forbids framing, a service that is not ready, and a clock that is off', async () => {
    headers = { 'x-frame-options': 'SAMEORIGIN', 'content-security-policy': "default-src 'none', default-src 'self'" };
    date = new Date(now() - 90_000);
    try {
      const found = said(await examine(healthy(), now));
      expect(found).toContainEqual(expect.stringMatching(/^problem proxy: .*X-Frame-Options/));
      expect(found).toContainEqual(expect.stringMatching(/^problem proxy: .*second Content-Security-Policy/));
      expect(found).toContainEqual(expect.stringMatching(/^problem clock: .*90 s away/));
    } finally {
      headers = {};
      date = new Date(now());
    }
  });

  test('finds a proxy that leads elsewhere', async () => {
    status = 404;
    try {
      expect(said(await examine(healthy(), now))).toContainEqual(
        expect.stringMatching(/^problem reachability: .*answers 404/),
      );
    } finally {
      status = 200;
    }
  });
});

test('a disk that fills up is told before it is full, and Node by its age', () => {
  const configuration = readConfiguration({ DATA_DIR: join(home, 'data'), SIDEBAR_DIR: join(home, 'sidebar') });
  const levels = [50, 500, 5000].map((free) => checkDisk(configuration, () => free)[0]?.level);
  expect(levels).toEqual(['problem', 'warning', 'ok']);
  const ages = ['18.20.0', '20.20.2', '24.1.0'].map((version) => checkProgram(configuration, version)[0]?.level);
  expect(ages).toEqual(['problem', 'warning', 'ok']);
});

describe.runIf(hasPostgres)('PostgreSQL', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.stop(), 60_000);

  test('is looked at without being changed', async () => {
    const found = await examine(
      { ...healthy(), DATABASE_URL: await server.newDatabase(), SESSION_SECRET: 'x'.repeat(32) },
      now,
    );
    const store = found.filter(({ check }) => check === 'store');
    // The clock of the test stands still while PostgreSQL's runs.
    expect(store.filter(({ level }) => level === 'problem')).toEqual([]);
  });
});
