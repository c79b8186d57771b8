import { createHmac } from 'node:crypto';
import { type Route, routes as table } from '@handrail/contract';
import { SignJWT } from 'jose';
import type { TestApp } from './_app.ts';

/** One request that must be refused, and how. */
export interface Attack {
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  url: string;
  headers?: Record<string, string>;
  payload?: string | object;
  /** Statuses that refuse rightly. */
  expected: readonly number[];
}

export interface Target {
  service: TestApp;
  agent: { authorization: string };
  stranger: { authorization: string };
  /** A run of the first account, and its number of events. */
  runId: string;
  seq: number;
}

const code = (...points: number[]) => String.fromCodePoint(...points);
export const hostileTexts = [
  '--force',
  'a; rm -rf /',
  'a | b',
  "' or 1=1 --",
  '<script>alert(1)</script>',
  '../../../etc/passwd',
  '%00',
  'a%0d%0aset-cookie: x=1',
  '{{7*7}}',
  code(0xd800),
  code(0),
  code(0x202e),
  code(0x200b),
  '9'.repeat(400),
  '__proto__',
];

/** As any client's own encoder would send it. */
export const wellFormed = (text: string): string => Buffer.from(text).toString();
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

async function forgedSessions({ service, agent }: Target): Promise<[string, string][]> {
  const token = agent.authorization.slice('Bearer '.length);
  const [head = '', body = '', signature = ''] = token.split('.');
  const claims: Record<string, unknown> = JSON.parse(Buffer.from(body, 'base64url').toString());
  const lead = base64({ ...claims, role: 'lead', sub: '9002' });
  const none = base64({ alg: 'none' });
  const guess = (secret: string) => createHmac('sha256', secret).update(`${head}.${lead}`).digest('base64url');
  const rsa = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(service.desk.privateKey);
  const tokens: [string, string][] = [
    ['none', ''],
    ['nothing after Bearer', 'Bearer'],
    ['Basic', `Basic ${token}`],
    ['two tokens', `Bearer ${token} ${token}`],
    ['a lead written in', `Bearer ${head}.${lead}.${signature}`],
    ['alg none', `Bearer ${none}.${lead}.`],
    ['alg none, signed', `Bearer ${none}.${lead}.${signature}`],
    ['an empty secret', `Bearer ${head}.${lead}.${guess(' ')}`],
    ['a guessed secret', `Bearer ${head}.${lead}.${guess('secret')}`],
    ['Zendesk’s key', `Bearer ${rsa}`],
    ['no signature', `Bearer ${head}.${body}.`],
    ['half a token', `Bearer ${token.slice(0, 40)}`],
    ['a very long one', `Bearer ${'a'.repeat(6000)}`],
    ['not base64', 'Bearer !.!.!'],
  ];
  return tokens;
}

const routes = (runId: string): [Attack['method'], string][] => [
  ['POST', '/v1/tickets/7/open'],
  ['POST', '/v1/runs'],
  ['GET', '/v1/runs'],
  ['GET', `/v1/runs/${runId}`],
  ['POST', `/v1/runs/${runId}/events`],
  ['GET', `/v1/runs/${runId}/events`],
  ['GET', `/v1/runs/${runId}/stream`],
  ['GET', '/v1/queue/stream'],
  ['GET', `/v1/runs/${runId}/migration`],
  ['POST', `/v1/runs/${runId}/erase`],
  ['POST', '/v1/decisions'],
  ['GET', '/v1/workflows'],
  ['GET', '/v1/workflows/tiny_release'],
  ['POST', '/v1/session/renew'],
  ['DELETE', '/v1/session'],
];

/** Every one of the table that is not an agent's. */
const leadRoutes = (runId: string) =>
  Object.values<Route>(table)
    .filter(({ access }) => access === 'lead' || access === 'admin')
    .map(({ method, path }) => ({
      method,
      url: path.replace(':runId', runId).replace(':seq', '1').replace(':user', '9002'),
    }));

const event = (seq: number, body: object) => ({ expectedSeq: seq, key: 'attack-key-0001', body });
const fact = {
  type: 'fact_recorded',
  fact: 'requester.paid',
  value: true,
  source: 'agent',
  evidence: null,
  note: null,
};

