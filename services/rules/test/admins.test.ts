import { type Route, routes } from '@handrail/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launchOf, launchToken, startApp, type TestApp } from './_app.ts';
import { adminOf, callerOf, fact, onlyRun } from './_ticket.ts';
import { zendeskWithRights } from './_zendesk-rights.ts';

let service: TestApp;
afterEach(() => service.close());

const roleOf = async (user: string) => {
  const answer = await service.launch(await launchToken(service.desk, service.clock.now, { user }));
  return launchOf(answer.body).user.role;
};

describe('an administrator', () => {
  beforeEach(async () => {
    service = await startApp();
  });

  const adminsOnly = Object.values<Route>(routes).filter(({ access }) => access === 'admin');
  test('alone reaches what is theirs, lead or not', async () => {
    expect(adminsOnly.length).toBeGreaterThan(1);
    for (const [user, status] of [
      ['9001', 403],
      ['9002', 403],
      ['9009', 404],
    ] as const) {
      const { post } = callerOf(service, await service.signIn({ user }));
      const run = '/v1/runs/0190b2b4-0000-7000-8000-000000000001';
      expect((await post(`${run}/erase`, { because: 'x' })).statusCode).toBe(status);
      if (status === 403) expect((await post('/v1/users/9001/sign-out', {})).statusCode).toBe(403);
    }
  });

  test('may whatever a lead may, and stands as one in what they record', async () => {
    const agent = callerOf(service, await service.signIn());
    const run = await agent.record(onlyRun(await agent.open()), fact('requester.paid', true));
    const admin = await adminOf(service);
    const leads = ['/v1/needs', '/v1/attempts', `/v1/runs/${run.id}/replay`, '/v1/runs.csv'];
    const answers = await Promise.all(leads.map((url) => admin.get(url)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
    expect(await admin.list()).toHaveLength(1);
    const vouched = await admin.record(run, {
      type: 'fact_recorded',
      fact: 'other.active',
      value: false,
      source: 'manager',
      evidence: null,
      note: 'Seen by us',
    });
    expect(vouched.history.map(({ actor }) => actor)).toContainEqual({ id: '9009', name: null, role: 'lead' });
  });

  test('signs a person out everywhere, in their own account and nowhere else', async () => {
    const [one, two] = [await service.signIn(), await service.signIn()];
    const elsewhere = await service.signIn({ zendesk: service.other });
    const answer = await (await adminOf(service)).post('/v1/users/9001/sign-out', {});
    expect(answer.json()).toEqual({ ended: 2 });
    for (const headers of [one, two]) {
      expect((await callerOf(service, headers).get('/v1/runs')).json()).toMatchObject({ code: 'session_expired' });
    }
    expect((await callerOf(service, elsewhere).get('/v1/runs')).statusCode).toBe(200);
  });
});

describe('Zendesk’s own administrators', () => {
  let zendesk: Awaited<ReturnType<typeof zendeskWithRights>>;
  beforeEach(async () => {
    zendesk = await zendeskWithRights();
    zendesk.people[9002] = { groups: [], role: 'admin' };
    zendesk.people[9003] = { groups: [302], role: 'admin' };
    zendesk.people[9004] = { groups: [302] };
  });
  afterEach(() => zendesk.server.close());
  const started = async (access: object) => {
    service = await startApp({ accounts: zendesk.accounts(access) });
  };

  test('are administrators where the account asks for it; the file decides for whom it names', async () => {
    await started({ zendeskAdmins: true, leadGroups: [302] });
    expect(await Promise.all(['9001', '9002', '9003', '9004', '9009'].map(roleOf))).toEqual([
      'agent',
      'lead',
      'admin',
      'lead',
      'admin',
    ]);
  });

  test('are agents like others where it does not, and Zendesk is not asked', async () => {
    await started({});
    expect(await roleOf('9003')).toBe('agent');
    expect(zendesk.server.asked).toEqual([]);
  });

  test('lose it when they are suspended, or while Zendesk cannot be asked', async () => {
    await started({ zendeskAdmins: true });
    zendesk.people[9003] = { groups: [], role: 'admin', suspended: true };
    expect(await roleOf('9003')).toBe('agent');
    zendesk.people[9005] = { groups: [], role: 'admin' };
    zendesk.away(true);
    expect(await roleOf('9005')).toBe('agent');
  });
});
