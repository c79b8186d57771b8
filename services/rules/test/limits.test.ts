import { ProblemSchema } from '@handrail/contract';
import { afterEach, expect, test, vi } from 'vitest';
import { readConfiguration } from '../src/configuration.ts';
import { mostEvents } from '../src/runs/record-event.ts';
import { sessionTokens } from '../src/session/session-tokens.ts';
import { launchToken, startApp, type TestApp } from './_app.ts';
import { readStream } from './_event-stream.ts';
import { callerOf, fact, onlyRun } from './_ticket.ts';

// Some start several services.
vi.setConfig({ testTimeout: 60_000 });

const services: TestApp[] = [];
async function started(options: Parameters<typeof startApp>[0]): Promise<TestApp> {
  const service = await startApp(options);
  services.push(service);
  return service;
}
afterEach(async () => {
  for (const service of services.splice(0)) await service.close();
});

test('X-Forwarded-For counts from the right, as far as proxies are known', async () => {
  const ips = async (trustProxy: number | string[] | undefined) => {
    const { app } = await started({ packs: [], ...(trustProxy === undefined ? {} : { trustProxy }) });
    app.get('/ip', (request, reply) => void reply.send(request.ip));
    const headers = { 'x-forwarded-for': '1.1.1.1, 2.2.2.2, 10.0.0.9' };
    return (await app.inject({ url: '/ip', headers })).body;
  };
  expect(await ips(undefined)).toBe('127.0.0.1');
  expect(await ips(0)).toBe('127.0.0.1');
  expect(await ips(1)).toBe('10.0.0.9');
  expect(await ips(2)).toBe('2.2.2.2');
  expect(await ips(['127.0.0.1', '10.0.0.0/8'])).toBe('2.2.2.2');
  expect(await ips(['10.0.0.0/8'])).toBe('127.0.0.1');
});

test('the setting takes a number or addresses, and nobody at large', () => {
  const read = (TRUST_PROXY: string) => readConfiguration({ TRUST_PROXY }).TRUST_PROXY;
  expect(read('false')).toEqual([]);
  expect(read('2')).toBe(2);
  expect(read('10.0.0.5, fd00::/8')).toEqual(['10.0.0.5', 'fd00::/8']);
  for (const wrong of ['true', '0.0.0.0/0', '10.0.0.0/33', 'proxy.example', '-1', '::/0']) {
    expect(() => read(wrong)).toThrow('TRUST_PROXY');
  }
});

test('made-up addresses do not get past a limit', async () => {
  const { app } = await started({ packs: [], rateLimit: 5, trustProxy: 1 });
  const call = (n: number) =>
    app.inject({ url: '/openapi.json', headers: { 'x-forwarded-for': `9.9.9.${n}, 203.0.113.7` } });
  for (let n = 0; n < 5; n += 1) expect((await call(n)).statusCode).toBe(200);
  expect((await call(6)).statusCode).toBe(429);
});

test('a user is limited over all sessions, an agent by launches', async () => {
  const service = await started({ packs: [], rateLimit: 30 });
  const statuses = new Set<number>();
  for (let n = 0; n < 4; n += 1) {
    const answer = await service.launch(await launchToken(service.desk, service.clock.now));
    statuses.add(answer.statusCode);
    if (n === 3) {
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.body).toContain('too often');
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
  }
  expect([...statuses]).toEqual([200, 429]);
  expect((await service.launch(await launchToken(service.desk, service.clock.now, { user: '9003' }))).statusCode).toBe(
    200,
  );
});

test('all sessions of a user share a limit', async () => {
  const service = await started({ packs: [], rateLimit: 60 });
  const sessions = [];
  for (let n = 0; n < 6; n += 1) sessions.push(await service.signIn());
  const statuses: number[] = [];
  for (const headers of sessions) {
    for (let n = 0; n < 50; n += 1) {
      statuses.push((await service.app.inject({ url: '/v1/workflows', headers })).statusCode);
    }
  }
  expect(statuses.indexOf(429)).toBe(240);
  const colleague = await service.signIn({ user: '9003' });
  expect((await service.app.inject({ url: '/v1/workflows', headers: colleague })).statusCode).toBe(200);
});

