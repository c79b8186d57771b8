import { AttemptsSchema } from '@handrail/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { leastTold } from '../src/edge/repeats.ts';
import { launchToken, startApp, type TestApp } from './_app.ts';
import { callerOf, type Headers } from './_ticket.ts';

let service: TestApp;
let lead: Headers;
beforeEach(async () => {
  service = await startApp({ packs: [] });
  lead = await service.signIn({ user: '9002' });
});
afterEach(() => service.close());

const minute = 60_000;
const later = (ms: number) => void (service.clock.now = new Date(service.clock.now.getTime() + ms));
async function told(headers = lead) {
  return AttemptsSchema.parse((await callerOf(service, headers).get('/v1/attempts')).json()).attempts;
}
async function times(count: number, send: () => Promise<unknown>): Promise<void> {
  for (let n = 0; n < count; n += 1) await send();
}

test('who is refused again and again is told to the lead of their account, and to no other', async () => {
  const agent = callerOf(service, await service.signIn());
  await times(leastTold - 1, () => agent.get('/v1/queue/stream'));
  expect(await told()).toEqual([]);
  later(minute);
  await agent.get('/v1/runs/no-run');
  expect(await told()).toEqual([
    {
      user: '9001',
      count: leastTold,
      mostly: 'forbidden',
      since: '2026-11-23T12:00:00.000Z',
      lastAt: '2026-11-23T12:01:00.000Z',
    },
  ]);
  const elsewhere = await service.signIn({ zendesk: service.other, user: '9002' });
  expect(await told(elsewhere)).toEqual([]);
  expect(service.lines.filter((line) => line.includes('refused again and again'))).toHaveLength(1);
});

test('slips that lie hours apart are not told, and what was told is gone after a day', async () => {
  const agent = await service.signIn();
  const slip = () => callerOf(service, agent).get('/v1/needs');
  await times(leastTold - 1, slip);
  later(61 * minute);
  const again = callerOf(service, await service.signIn());
  await times(leastTold - 1, () => again.get('/v1/needs'));
  expect(await told(await service.signIn({ user: '9002' }))).toEqual([]);
  await again.get('/v1/needs');
  expect(await told(await service.signIn({ user: '9002' }))).toHaveLength(1);
  later(25 * 60 * minute);
  expect(await told(await service.signIn({ user: '9002' }))).toEqual([]);
});

const forged = async (): Promise<Headers> => {
  const { authorization } = await service.signIn();
  return { authorization: `${authorization.slice(0, -4)}AAAA` };
};
const wrongKey = () => launchToken({ account: service.desk.account, privateKey: service.other.privateKey }, new Date());

test.each([
  ['a session', async () => callerOf(service, await forged()).get('/v1/runs')],
  ['a launch', async () => service.launch(await wrongKey())],
  ['a webhook', () => service.app.inject({ method: 'POST', url: '/webhooks/zendesk/desk', payload: { type: 'x' } })],
])('%s that nobody signed counts for the account it names, and for no person', async (_, send) => {
  await times(leastTold, send);
  expect(await told()).toMatchObject([{ user: null, count: leastTold, mostly: 'unauthorized' }]);
});

test('a tab that is restored or reloaded is nothing to tell of', async () => {
  const old = await launchToken(service.desk, new Date(service.clock.now.getTime() - 60 * minute));
  const used = await launchToken(service.desk, service.clock.now);
  for (const token of [old, used]) await times(leastTold + 1, () => service.launch(token));
  expect(await told()).toEqual([]);
});

test('an account that is not set up here fills nothing', async () => {
  await times(leastTold, () => service.app.inject({ method: 'POST', url: '/webhooks/zendesk/nobody', payload: {} }));
  expect(await told()).toEqual([]);
});

test('an agent is not told of it', async () => {
  expect((await callerOf(service, await service.signIn()).get('/v1/attempts')).statusCode).toBe(403);
});
