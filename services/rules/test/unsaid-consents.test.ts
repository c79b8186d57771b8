import { NeedsSchema, type RunView, type SentEventBody } from '@handrail/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApp, type TestApp } from './_app.ts';
import { callerOf, fact, onlyRun, ticket } from './_ticket.ts';

let service: TestApp;
let agent: ReturnType<typeof callerOf>;
let lead: ReturnType<typeof callerOf>;

beforeEach(async () => {
  service = await startApp();
  agent = callerOf(service, await service.signIn());
  lead = callerOf(service, await service.signIn({ user: '9002' }));
});
afterEach(() => service.close());

const wanted = 'jane@initech.example';
const about = { fact: 'reply.from', value: wanted, source: 'customer', evidence: null } as const;
interface More {
  value?: string;
  evidence?: string;
  commentId?: string;
  author?: string;
}
const said = (more: More = {}): SentEventBody => ({ type: 'fact_recorded', ...about, note: null, ...more });
const corrected = (reason: string, more: More = {}): SentEventBody => ({
  type: 'fact_corrected',
  ...about,
  reason,
  ...more,
});

async function asked(id: number): Promise<RunView> {
  const run = await agent.record(onlyRun(await agent.open(ticket({ id }))), fact('requester.paid', true));
  return agent.record(run, fact('other.active', false));
}
const flagged = async () => {
  const { needs } = NeedsSchema.parse((await lead.get('/v1/needs')).json());
  return needs.filter(({ flag }) => flag === 'consent_without_comment').map(({ run }) => run);
};

test('a yes that something irreversible rests on is marked for the lead where no comment shows it', async () => {
  await agent.record(await asked(7), said());
  const [run] = await flagged();
  expect(run).toMatchObject({ ticketId: 7 });
  expect(run?.raised[0]).toMatchObject({ by: { id: '9001' }, says: expect.stringContaining(wanted) });
});

test('with a link to where it was said it is not marked', async () => {
  await agent.record(await asked(8), said({ evidence: 'https://acme.zendesk.example/agent/tickets/8' }));
  expect(await flagged()).toEqual([]);
});

test('with a comment it is not marked where Handrail reads no Zendesk: nothing there could ever be checked', async () => {
  const run = await agent.record(await asked(7), said({ commentId: '31' }));
  expect(run.facts.find(({ declaration }) => declaration.id === 'reply.from')?.fact).toMatchObject({ value: wanted });
  expect(await flagged()).toEqual([]);
});

test('a comment by another address than the answer gives is refused as its proof', async () => {
  const run = await asked(7);
  expect((await agent.send(run, said({ commentId: '31', author: 'rita@initech.example' }))).statusCode).toBe(409);
  await agent.record(run, said({ commentId: '31', author: wanted.toUpperCase() }));
});

test('nor is what nothing irreversible rests on, and a link given later takes the mark away', async () => {
  let run = await agent.record(await asked(7), said({ value: 'somebody@else.example' }));
  expect(await flagged()).toEqual([]);
  run = await agent.record(run, corrected('A slip'));
  expect(await flagged()).toHaveLength(1);
  await agent.record(run, corrected('It is in this one', { evidence: 'https://acme.zendesk.example/agent/tickets/7' }));
  expect(await flagged()).toEqual([]);
});

test('a lead may call it expected', async () => {
  const run = await agent.record(await asked(7), said());
  await lead.record(run, { type: 'exceptions_expected', flags: ['consent_without_comment'], note: 'Said by phone' });
  expect(await flagged()).toEqual([]);
});