test('all users of an account share a limit, and another account has its own', async () => {
  const service = await started({ packs: [], rateLimit: 2 });
  const { now } = service.clock;
  const tokens = sessionTokens('a secret of the tests, long enough for them');
  const call = async (account: string, n: number) => {
    const who = { sessionId: `session-${n}`, account, user: `${9100 + n}`, role: 'agent' } as const;
    const { token, expiresAt } = await tokens.issue(
      { ...who, location: 'ticket_sidebar', startedAt: now.getTime() },
      now,
    );
    const row = { id: who.sessionId, user: who.user, role: who.role, expiresAt: expiresAt.getTime() };
    await service.store.saveSession(account, row);
    const headers = { authorization: `Bearer ${token}` };
    const remoteAddress = `10.0.${Math.floor(n / 250)}.${n % 250}`;
    return (await service.app.inject({ url: '/v1/workflows', headers, remoteAddress })).statusCode;
  };
  const statuses: number[] = [];
  for (let n = 0; n < 201; n += 1) statuses.push(await call('desk', n));
  expect(statuses.indexOf(429)).toBe(200);
  expect(await call('other', 999)).toBe(200);
});

test('a user holds so many streams over all sessions, and no more', async () => {
  const service = await started({});
  const first = await service.signIn();
  const run = onlyRun(await callerOf(service, first).open());
  const url = `/v1/runs/${run.id}/stream`;
  const open = [];
  for (let session = 0; session < 15; session += 1) {
    const headers = await service.signIn();
    for (let n = 0; n < 8; n += 1) open.push(await readStream(service.app, url, headers));
  }
  expect((await service.app.inject({ url, headers: first })).statusCode).toBe(429);
  const colleague = await service.signIn({ user: '9003' });
  open.push(await readStream(service.app, url, colleague));
  for (const stream of open) stream.close();
});

test('a session holds eight streams, and closing one makes room', async () => {
  const service = await started({});
  const headers = await service.signIn();
  const run = onlyRun(await callerOf(service, headers).open());
  const url = `/v1/runs/${run.id}/stream`;
  const open = [];
  for (let n = 0; n < 8; n += 1) open.push(await readStream(service.app, url, headers));
  const refused = await service.app.inject({ url, headers });
  expect(ProblemSchema.parse(refused.json()).code).toBe('too_many_requests');
  for (const stream of open) stream.close();
});

test('a stranger’s body is not read', async () => {
  const service = await started({ packs: [] });
  const broken = {
    method: 'POST',
    url: '/v1/decisions',
    payload: '{',
    headers: { 'content-type': 'application/json' },
  } as const;
  expect((await service.app.inject(broken)).statusCode).toBe(401);
  const known = { ...broken, headers: { ...broken.headers, ...(await service.signIn()) } };
  expect((await service.app.inject(known)).statusCode).toBe(400);
  const large = { ...broken, url: '/no/such', payload: 'x'.repeat(70_000) };
  expect((await service.app.inject(large)).statusCode).toBe(413);
});

test('a run takes so many events and no more', async () => {
  const service = await started({
    changeStore: (store) => ({
      ...store,
      load: async (account, id) => {
        const stored = await store.load(account, id);
        const [last] = stored?.events.slice(-1) ?? [];
        if (!stored || !last) return stored;
        const sight = { type: 'ticket_status_seen', status: 'open', changedAt: '2026-11-23T12:00:00Z' } as const;
        const seen = Array.from({ length: mostEvents }, (_, n) => ({
          ...last,
          body: sight,
          key: `key-number-${n}`,
          seq: last.seq + n + 1,
        }));
        return { ...stored, events: [...stored.events, ...seen].slice(0, mostEvents) };
      },
    }),
  });
  const agent = callerOf(service, await service.signIn());
  const run = onlyRun(await agent.open());
  const answer = await agent.send({ ...run, seq: mostEvents }, fact('requester.paid', true));
  expect(ProblemSchema.parse(answer.json())).toMatchObject({
    code: 'conflict',
    detail: expect.stringContaining('most'),
  });
});
