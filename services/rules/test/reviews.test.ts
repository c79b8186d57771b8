import { ReviewsSchema, RunViewSchema, type RunView, type SentEventBody } from '@handrail/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recount } from '../src/numbers/recount.ts';
import { startApp, type TestApp } from './_app.ts';
import { callerOf, done, fact, onlyRun, ticket } from './_ticket.ts';
import { deliver, statusChanged } from './_webhook.ts';

let service: TestApp;
let agent: ReturnType<typeof callerOf>;
let lead: ReturnType<typeof callerOf>;
beforeAll(async () => {
  service = await startApp();
  agent = callerOf(service, await service.signIn());
  lead = callerOf(service, await service.signIn({ user: '9002' }));
});
afterAll(() => service.close());

const reviews = async (seed = '') => ReviewsSchema.parse((await lead.get(`/v1/reviews?seed=${seed}`)).json());
const viewOf = async ({ id }: { id: string }) => RunViewSchema.parse((await agent.get(`/v1/runs/${id}`)).json());

/** Refused, told so, solved. */
async function finished(id: number): Promise<RunView> {
  let run = onlyRun(await agent.open(ticket({ id })));
  run = await agent.record(run, fact('requester.paid', false));
  await agent.record(run, done('say-no'));
  await deliver(service, statusChanged(id, 'solved', { time: service.clock.now.toISOString() }));
  return viewOf(run);
}

const reviewed: SentEventBody = { type: 'run_reviewed', findings: ['thin_evidence'], note: 'Link the plan page' };

test('one finished run a workflow is drawn, the same for the same seed, and none that was reviewed', async () => {
  const runs = [await finished(21), await finished(22), await finished(23)];
  const drawn = new Set<string>();
  for (let seed = 0; seed < 12; seed += 1) {
    const [one, ...others] = (await reviews(`${seed}`)).sample;
    expect(others).toEqual([]);
    expect((await reviews(`${seed}`)).sample.map(({ id }) => id)).toEqual([one?.id]);
    drawn.add(one?.id ?? '');
  }
  expect(drawn.size).toBeGreaterThan(1);
  for (const run of runs) await lead.record(run, reviewed);
  expect((await reviews()).sample).toEqual([]);
  const [coverage] = (await reviews()).coverage;
  expect(coverage?.months.slice(0, 2)).toEqual([
    { month: '2026-11', finished: 3, reviewed: 3 },
    { month: '2026-10', finished: 0, reviewed: 0 },
  ]);
  await recount(service.store, '0000-01');
  expect((await reviews()).coverage).toEqual([coverage]);
});

test('the agent reads what the lead found, the run stays theirs, and only another lead reviews, once it has ended', async () => {
  const open = onlyRun(await agent.open(ticket({ id: 24 })));
  expect((await lead.send(open, reviewed)).json()).toMatchObject({ code: 'conflict' });
  const run = await finished(25);
  expect((await agent.send(run, reviewed)).statusCode).toBe(403);
  await lead.record(run, reviewed);
  expect((await viewOf(run)).review).toMatchObject({
    by: { id: '9002' },
    findings: ['thin_evidence'],
    note: 'Link the plan page',
  });
  expect((await lead.list('?ticketId=25'))[0]).toMatchObject({ agent: { id: '9001' }, reviewedAt: expect.any(String) });
  let own = onlyRun(await lead.open(ticket({ id: 26 })));
  own = await lead.record(own, { type: 'run_ended', ending: 'dismissed', why: 'duplicate', into: null, note: null });
  expect((await lead.send(own, reviewed)).json()).toMatchObject({ told: { refused: 'own_work' } });
  // Giving it away leaves it the work of whoever did it.
  let part = onlyRun(await lead.open(ticket({ id: 29 })));
  part = await lead.record(part, fact('requester.paid', false));
  part = await lead.record(part, { type: 'run_reassigned', to: '9001' });
  part = await agent.record(part, { type: 'run_ended', ending: 'dismissed', why: 'duplicate', into: null, note: null });
  expect((await lead.send(part, reviewed)).json()).toMatchObject({ told: { refused: 'own_work' } });
});

test('a nudge stands until an agent acts, is theirs to find, and only a lead nudges', async () => {
  let run = onlyRun(await agent.open(ticket({ id: 27 })));
  run = await agent.record(run, fact('requester.paid', true));
  const nudge: SentEventBody = { type: 'nudged', note: 'They wrote twice' };
  expect((await agent.send(run, nudge)).statusCode).toBe(403);
  await lead.record(run, nudge);
  expect((await viewOf(run)).nudge).toMatchObject({ by: { id: '9002' }, note: 'They wrote twice' });
  expect((await agent.list('?flag=nudged')).map(({ ticketId }) => ticketId)).toEqual([27]);
  // The agent who did not hear of it goes on all the same.
  run = await agent.record(run, fact('other.active', false));
  expect(run.nudge).toBeNull();
  expect(await agent.list('?flag=nudged')).toEqual([]);
});

test('a run that a lead gives to another agent is found among theirs', async () => {
  let run = onlyRun(await agent.open(ticket({ id: 28 })));
  run = await agent.record(run, fact('requester.paid', true));
  const give: SentEventBody = { type: 'run_reassigned', to: '9003' };
  expect((await agent.send(run, give)).statusCode).toBe(403);
  await lead.record(run, give);
  const ben = callerOf(service, await service.signIn({ user: '9003' }));
  expect((await ben.list()).map(({ ticketId }) => ticketId)).toEqual([28]);
  expect((await agent.list()).map(({ ticketId }) => ticketId)).not.toContain(28);
});
