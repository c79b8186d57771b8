import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LaunchSchema, LocationSchema } from '@handrail/contract';
import { loadWorkflows, type Pack } from '@handrail/workflows';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { SignJWT } from 'jose';
import { type Account, accountsOf, parseAccounts } from '../src/accounts.ts';
import { type AppOptions, buildApp } from '../src/app.ts';
import { signingKeyOf } from '../src/audit/signing-key.ts';
import { type WorkflowLibrary, workflowLibrary } from '../src/runs/workflow-library.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import type { Store } from '../src/store/store.ts';

export const tinyPacks = join(import.meta.dirname, 'fixtures', 'packs');

export function loadTinyPacks(): Pack[] {
  const loaded = loadWorkflows(tinyPacks);
  if (!loaded.ok)
    throw new Error(loaded.problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
  return loaded.packs;
}

export interface Zendesk {
  /** The account as an accounts file names it. */
  entry: Record<string, unknown>;
  account: Account;
  privateKey: KeyObject;
}

/** One pair for all tests: making one is quick, but every app would publish another. */
export const testKey = signingKeyOf(
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
);

const made = new Map<string, Zendesk>();

/** A Zendesk account with a key pair of its own; 9002 is its lead, 9009 its administrator. Making keys is slow, so an id is made once. */
export async function newZendesk(id: string): Promise<Zendesk> {
  const zendesk = made.get(id) ?? makeZendesk(id);
  made.set(id, zendesk);
  return zendesk;
}

function makeZendesk(id: string): Zendesk {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const entry = {
    id,
    origin: `https://${id}.zendesk.example`,
    issuer: `${id}.zendesk.example`,
    audience: `https://${id}.zendesk.example/api/v2/apps/installations/1.json`,
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }),
    leads: ['9002'],
    admins: ['9009'],
    webhookSecret: `webhook secret of ${id}`,
  };
  const [account] = parseAccounts({ accounts: [entry] });
  if (!account) throw new Error('one account');
  return { entry, account, privateKey };
}

let launches = 0;

export interface LaunchChange {
  user?: string;
  location?: string;
  claims?: Record<string, unknown>;
  /** Seconds from `at`. */
  expiresIn?: number;
  notBeforeIn?: number;
}

/** A launch token with the claims that Zendesk documents, or with something changed; `qsh` tells one frame from the next. */
export function launchToken(
  { account, privateKey }: Omit<Zendesk, 'entry'>,
  at: Date,
  change: LaunchChange = {},
): Promise<string> {
  const seconds = Math.floor(at.getTime() / 1000);
  const { user = '9001', location = 'ticket_sidebar', claims = {}, expiresIn = 300, notBeforeIn = 0 } = change;
  return new SignJWT({
    iss: account.issuer,
    aud: account.audience,
    sub: user,
    qsh: createHash('sha256')
      .update(`app_guid=${(launches += 1)}`)
      .digest('hex'),
    iat: seconds,
    nbf: seconds + notBeforeIn,
    exp: seconds + expiresIn,
    context: { product: 'support', location },
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256' })
    .sign(privateKey);
}

export interface TestApp {
  app: FastifyInstance;
  store: Store;
  library: WorkflowLibrary;
  desk: Zendesk;
  other: Zendesk;
  /** The clock of the service; move it by assigning. */
  clock: { now: Date };
  /** All log lines. */
  lines: string[];
  launch(token: string, headers?: Record<string, string>, path?: string): Promise<LightMyRequestResponse>;
  /** Signs in and answers the Authorization header. */
  signIn(who?: { zendesk?: Zendesk; user?: string }): Promise<{ authorization: string }>;
  close(): Promise<void>;
}

const page = `<!doctype html><html data-scheme="__COLOR_SCHEME__"><head><script src="__ZAF_SDK_URL__" async></script><style>p{margin:0}</style></head>
<body><!--handrail-launch--><div id="root"></div></body></html>`;

/** The built pages, as small as they can be. */
export function writePages(assets: string): void {
  mkdirSync(assets, { recursive: true });
  for (const location of LocationSchema.options) writeFileSync(join(assets, `${location}.html`), page);
}

/** The whole service on a real store in a temporary folder, without a port. */
export async function startApp(
  change: Partial<AppOptions> & {
    packs?: readonly Pack[];
    openStore?: () => Promise<Store>;
    changeStore?: (store: Store) => Store;
  } = {},
): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-app-'));
  const assets = join(folder, 'sidebar', 'assets');
  writePages(assets);
  writeFileSync(join(assets, 'index-1a2b.js'), 'export {};\n');
  const { openStore, changeStore, packs = loadTinyPacks(), ...options } = change;
  const [desk, other, store] = await Promise.all([
    newZendesk('desk'),
    newZendesk('other'),
    openStore?.() ?? openSqliteStore(join(folder, 'data')),
  ]);
  const clock = { now: new Date('2026-11-23T12:00:00.000Z') };
  const lines: string[] = [];
  const used = changeStore?.(store) ?? store;
  const library = workflowLibrary(packs, used);
  const app = await buildApp({
    store: used,
    library,
    accounts: accountsOf([desk.account, other.account]),
    sessionSecret: 'a secret of the tests, long enough for them',
    auditKey: testKey,
    sidebarDir: join(folder, 'sidebar'),
    sdkUrl: 'https://static.zdassets.example/zaf_sdk.min.js',
    checkResponses: true,
    rateLimit: 10_000,
    logLevel: 'info',
    logStream: { write: (line) => void lines.push(line) },
    now: () => clock.now,
    ...options,
  });

  const launch: TestApp['launch'] = (token, headers = {}, path = '/app/ticket-sidebar') =>
    app.inject({
      method: 'POST',
      url: `${path}${path.includes('?') ? '&' : '?'}origin=${encodeURIComponent(desk.account.origins[0] ?? '')}&app_guid=g`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', ...headers },
      payload: new URLSearchParams({ token }).toString(),
    });

  return {
    app,
    store,
    library,
    desk,
    other,
    clock,
    lines,
    launch,
    async signIn({ zendesk = desk, user = '9001' } = {}) {
      const answer = await launch(await launchToken(zendesk, clock.now, { user }));
      return { authorization: `Bearer ${launchOf(answer.body).session.token}` };
    },
    async close() {
      await app.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What the page was given. */
export function launchOf(html: string) {
  const json = /<script type="application\/json" id="handrail-launch">(.*?)<\/script>/s.exec(html)?.[1];
  if (!json) throw new Error(`No launch in the page:\n${html}`);
  return LaunchSchema.parse(JSON.parse(json));
}
