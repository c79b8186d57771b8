import { ProblemSchema } from '@handrail/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accountsOf } from '../src/accounts.ts';
import { requireSignature } from '../src/session/webhook-signature.ts';
import { newZendesk, startApp, type TestApp } from './_app.ts';
import { callerOf, onlyRun } from './_ticket.ts';
import { commentAdded, deliver, type DeliveryChange, statusChanged } from './_webhook.ts';

let service: TestApp;
let runId: string;
const eventsOf = async () => (await service.store.load('desk', runId))?.events ?? [];

beforeAll(async () => {
  const [desk, other] = [await newZendesk('desk'), await newZendesk('other')];
  const mute = { ...desk.account, id: 'mute', webhookSecrets: [] };
  service = await startApp({ accounts: accountsOf([desk.account, other.account, mute]) });
  runId = onlyRun(await callerOf(service, await service.signIn()).open()).id;
});
afterAll(() => service.close());

const at = (seconds: number) => new Date(service.clock.now.getTime() + seconds * 1000).toISOString();
const forged: [string, () => DeliveryChange][] = [
  ['without a signature', () => ({ headers: { 'x-zendesk-webhook-signature': '' } })],
  ['with a signature that is none', () => ({ headers: { 'x-zendesk-webhook-signature': '<>' } })],
  ['signed with another secret', () => ({ secret: 'somebody guesses' })],
  ['signed with the secret of another account', () => ({ secret: 'webhook secret of other' })],
  ['signed for this account, sent to another', () => ({ account: 'other' })],
  ['without a timestamp', () => ({ timestamp: '' })],
  ['with a timestamp that is none', () => ({ timestamp: 'now' })],
  ['signed for another timestamp', () => ({ headers: { 'x-zendesk-webhook-signature-timestamp': at(1) } })],
  ['signed five minutes ago', () => ({ timestamp: at(-301) })],
  ['signed in five minutes', () => ({ timestamp: at(301) })],
];

describe('a call that Zendesk did not make', () => {
  beforeEach(() => void service.lines.splice(0));

  test.each(forged)('%s changes nothing and is logged without what it said', async (_, change) => {
    const before = await eventsOf();
    const payload = { ...statusChanged(7, 'solved'), note: 'jane@initech.example' };
    const answer = await deliver(service, payload, change());
    expect(ProblemSchema.parse(answer.json())).toMatchObject({ status: 401, code: 'unauthorized' });
    expect(await eventsOf()).toEqual(before);
    const refused = service.lines.find((line) => line.includes('webhook refused'));
    expect(JSON.parse(refused ?? '{}')).toMatchObject({ account: change().account ?? 'desk', listens: true });
    expect(service.lines.join()).not.toContain('jane');
  });

  test('whose body was changed on its way changes nothing', async () => {
    const body = JSON.stringify(statusChanged(7, 'solved'));
    const timestamp = at(0);
    const signed = await deliver(service, body, { timestamp });
    expect(signed.json()).toEqual({ recorded: 1 });
    const before = await eventsOf();
    const { app } = service;
    const { headers } = signed.raw.req;
    const answer = await app.inject({
      method: 'POST',
      url: '/webhooks/zendesk/desk',
      headers: {
        'content-type': 'application/json',
        'x-zendesk-webhook-signature': String(headers['x-zendesk-webhook-signature']),
        'x-zendesk-webhook-signature-timestamp': timestamp,
      },
      payload: body.replace('SOLVED', 'CLOSED'),
    });
    expect(answer.statusCode).toBe(401);
    expect(await eventsOf()).toEqual(before);
  });
});

