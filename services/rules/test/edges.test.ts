import { ProblemSchema } from '@handrail/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StoreUnavailable } from '../src/store/store.ts';
import { startApp, type TestApp } from './_app.ts';

let service: TestApp;
let headers: { authorization: string };
beforeAll(async () => {
  service = await startApp({ packs: [] });
  headers = await service.signIn();
});
afterAll(() => service.close());

const json = { 'content-type': 'application/json' };
const decide = (payload: string, more: Record<string, string> = json) =>
  service.app.inject({ method: 'POST', url: '/v1/decisions', headers: { ...headers, ...more }, payload });

const cases: [string, () => ReturnType<typeof decide>, Record<string, unknown>][] = [
  ['an unknown route', () => service.app.inject('/v1/nothing'), { status: 404, code: 'not_found' }],
  ['a method a route does not know', () => service.app.inject({ method: 'PUT', url: '/v1/runs' }), { status: 404 }],
  ['JSON that is none', () => decide('{"workflow":'), { status: 400, code: 'bad_request' }],
  ['JSON that reaches for the prototype', () => decide('{"__proto__":{"role":"lead"}}'), { status: 400 }],
  ['a NUL in a text', () => decide('{"workflow":"a\\u0000b"}'), { status: 400 }],
  ['no body', () => decide(''), { status: 400 }],
  ['another content type', () => decide('<a/>', { 'content-type': 'application/xml' }), { status: 400 }],
  [
    'a body of more than 5 MB',
    () => decide(`{"workflow":"${'x'.repeat(5 * 1024 * 1024)}"}`),
    { status: 413, code: 'too_large' },
  ],
  ['an unknown workflow', () => decide('{"workflow":"nothing"}'), { status: 404, code: 'not_found' }],
  ['a run id that is none', () => service.app.inject({ url: '/v1/runs/12', headers }), { status: 400 }],
  ['a cursor that is none', () => service.app.inject({ url: '/v1/runs?cursor=abc', headers }), { status: 400 }],
  ['a broken address', () => service.app.inject({ url: '/v1/runs/%E0%A4%A', headers }), { status: 400 }],
];

test.each(cases)('%s is a problem', async (_, send, expected) => {
  const answer = await send();
  expect(answer.headers['content-type']).toContain('application/problem+json');
  const problem = ProblemSchema.parse(answer.json());
  expect(problem).toMatchObject(expected);
  expect(answer.statusCode).toBe(problem.status);
  expect(problem.instance).not.toBe('');
});

test('fields that cannot be used are named by their path', async () => {
  const answer = await decide('{"workflow":"Email Release","facts":{"a.b":{"state":"maybe"}},"asOf":"yesterday"}');
  const paths = ProblemSchema.parse(answer.json()).errors?.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['body.workflow', 'body.facts.a.b.state', 'body.asOf']));
});

describe('with a store that fails', () => {
  test('a passing failure is 503 and says that nothing was changed', async () => {
    const failing = await startApp({
      packs: [],
      changeStore: (store) => ({
        ...store,
        list: () => Promise.reject(new StoreUnavailable('disk full at /secret/place')),
      }),
    });
    const answer = await failing.app.inject({ url: '/v1/runs', headers: await failing.signIn() });
    expect(answer.json()).toMatchObject({ status: 503, code: 'unavailable' });
    expect(answer.headers['retry-after']).toBe('2');
    expect(answer.body).not.toContain('secret');
    await failing.close();
  });

  test('any other failure is 500 without its text, and the log finds it by the request id', async () => {
    const failing = await startApp({
      packs: [],
      changeStore: (store) => ({ ...store, list: () => Promise.reject(new Error('row of jane@example.com')) }),
    });
    const answer = await failing.app.inject({ url: '/v1/runs', headers: await failing.signIn() });
    const problem = ProblemSchema.parse(answer.json());
    expect(problem).toMatchObject({ status: 500, code: 'internal' });
    expect(answer.body).not.toContain('jane');
    const line = failing.lines.find((text) => text.includes(problem.instance) && text.includes('"level":50'));
    expect(line).toContain('edges.test');
    expect(line).not.toContain('jane');
    await failing.close();
  });
});

test('too many calls of one session are 429, another session goes on', async () => {
  const limited = await startApp({ packs: [], rateLimit: 5 });
  const [one, two] = [await limited.signIn(), await limited.signIn({ user: '9002' })];
  const call = async (who: typeof one) => (await limited.app.inject({ url: '/v1/workflows', headers: who })).statusCode;
  for (let n = 0; n < 2; n += 1) for (const who of [one, two]) await call(who);
  const answers = [];
  for (let n = 0; n < 7; n += 1) answers.push(await call(one));
  expect(answers).toContain(429);
  expect(await call(two)).toBe(200);
  const refused = await limited.app.inject({ url: '/v1/workflows', headers: one });
  expect(ProblemSchema.parse(refused.json()).code).toBe('too_many_requests');
  await limited.close();
});

test('browsers are asked to keep to HTTPS where the service is reached by it', async () => {
  expect((await service.app.inject('/healthz')).headers).not.toHaveProperty('strict-transport-security');
  const secure = await startApp({ packs: [], publicUrl: 'https://handrail.example' });
  expect((await secure.app.inject('/healthz')).headers['strict-transport-security']).toContain('max-age');
  await secure.close();
});

test('alive and ready are two questions', async () => {
  expect((await service.app.inject('/healthz')).json()).toEqual({ status: 'ok' });
  expect((await service.app.inject('/readyz')).json()).toEqual({ status: 'ready', workflows: 0 });
  const failing = await startApp({
    packs: [],
    changeStore: (store) => ({ ...store, ping: () => Promise.reject(new StoreUnavailable('gone')) }),
  });
  expect((await failing.app.inject('/healthz')).statusCode).toBe(200);
  expect((await failing.app.inject('/readyz')).statusCode).toBe(503);
  await failing.close();
});

test('the contract is there to read, for machines and people, without anything from elsewhere', async () => {
  const document = (await service.app.inject('/openapi.json')).json();
  expect(Object.keys(document.paths)).toContain('/v1/runs/{runId}/events');
  const page = await service.app.inject('/docs');
  expect(page.body).toContain('/v1/runs/:runId/events');
  expect(page.body).not.toMatch(/https?:\/\//);
  expect((await service.app.inject('/docs/style.css')).headers['content-type']).toContain('text/css');
});
