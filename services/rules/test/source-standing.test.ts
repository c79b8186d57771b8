import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SourceStandingsSchema } from '@handrail/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accountsOf } from '../src/accounts.ts';
import { SourceSettingsSchema } from '../src/sources/source-settings.ts';
import { newZendesk, startApp, type TestApp } from './_app.ts';
import { callerOf } from './_ticket.ts';
import { type Answer, answeringServer } from './sources/_answering-server.ts';
import { callName, proofAnswers } from './sources/_case-answers.ts';

const secret = 'glpat-very-secret-token';
const fiveMinutes = 5 * 60_000;

let folder: string;
let answers: Record<string, Answer>;
let gitlab: Awaited<ReturnType<typeof answeringServer>>;
let service: TestApp;

beforeEach(async () => {
  // The one clock of the service that is not given to it.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  folder = mkdtempSync(join(tmpdir(), 'handrail-standing-'));
  writeFileSync(join(folder, 'token'), secret);
  answers = { ...proofAnswers };
  gitlab = await answeringServer((asked) => answers[callName(asked)] ?? { status: 404, body: {} });
  const desk = await newZendesk('desk');
  const other = await newZendesk('other');
  const sources = SourceSettingsSchema.parse({
    gitlab: { url: gitlab.origin, token: { file: join(folder, 'token') } },
  });
  service = await startApp({
    accounts: accountsOf([{ ...desk.account, sources }, other.account]),
    sourceLimits: { retryPause: 1 },
  });
});
afterEach(async () => {
  vi.useRealTimers();
  await service.close();
  await gitlab.close();
  rmSync(folder, { recursive: true, force: true });
});

const token = (change: object): Answer => ({
  status: 200,
  body: { scopes: ['read_api', 'admin_mode'], active: true, expires_at: null, ...change },
});
async function standings(user = '9002') {
  const answer = await callerOf(service, await service.signIn({ user })).get('/v1/sources');
  return SourceStandingsSchema.parse(answer.json()).sources;
}
const own = 'GET /personal_access_tokens/self';

test.each([
  ['2026-12-07', true],
  ['2026-12-08', false],
  ['2026-11-23', true],
  [null, false],
])('a token that expires on %s is pointed out: %s', async (expiresOn, isExpiring) => {
  answers[own] = token({ expires_at: expiresOn });
  expect(await standings()).toMatchObject([{ source: 'gitlab', problem: null, expiresOn, isExpiring }]);
});

test('a day that cannot be read makes no token useless', async () => {
  answers[own] = token({ expires_at: 'soon' });
  expect(await standings()).toMatchObject([{ problem: null, expiresOn: null, isExpiring: false }]);
});

test('power that was lost is seen within five minutes, and so is its return', async () => {
  await service.app.listen({ port: 0, host: '127.0.0.1' });
  const codes = async () => (await standings()).map(({ problem }) => problem?.code ?? null);
  await expect.poll(codes).toEqual([null]);
  answers['GET /users/7'] = { status: 200, body: { id: 7, username: 'handrail-reader', state: 'active' } };
  const later = (ms: number) => {
    service.clock.now = new Date(service.clock.now.getTime() + ms);
    vi.advanceTimersByTime(ms);
  };
  later(fiveMinutes);
  await expect.poll(codes).toEqual(['no_admin_view']);
  expect(service.lines.join('\n')).toContain('source cannot be read');
  answers[own] = token({ active: false });
  later(fiveMinutes);
  await expect.poll(codes).toEqual(['token_refused']);
  answers = { ...proofAnswers };
  later(fiveMinutes);
  await expect.poll(codes).toEqual([null]);
  expect(service.lines.join('\n')).not.toContain(secret);
});

test('an agent is told nothing, another account nothing of this one, and nobody the secret', async () => {
  const agent = callerOf(service, await service.signIn());
  expect((await agent.get('/v1/sources')).statusCode).toBe(403);
  const stranger = callerOf(service, await service.signIn({ zendesk: service.other, user: '9002' }));
  expect((await stranger.get('/v1/sources')).json()).toEqual({ sources: [] });
  expect(JSON.stringify(await standings())).not.toContain(secret);
});

test('asking how sources stand asks them nothing anew', async () => {
  await standings();
  const before = gitlab.asked.length;
  await standings();
  expect(gitlab.asked).toHaveLength(before);
});
