import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseAccounts } from '../src/accounts.ts';
import { launchOf, launchToken, newZendesk, startApp, type TestApp } from './_app.ts';
import { callerOf, fact, onlyRun, ticket } from './_ticket.ts';
import { zendeskWithRights } from './_zendesk-rights.ts';

let zendesk: Awaited<ReturnType<typeof zendeskWithRights>>;
let service: TestApp;
beforeEach(async () => {
  zendesk = await zendeskWithRights();
  zendesk.tickets[7] = { group: 301, organization: 701, assignee: 9003 };
});
afterEach(async () => {
  await service.close();
  await zendesk.server.close();
});

const started = async (access: object) => {
  service = await startApp({ accounts: zendesk.accounts(access) });
  return service;
};
const minutes = 60_000;
const later = (ms: number) => void (service.clock.now = new Date(service.clock.now.getTime() + ms));

describe('leads', () => {
  const roleOf = async (user: string) => {
    const answer = await service.launch(await launchToken(service.desk, service.clock.now, { user }));
    return launchOf(answer.body).user.role;
  };

  test('are the members of groups that the account names, as Zendesk says', async () => {
    await started({ leadGroups: [302] });
    zendesk.people[9003] = { groups: [301, 302] };
    expect([await roleOf('9001'), await roleOf('9003')]).toEqual(['agent', 'lead']);
  });

  test('named in the accounts file are leads whatever Zendesk says, or does not say', async () => {
    await started({ leadGroups: [302] });
    zendesk.away(true);
    expect([await roleOf('9002'), await roleOf('9003')]).toEqual(['lead', 'agent']);
  });

  test('who left their group have lost their rights within minutes, on the session they have', async () => {
    await started({ leadGroups: [302] });
    zendesk.people[9003] = { groups: [302] };
    const { get } = callerOf(service, await service.signIn({ user: '9003' }));
    expect((await get('/v1/needs')).statusCode).toBe(200);
    zendesk.people[9003] = { groups: [301] };
    later(6 * minutes);
    expect((await get('/v1/needs')).statusCode).toBe(403);
  });
});

describe('an agent whom Zendesk shows', () => {
  test.each([
    ['every ticket', { restriction: null }, 200],
    ['tickets of their groups', { restriction: 'groups' }, 200],
    ['tickets of other groups', { restriction: 'groups', groups: [303] }, 403],
    ['tickets of their organization', { restriction: 'organization', organization: 701 }, 200],
    ['tickets of another organization', { restriction: 'organization', organization: 702 }, 403],
    ['tickets of an organization they have not', { restriction: 'organization' }, 403],
    ['tickets assigned to them, which this is not', { restriction: 'assigned' }, 403],
    ['tickets they asked for', { restriction: 'requested' }, 403],
    ['tickets by a rule that nobody knows', { restriction: 'new_rule' }, 403],
    ['nothing, because they are no agent any more', { role: 'end-user' }, 403],
  ])('%s meets the same here', async (_, rights, status) => {
    await started({ restrictTickets: true });
    zendesk.people[9001] = { groups: [301], ...rights };
    const { post } = callerOf(service, await service.signIn());
    expect((await post('/v1/tickets/7/open', { snapshot: ticket({ id: 7 }) })).statusCode).toBe(status);
  });

  test('too little reaches a run by none of its addresses, and finds it in no list', async () => {
    await started({ restrictTickets: true });
    zendesk.people[9003] = { groups: [303], restriction: 'groups' };
    const run = onlyRun(await callerOf(service, await service.signIn()).open(ticket({ id: 7 })));
    const stranger = callerOf(service, await service.signIn({ user: '9003' }));
    const reads = ['', '/events', '/migration', '/stream'].map((end) => stranger.get(`/v1/runs/${run.id}${end}`));
    expect((await Promise.all(reads)).map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403]);
    expect((await stranger.send(run, fact('address.wanted', 'a@b.example'))).statusCode).toBe(403);
    expect((await stranger.get('/v1/runs?ticketId=7')).statusCode).toBe(403);
    // Their own runs, of a ticket that has left their group since.
    zendesk.people[9001] = { groups: [303], restriction: 'groups' };
    later(6 * minutes);
    const own = callerOf(service, await service.signIn());
    expect(await own.list()).toEqual([]);
    const lead = callerOf(service, await service.signIn({ user: '9002' }));
    expect((await lead.get(`/v1/runs/${run.id}`)).statusCode).toBe(200);
  });

  test('something is not believed to while Zendesk cannot be asked', async () => {
    await started({ restrictTickets: true });
    zendesk.away(true);
    const { post } = callerOf(service, await service.signIn());
    const answer = await post('/v1/tickets/7/open', { snapshot: ticket({ id: 7 }) });
    expect(answer.json()).toMatchObject({ code: 'unavailable', status: 503 });
  });

  test('too little reaches all runs where the account does not ask for it', async () => {
    await started({});
    zendesk.people[9001] = { groups: [], restriction: 'groups' };
    const { post } = callerOf(service, await service.signIn());
    expect((await post('/v1/tickets/7/open', { snapshot: ticket({ id: 7 }) })).statusCode).toBe(200);
    expect(zendesk.server.asked).toEqual([]);
  });
});

test('an account that asks for it without a Zendesk to read is refused at start', async () => {
  await started({});
  const { entry } = await newZendesk('desk');
  expect(() => parseAccounts({ accounts: [{ ...entry, access: { restrictTickets: true } }] })).toThrow(
    'sources.zendesk',
  );
});
