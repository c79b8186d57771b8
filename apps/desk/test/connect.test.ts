import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openDescription } from './_described.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const described = join(root, '../shared/zendesk-oas/support-oas.yaml');
const description = existsSync(described) ? openDescription(described) : null;
if (!description) process.stderr.write(`SKIPPED: no ${described}, so connect is not held against Zendesk's API.\n`);

interface Asked {
  call: string;
  query: string;
  body: unknown;
  authorization: string | undefined;
}
const asked: Asked[] = [];
/** A Zendesk as an administrator finds it: what was made stays. */
const account = {
  webhooks: [] as { id: string; endpoint: string; subscriptions: string[] }[],
  triggers: [] as { id: number; title: string }[],
  macros: [] as object[],
  members: [9003],
};
const secret = 'the-signing-secret-of-this-webhook';
const pem = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' });

const at = '2026-11-23T12:00:00Z';
const HookSchema = z.object({ webhook: z.object({ endpoint: z.string(), subscriptions: z.array(z.string()) }) });
const TriggerSchema = z.object({ trigger: z.looseObject({ title: z.string() }) });
const page = { count: 1, next_page: null, previous_page: null };

function answerOf({ call, query, body }: Asked): [status: number, body: unknown] {
  const id = call.split('/').at(-1);
  switch (call) {
    case 'POST /oauth/tokens':
      return [200, { access_token: 'a-token', token_type: 'bearer', scope: '' }];
    case 'GET /api/v2/apps/installations':
      return [200, { installations: [{ id: 42, app_id: 77, settings: { name: 'Handrail' } }] }];
    case 'GET /api/v2/apps/77/public_key.pem':
      return [200, pem];
    case 'GET /api/v2/webhooks':
      return [200, { webhooks: account.webhooks, meta: { has_more: false }, links: {} }];
    case 'POST /api/v2/webhooks': {
      const made = { id: `hook-${account.webhooks.length}`, ...HookSchema.parse(body).webhook };
      account.webhooks.push(made);
      return [201, { webhook: made }];
    }
    case 'GET /api/v2/triggers/search':
      return [200, { ...page, triggers: account.triggers }];
    case 'POST /api/v2/triggers': {
      const { trigger } = TriggerSchema.parse(body);
      const made = { ...trigger, id: 900 + account.triggers.length, created_at: at, updated_at: at, position: 1 };
      account.triggers.push(made);
      return [201, { trigger: made }];
    }
    case 'GET /api/v2/macros/search':
      expect(query).toContain('Outbound');
      return [200, { ...page, macros: account.macros }];
    case 'GET /api/v2/groups/302/memberships':
      return [
        200,
        { ...page, group_memberships: account.members.map((user) => ({ id: 1, user_id: user, group_id: 302 })) },
      ];
    default:
      if (call.startsWith('PATCH /api/v2/webhooks/')) {
        const hook = account.webhooks.find((each) => each.id === id);
        Object.assign(hook ?? {}, z.object({ webhook: z.object({}).loose() }).parse(body).webhook);
        return [204, ''];
      }
      if (call.endsWith('/signing_secret')) return [200, { signing_secret: { algorithm: 'SHA256', secret } }];
      return [404, { error: 'InvalidEndpoint' }];
  }
}

/** Zendesk's own description knows triggers, macros and groups; webhooks and apps it leaves to pages of their own. */
function holdAgainstDescription({ call, body }: Asked, status: number, answer: unknown): void {
  const [method = '', path = ''] = call.split(' ');
  const template = path.replace(/\/groups\/\d+\//, '/groups/{group_id}/');
  if (path === '/oauth/tokens') return;
  if (!description?.templates.includes(`${method} ${template}`)) return;
  violations.push(...description.problems(method, template, status, 'application/json', answer));
  if (call === 'POST /api/v2/triggers') violations.push(...description.problemsAs('TriggerWithCategoryRequest', body));
}
const violations: string[] = [];

const home = mkdtempSync(join(tmpdir(), 'handrail-connect-'));
let server: Server;
let origin = '';

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const url = new URL(request.url ?? '', 'http://127.0.0.1');
  const call: Asked = {
    call: `${request.method} ${url.pathname}`,
    query: url.search,
    body: text === '' ? null : JSON.parse(text),
    authorization: request.headers.authorization,
  };
  asked.push(call);
  const [status, answer] = answerOf(call);
  holdAgainstDescription(call, status, answer);
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof answer === 'string' || Buffer.isBuffer(answer) ? answer : JSON.stringify(answer));
}

