import { ProblemSchema, RunViewSchema } from '@handrail/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApp, type TestApp } from './_app.ts';
import { membersRecorded } from './_owner.ts';
import { callerOf, fact, onlyRun, ticket } from './_ticket.ts';

let service: TestApp;
let agent: ReturnType<typeof callerOf>;
beforeEach(async () => {
  service = await startApp();
  agent = callerOf(service, await service.signIn());
});
afterEach(() => service.close());

/** A run that is about to write to two owners. */
async function aboutToWrite() {
  const run = await agent.record(onlyRun(await agent.open()), fact('requester.paid', false));
  return agent.record(run, membersRecorded(['olga', 'omar']));
}

const planned = (run: Awaited<ReturnType<typeof aboutToWrite>>) => {
  const step = run.steps.find(({ id }) => id === 'owners');
  if (step?.kind !== 'owner_ticket') throw new Error('no owner tickets');
  return step.tickets;
};

test('an owner ticket is known by its number, and before that by the external id it was written with', async () => {
  let run = await aboutToWrite();
  const [first] = planned(run);
  if (!first) throw new Error('two owners');
  const { username, externalId } = first;
  run = await agent.record(run, { type: 'owner_ticket_intended', step: 'owners', username, externalId });
  const snapshot = ticket({ id: 88, subject: 'May we?', externalId });
  const lost = await agent.open(snapshot);
  expect(lost).toMatchObject({ runs: [], ownerTicketOf: { runId: run.id, ticketId: 7, username, seq: run.seq } });
  run = await agent.record(run, { type: 'owner_ticket_created', step: 'owners', username, externalId, ticketId: 88 });
  const found = await agent.open({ ...snapshot, externalId: null });
  expect(found.ownerTicketOf).toMatchObject({ runId: run.id, step: 'owners', username });
  const elsewhere = callerOf(service, await service.signIn({ zendesk: service.other }));
  expect((await elsewhere.open(snapshot)).ownerTicketOf).toBeNull();
});

test('two sidebars that want to write to one owner: one may, the other sees that it was done', async () => {
  const run = await aboutToWrite();
  const [first] = planned(run);
  if (!first) throw new Error('two owners');
  const { username, externalId } = first;
  const body = { type: 'owner_ticket_intended', step: 'owners', username, externalId } as const;
  const answers = await Promise.all([agent.send(run, body, 'sidebar-one'), agent.send(run, body, 'sidebar-two')]);
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 409]));
  const refused = answers.find(({ statusCode }) => statusCode === 409);
  const fresh = RunViewSchema.parse(ProblemSchema.parse(refused?.json()).view);
  expect(planned(fresh).find((one) => one.username === username)?.state).toBe('intended');
});
