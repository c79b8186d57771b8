import { SessionSchema } from '@handrail/contract';
import { SignJWT } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AppOptions, buildApp } from '../src/app.ts';
import { type Account, accountsOf } from '../src/accounts.ts';
import { launchToken, startApp, type TestApp, testKey } from './_app.ts';

let service: TestApp;
beforeEach(async () => {
  service = await startApp({ packs: [] });
});
afterEach(() => service.close());

const list = (headers: Record<string, string>) => service.app.inject({ url: '/v1/workflows', headers });
const later = (minutes: number) => {
  service.clock.now = new Date(service.clock.now.getTime() + minutes * 60_000);
};

test('a session opens the routes and nothing else does', async () => {
  expect((await list({})).json()).toMatchObject({ code: 'unauthorized', status: 401 });
  expect((await list({ authorization: 'Basic abc' })).statusCode).toBe(401);
  expect((await list({ authorization: 'Bearer abc' })).statusCode).toBe(401);
  expect((await list(await service.signIn())).statusCode).toBe(200);
});

test('a launch token is no session token', async () => {
  const token = await launchToken(service.desk, service.clock.now);
  expect((await list({ authorization: `Bearer ${token}` })).statusCode).toBe(401);
});

test('a token signed with another secret is refused', async () => {
  const token = await new SignJWT({ account: 'desk', role: 'lead' })
    .setProtectedHeader({ alg: 'HS256' })
    .setJti('s')
    .setSubject('9001')
    .setAudience('handrail-session')
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode('another secret, as long as the first one'));
  expect((await list({ authorization: `Bearer ${token}` })).json()).toMatchObject({ code: 'unauthorized' });
});

test('a session ends after a quarter of an hour, unless it was renewed meanwhile', async () => {
  const first = await service.signIn();
  later(14);
  const renewed = await service.app.inject({ method: 'POST', url: '/v1/session/renew', headers: first });
  const second = { authorization: `Bearer ${SessionSchema.parse(renewed.json()).token}` };
  later(2);
  expect((await list(first)).json()).toMatchObject({ code: 'session_expired', status: 401 });
  expect((await list(second)).statusCode).toBe(200);
  later(14);
  expect((await list(second)).json()).toMatchObject({ code: 'session_expired' });
  const tooLate = await service.app.inject({ method: 'POST', url: '/v1/session/renew', headers: second });
  expect(tooLate.json()).toMatchObject({ code: 'session_expired' });
});

test('a session ends twelve hours after its launch, however often it is renewed', async () => {
  let headers = await service.signIn();
  for (let minute = 14; minute <= 714; minute += 14) {
    later(14);
    const renewed = await service.app.inject({ method: 'POST', url: '/v1/session/renew', headers });
    expect(renewed.statusCode).toBe(200);
    headers = { authorization: `Bearer ${SessionSchema.parse(renewed.json()).token}` };
  }
  expect((await list(headers)).statusCode).toBe(200);
  later(7);
  expect((await list(headers)).json()).toMatchObject({ code: 'session_expired' });
  const tooLate = await service.app.inject({ method: 'POST', url: '/v1/session/renew', headers });
  expect(tooLate.json()).toMatchObject({ code: 'session_expired' });
});

test('who is taken out of the accounts, or out of its leads, is out at the next call', async () => {
  const accounts: Account[] = [service.desk.account];
  const app = await startApp({
    packs: [],
    accounts: {
      ...accountsOf([]),
      byIssuer: () => service.desk.account,
      all: () => accounts,
      byId: (id) => accounts.find((account) => account.id === id),
    },
  });
  const headers = await app.signIn({ user: '9002' });
  const replay = () => app.app.inject({ url: '/v1/runs/0190b2b4-0000-7000-8000-000000000001/replay', headers });
  expect((await replay()).statusCode).toBe(404);
  accounts.splice(0, 1, { ...service.desk.account, leads: [] });
  expect((await replay()).statusCode).toBe(403);
  accounts.splice(0, 1);
  expect((await replay()).statusCode).toBe(401);
  await app.close();
});

test('every answer to a signed-in call is logged with who asked for which run', async () => {
  const headers = await service.signIn();
  const id = '0190b2b4-0000-7000-8000-000000000001';
  await service.app.inject({ url: `/v1/runs/${id}`, headers });
  const line = service.lines.map((text): unknown => JSON.parse(text)).at(-1);
  expect(line).toMatchObject({ account: 'desk', user: '9001', run: id, res: { statusCode: 404 } });
  expect(service.app.attempts.all()).toContainEqual({ code: 'not_found', route: '/v1/runs/:runId', count: 1 });
});

test('an ended session is refused at once, with all tokens it ever had', async () => {
  const first = await service.signIn();
  const renewed = await service.app.inject({ method: 'POST', url: '/v1/session/renew', headers: first });
  const second = { authorization: `Bearer ${SessionSchema.parse(renewed.json()).token}` };
  expect((await list(second)).statusCode).toBe(200);
  await service.app.inject({ method: 'DELETE', url: '/v1/session', headers: first });
  for (const token of [first, second]) expect((await list(token)).json()).toMatchObject({ code: 'session_expired' });
});

test('lead rights go with the accounts file, not with the token', async () => {
  const headers = await service.signIn({ user: '9002' });
  const account = { ...service.desk.account, leads: [] };
  const options: AppOptions = {
    store: service.store,
    library: service.library,
    accounts: accountsOf([account]),
    auditKey: testKey,
    sessionSecret: 'a secret of the tests, long enough for them',
    sidebarDir: 'none',
    sdkUrl: 'https://static.zdassets.example/zaf_sdk.min.js',
    checkResponses: true,
    rateLimit: 100,
    logLevel: 'silent',
    now: () => service.clock.now,
  };
  const replay = { url: '/v1/runs/0190b2b4-0000-7000-8000-000000000001/replay', headers };
  expect((await service.app.inject(replay)).statusCode).toBe(404);
  const app = await buildApp(options);
  expect((await app.inject(replay)).json()).toMatchObject({ code: 'forbidden' });
  await app.close();
});

test('an agent who calls a lead’s route is refused, and it is logged who', async () => {
  const headers = await service.signIn();
  const answer = await service.app.inject({ url: '/v1/runs/0190b2b4-0000-7000-8000-000000000001/replay', headers });
  expect(answer.json()).toMatchObject({ code: 'forbidden', status: 403 });
  const line = service.lines.find((text) => text.includes('"code":"forbidden"'));
  expect(JSON.parse(line ?? '{}')).toMatchObject({ account: 'desk', user: '9001' });
});