test('whoever cannot sign learns nothing of accounts and their webhooks', async () => {
  const answers = [];
  for (const change of [
    { secret: 'somebody guesses' },
    { account: 'nobody' },
    { account: 'mute' },
    { account: 'mute', secret: '' },
    { account: 'other' },
  ]) {
    const answer = await deliver(service, statusChanged(7, 'solved'), change);
    const { instance: _, ...said } = ProblemSchema.parse(answer.json());
    answers.push({ status: answer.statusCode, said });
  }
  expect(answers[0]).toMatchObject({ status: 401, said: { code: 'unauthorized' } });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

test('while a secret takes over from another, either may have signed', async () => {
  const account = { ...service.desk.account, webhookSecrets: ['the secret of before', 'the secret of after'] };
  const rotating = await startApp({ accounts: accountsOf([account]) });
  for (const secret of account.webhookSecrets) {
    expect((await deliver(rotating, statusChanged(7, 'open'), { secret })).statusCode).toBe(200);
  }
  const old = await deliver(rotating, statusChanged(7, 'open'), { secret: 'webhook secret of desk' });
  expect(old.statusCode).toBe(401);
  await rotating.close();
});

const { detail: _detail, ...headless } = statusChanged(7, 'solved');
const { id: _id, ...nameless } = statusChanged(7, 'solved');
const unfit: [string, object | string, DeliveryChange, object][] = [
  ['more than a megabyte', `{"a":"${'x'.repeat(1024 * 1024)}"}`, {}, { status: 413, code: 'too_large' }],
  ['not JSON', '{"type":', {}, { status: 400, errors: [{ path: 'body' }] }],
  ['nothing at all', '', {}, { status: 400 }],
  ['a list', [], {}, { status: 400 }],
  ['of no type', {}, {}, { status: 400, errors: [{ path: 'body.type' }] }],
  ['a form', 'a=1', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, { status: 400 }],
  ['without the ticket', headless, {}, { status: 400, errors: [{ path: 'body.detail' }] }],
  ['without a name of its own', nameless, {}, { status: 400, errors: [{ path: 'body.id' }] }],
  ['named like no event', { ...nameless, id: 'a\u0000b' }, {}, { status: 400, errors: [{ path: 'body.id' }] }],
  ['of no time', statusChanged(7, 'solved', { time: 'soon' }), {}, { status: 400, errors: [{ path: 'body.time' }] }],
  [
    'a comment of nobody',
    { ...commentAdded(7), event: { comment: { id: '1', body: '' } } },
    {},
    { status: 400, errors: [{ path: 'body.event.comment.author' }] },
  ],
];
test.each(unfit)('a signed body that is %s is a problem', async (_, payload, change, expected) => {
  const before = await eventsOf();
  const answer = await deliver(service, payload, change);
  const problem = ProblemSchema.parse(answer.json());
  expect(problem).toMatchObject(expected);
  expect(answer.statusCode).toBe(problem.status);
  expect(await eventsOf()).toEqual(before);
});

test.each([
  ['a kind nobody listens to', { ...statusChanged(7, 'solved'), type: 'zen:event-type:ticket.tags_changed' }],
  ['the kind of another day', { type: 'zen:event-type:article.published', anything: [1] }],
  ['a status that is none here', statusChanged(7, 'deleted')],
  ['a ticket nobody works on', statusChanged(4711, 'solved')],
  ['a comment on a ticket nobody works on', commentAdded(4711)],
])('%s is answered well, and that is all', async (_, payload) => {
  const before = await eventsOf();
  const answer = await deliver(service, payload);
  expect({ status: answer.statusCode, body: answer.json() }).toEqual({ status: 200, body: { recorded: 0 } });
  expect(await eventsOf()).toEqual(before);
});

test('the signature is the one that Zendesk describes', () => {
  const timestamp = '2021-03-25T05:09:27Z';
  const headers = {
    'x-zendesk-webhook-signature': 'S/RDdU2ERmj7LHDDoWJ2onPYH+t7/f2+LTM4dL7UiLM=',
    'x-zendesk-webhook-signature-timestamp': timestamp,
  };
  const body = Buffer.from('{"event":"ticket.updated","id":123}');
  const secret = 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==';
  expect(() => requireSignature(headers, body, [secret], new Date(timestamp))).not.toThrow();
});

test('calls of one address are limited at ten times what a session may call, apart from its sessions', async () => {
  const limited = await startApp({ rateLimit: 2 });
  const call = async () => deliver(limited, statusChanged(4711, 'open'));
  for (let n = 0; n < 20; n += 1) expect((await call()).statusCode).toBe(200);
  const refused = await call();
  expect(ProblemSchema.parse(refused.json()).code).toBe('too_many_requests');
  // Zendesk tries again only when it is told to come back within a minute.
  expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
  expect((await limited.app.inject('/openapi.json')).statusCode).toBe(200);
  await limited.close();
});
