import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listeningDesk, type ListeningDesk } from './_opened-desk.ts';

/** Zendesk's own description of its interface. It is not ours to ship, so it lies beside the project, or nowhere. */
const description = fileURLToPath(new URL('../../../../shared/zendesk-oas/support-oas.yaml', import.meta.url));
const isHere = existsSync(description);
if (!isHere) process.stderr.write(`SKIPPED: no ${description}, so the desk is not held against Zendesk's API.\n`);

const owner = { name: 'Ida', email: 'ida@acme.example' };
const ticket = {
  subject: 'May bo leave?',
  requester: owner,
  comment: { html_body: '<p>We ask for your permission.</p>', public: true },
  external_id: 'handrail:owner:ida',
  status: 'hold',
  tags: ['outbound_contact'],
  macro_ids: [501],
  assignee_id: 9003,
  group_id: 302,
  priority: 'normal',
  type: 'task',
};
const note = { html_body: '<p>See #12</p>', public: false };

type Call = [method: 'GET' | 'POST' | 'PUT', path: string, status: number, body?: object];
/** Every request the sidebar makes or may make, and the answer it counts on. */
const calls: Call[] = [
  ['POST', '/api/v2/tickets', 201, { ticket }],
  ['GET', '/api/v2/tickets?external_id=handrail%3Aowner%3Aida', 200],
  ['GET', '/api/v2/tickets/101', 200],
  ['GET', '/api/v2/tickets/101?include=organizations,ticket_forms', 200],
  ['GET', '/api/v2/ticket_forms/403', 200],
  ['GET', '/api/v2/users/9003/group_memberships', 200],
  ['GET', '/api/v2/groups?page[size]=100', 200],
  ['GET', '/api/v2/groups/302/memberships', 200],
  ['PUT', '/api/v2/tickets/101', 200, { ticket: { comment: note, custom_status_id: 207 } }],
  ['PUT', '/api/v2/tickets/101', 200, { ticket: { comment: { body: 'See #12', public: false } } }],
  ['PUT', '/api/v2/tickets/101', 200, { ticket: { status: 'pending', tags: ['a'] } }],
  ['GET', '/api/v2/tickets/101/comments?include=users&sort_order=desc&per_page=100', 200],
  ['GET', '/api/v2/tickets/101/comments?sort_order=desc&per_page=100', 200],
  ['GET', '/api/v2/tickets/101/comments?include=users&page[size]=100', 200],
  ['GET', '/api/v2/users/1005/identities', 200],
  // Fields that are checkboxes are true or false; the description has forgotten those, so this is one without.
  ['GET', '/api/v2/organizations/705', 200],
  ['GET', '/api/v2/macros/active', 200],
  ['GET', '/api/v2/macros/search?query=outbound&active=true&only_viewable=true', 200],
  ['GET', '/api/v2/macros/501', 200],
  ['GET', '/api/v2/macros/501/apply', 200],
  ['GET', '/api/v2/tickets/101/macros/501/apply', 200],
  ['GET', '/api/v2/users/search?query=ida%40acme.example', 200],
  ['POST', '/api/v2/users/create_or_update', 200, { user: { ...owner, skip_verify_email: true } }],
  ['GET', '/api/v2/users/me', 200],
  ['GET', '/api/v2/users/show_many?ids=9001,9002', 200],
  ['GET', '/api/v2/custom_statuses?status_categories=hold', 200],
];

describe.skipIf(!isHere)("the desk and our requests, held against Zendesk's own description", () => {
  let desk: ListeningDesk;
  let prism: ChildProcess;
  let proxy: string;

  beforeAll(async () => {
    desk = await listeningDesk();
    const port = await freePort();
    proxy = `http://127.0.0.1:${port}`;
    prism = await startPrism(desk.origin, port);
  }, 300_000);
  afterAll(async () => {
    prism.kill();
    await desk.close();
  });

  it.each(calls)('%s %s', async (method, path, status, body) => {
    const answer = await fetch(`${proxy}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        authorization: 'Basic YWdlbnQ6eA==',
        'x-desk-user': '9001',
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const violations = answer.status === status ? null : await answer.text();
    // A violation of the description, in the request or in the answer, is Prism's own 4xx or 5xx with its list.
    expect({ status: answer.status, violations }).toEqual({ status, violations: null });
  });
});

function startPrism(upstream: string, port: number): Promise<ChildProcess> {
  const installer = fileURLToPath(new URL('../../../scripts/tool.mjs', import.meta.url));
  const folder = execFileSync(process.execPath, [installer, 'prism'], { encoding: 'utf8' }).trim();
  const args = ['proxy', description, upstream, '--errors', '--port', String(port)];
  const child = spawn(process.execPath, [join(folder, 'node_modules/@stoplight/prism-cli/dist/index.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Prism is listening')) resolve(child);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`Prism ended:\n${said.slice(-2000)}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
      probe.close(() => resolve(port));
    });
  });
}