beforeAll(async () => {
  server = createServer((request, response) => void serve(request, response));
  // A busy machine may leave a connection idle for long between two calls.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  rmSync(home, { recursive: true, force: true });
});
beforeEach(() => {
  asked.length = 0;
  violations.length = 0;
  const actions = [{ field: 'group_id', value: '302' }];
  const title = 'General::Outbound Contact Request';
  Object.assign(account, { webhooks: [], triggers: [], members: [9003] });
  account.macros = [
    { id: 501, title, actions, active: true, description: null, restriction: null, created_at: at, updated_at: at },
  ];
});

function connect(...args: string[]) {
  const script = join(root, 'services/rules/src/handrail.ts');
  const all = ['connect', '--origin', origin, '--client', 'setup', '--account', 'acme', ...args];
  const env = { ...process.env, INIT_CWD: home, HANDRAIL_CONNECT_SECRET: 'a-secret-of-the-client' };
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((done) => {
    execFile(process.execPath, ['--import', 'tsx', script, ...all], { env, cwd: root }, (error, stdout, stderr) =>
      done({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}
const service = ['--service', 'https://apps.acme.example/handrail/'];

test('an account is connected with one command, and nothing is made twice', async () => {
  const first = await connect(...service, '--leads', '9002', '--write', 'accounts.json');
  expect(first).toMatchObject({ code: 0, stdout: '' });
  expect(first.stderr).toContain('✓ Webhook (events): made');
  expect(first.stderr).toContain('✓ Macro "General::Outbound Contact Request"');
  const file = join(home, 'accounts.json');
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    accounts: [
      {
        id: 'acme',
        origin,
        issuer: new URL(origin).host,
        audience: `${origin}/api/v2/apps/installations/42.json`,
        publicKey: pem,
        leads: ['9002'],
        admins: [],
        webhookSecret: secret,
      },
    ],
  });
  expect(account.webhooks).toMatchObject([
    {
      endpoint: 'https://apps.acme.example/handrail/webhooks/zendesk/acme',
      subscriptions: expect.arrayContaining(['zen:event-type:ticket.status_changed']),
    },
  ]);
  expect(asked.slice(1).map(({ authorization }) => authorization)).toEqual(asked.slice(1).map(() => 'Bearer a-token'));

  const again = await connect(...service);
  expect(again.stderr).toContain('✓ Webhook (events): kept');
  expect(account.webhooks).toHaveLength(1);
  expect(violations).toEqual([]);
});

test('a webhook that misses an event is brought up to date', async () => {
  const endpoint = 'https://apps.acme.example/handrail/webhooks/zendesk/acme';
  account.webhooks.push({ id: 'old', endpoint, subscriptions: ['zen:event-type:ticket.status_changed'] });
  expect((await connect(...service)).stderr).toContain('✓ Webhook (events): changed');
  expect(account.webhooks[0]?.subscriptions).toContain('zen:event-type:ticket.comment_added');
});

test('an account without events is told by triggers', async () => {
  const { stderr } = await connect(...service, '--kind', 'triggers');
  expect(stderr).toContain('✓ Webhook (triggers): made, with 5 triggers');
  expect(account.webhooks).toMatchObject([{ subscriptions: ['conditional_ticket_events'] }]);
  expect(account.triggers.map(({ title }) => title)).toContain('Handrail: a ticket is now solved');
  expect((await connect(...service, '--kind', 'triggers')).stderr).toContain('✓ Webhook (triggers): kept\n');
  expect(account.triggers).toHaveLength(5);
  expect(violations).toEqual([]);
});

test.each([
  ['no such macro', () => void (account.macros = []), 'There is no active macro'],
  ['a macro to a group of nobody', () => void (account.members = []), 'a group without members'],
])('%s is said, and is no success', async (_, change, words) => {
  change();
  const { code, stderr } = await connect(...service);
  expect(stderr).toContain(words);
  expect(code).toBe(1);
});

test.each([
  ['http', ['--service', 'http://apps.acme.example'], 'Use https'],
  ['an address with a password', ['--service', 'https://me:pw@apps.acme.example'], 'Secrets do not go into addresses'],
  ['another app', [...service, '--app', '78'], 'The app is not installed there'],
])('%s is refused in one line, before anything is made', async (_, args, words) => {
  const { code, stderr } = await connect(...args);
  expect(code).toBe(2);
  expect(stderr).toContain(words);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(account.webhooks).toEqual([]);
});