/** Every attack there is a name for. */
export async function attacks(target: Target): Promise<Attack[]> {
  const { agent, stranger, runId, seq } = target;
  const json = { 'content-type': 'application/json' };
  const found: Attack[] = [];
  for (const [name, authorization] of await forgedSessions(target)) {
    for (const [method, url] of routes(runId)) {
      const headers: Record<string, string> = authorization === '' ? {} : { authorization };
      found.push({ name: `${method} ${url} with ${name}`, method, url, headers, expected: [401] });
    }
  }
  for (const [method, url] of routes(runId).filter(([, path]) => path.includes(runId))) {
    const payload = url.endsWith('/events') && method === 'POST' ? event(seq, fact) : undefined;
    const name = `${method} ${url} from another account`;
    const more = payload ? { payload } : {};
    found.push({ name, method, url, headers: stranger, ...more, expected: url.endsWith('erase') ? [403] : [404] });
  }
  for (const { method, url } of leadRoutes(runId)) {
    found.push({ name: `a lead’s ${method} ${url} by an agent`, method, url, headers: agent, expected: [403] });
  }
  for (const text of hostileTexts) {
    const written = encodeURIComponent(wellFormed(text));
    const of = (url: string, method: Attack['method'] = 'GET') => ({
      name: `${url} ${method}`,
      method,
      url,
      headers: agent,
    });
    found.push({ ...of(`/v1/runs/${written}`), expected: [400, 404, 414] });
    found.push({ ...of(`/v1/runs?cursor=${written}`), expected: [400] });
    found.push({ ...of(`/v1/runs?workflow=${written}`), expected: [400] });
    found.push({ ...of(`/v1/runs?limit=${written}`), expected: [400] });
    found.push({ ...of(`/v1/workflows/${written}`), expected: [400, 404, 414] });
    found.push({ ...of(`/v1/tickets/${written}/open`, 'POST'), expected: [400, 404, 414] });
    found.push({ ...of(`/app/assets/${written}`), expected: [400, 401, 403, 404, 414] });
    found.push({
      ...of(`/webhooks/zendesk/${written}`, 'POST'),
      headers: json,
      payload: {},
      expected: [400, 401, 404, 414],
    });
    const events: object[] = [
      { ...fact, fact: text },
      { ...fact, evidence: text },
      { ...fact, fact: 'reply.from', value: text },
      { ...fact, source: text },
      { ...fact, type: text },
      { type: 'step_done', step: text },
      { type: 'step_skipped', step: 'ask', reason: '' },
    ];
    for (const [index, body] of events.entries()) {
      found.push({
        ...of(`/v1/runs/${runId}/events`, 'POST'),
        name: `event ${index} with ${JSON.stringify(text).slice(0, 40)}`,
        payload: event(seq, body),
        expected: [400, 409, 422],
      });
    }
  }
  const url = `/v1/runs/${runId}/events`;
  const bodies: [string, string][] = [
    ['nothing', ''],
    ['half of it', '{"expectedSeq":'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a prototype', '{"__proto__":{"role":"lead"}}'],
    ['a constructor', '{"constructor":{"prototype":{"role":"lead"}}}'],
    ['very deep', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['a huge number', JSON.stringify(event(seq, fact)).replace(`${seq}`, '1e400')],
    ['a negative number', JSON.stringify(event(-1, fact))],
    ['a short key', JSON.stringify({ ...event(seq, fact), key: 'a' })],
    ['an event of the service', JSON.stringify(event(seq, { type: 'run_erased', because: 'x' }))],
    ['somebody else as author', JSON.stringify(event(seq, { ...fact, source: 'run' }))],
  ];
  for (const [name, payload] of bodies) {
    found.push({
      name: `a body that is ${name}`,
      method: 'POST',
      url,
      headers: { ...agent, ...json },
      payload,
      expected: [400, 409],
    });
  }
  for (const type of [
    'text/plain',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
  ]) {
    const headers = { ...agent, 'content-type': type };
    found.push({ name: `a body of ${type}`, method: 'POST', url, headers, payload: 'a=1', expected: [400] });
  }
  found.push({
    name: 'two megabytes of event',
    method: 'POST',
    url,
    headers: { ...agent, ...json },
    payload: JSON.stringify(event(seq, { ...fact, note: 'x'.repeat(2_000_000) })),
    expected: [413],
  });
  for (const method of ['PUT', 'PATCH', 'DELETE'] as const) {
    found.push({ name: `${method} on a run`, method, url: `/v1/runs/${runId}`, headers: agent, expected: [404] });
  }
  for (const path of [
    '/../data/handrail.db',
    '/app/assets/../../data/session-secret',
    '/.env',
    '/metrics',
    '/debug',
    '//evil.example/v1/runs',
  ]) {
    found.push({ name: path, method: 'GET', url: path, headers: agent, expected: [400, 401, 404] });
  }
  return found;
}
