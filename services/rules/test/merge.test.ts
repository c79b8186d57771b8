import { RunViewSchema, webhookRoute } from '@handrail/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyChains } from '../src/store/verify-chains.ts';
import { startApp, type TestApp } from './_app.ts';
import { callerOf, fact, onlyRun, ticket } from './_ticket.ts';
import { deliver, statusChanged, ticketMerged } from './_webhook.ts';

let service: TestApp;
let agent: ReturnType<typeof callerOf>;
beforeEach(async () => {
  service = await startApp();
  agent = callerOf(service, await service.signIn());
});
afterEach(async () => {
  const { broken } = await verifyChains(service.store);
  if (broken.length > 0) throw new Error(`A chain does not hold: ${JSON.stringify(broken)}`);
  await service.close();
});

const hear = async (payload: object) => webhookRoute.response.parse((await deliver(service, payload)).json()).recorded;
const viewOf = async (id: string) => RunViewSchema.parse((await agent.get(`/v1/runs/${id}`)).json());
const runsOn = async (id: number) => {
  const runs = await service.store.runsOfTicket('desk', id);
  return Promise.all(runs.map(viewOf));
};

/** A run on ticket 7 of which two facts are known. */
async function begun() {
  const run = await agent.record(onlyRun(await agent.open()), fact('requester.paid', true));
  return agent.record(run, fact('other.active', false));
}

describe('X41: a ticket that was merged into another', () => {
  test('ends its runs, linked both ways, and the other proposes what was found out', async () => {
    const run = await begun();
    expect(await hear(ticketMerged(7, 8))).toBeGreaterThan(0);
    expect(await viewOf(run.id)).toMatchObject({ status: 'closed', ending: { ending: 'merged', into: 8 } });
    const there = (await runsOn(8))[0];
    expect(there).toMatchObject({ workflow: { id: run.workflow.id }, subject: run.subject, mergedFrom: [7] });
    const proposed = there?.proposals.map((one) => [one.fact, one.value, one.says, one.link]);
    const link = 'https://desk.zendesk.example/agent/tickets/7';
    expect(proposed).toContainEqual(['requester.paid', true, '#7', link]);
    expect(proposed).toContainEqual(['other.active', false, '#7', link]);
    expect(there?.facts.find(({ declaration }) => declaration.id === 'address.wanted')?.fact).toMatchObject({
      value: run.subject,
    });
    const known = there?.facts.find(({ declaration }) => declaration.id === 'requester.paid')?.fact;
    expect(known?.state).not.toBe('known');
    expect(there?.history[0]?.says).not.toBe('');
  });

  test('goes on in the run that is there, and leaves alone what is known in it', async () => {
    const run = await begun();
    let other = onlyRun(await agent.open(ticket({ id: 8 })));
    other = await agent.record(other, fact('requester.paid', false));
    await hear(ticketMerged(7, 8));
    const there = await runsOn(8);
    expect(there.map(({ id }) => id)).toEqual([other.id]);
    expect(there[0]?.proposals.map((one) => one.fact)).not.toContain('requester.paid');
    expect(there[0]).toMatchObject({ mergedFrom: [7], subject: run.subject });
  });

  test('is told of once, whatever is delivered again, before or after the status', async () => {
    const run = await begun();
    await hear(statusChanged(7, 'closed'));
    expect((await viewOf(run.id)).ending?.ending).toBe('closed');
    const merged = ticketMerged(7, 8);
    await Promise.all([hear(merged), hear(merged)]);
    const { seq } = await viewOf(run.id);
    const [there] = await runsOn(8);
    expect(await hear(merged)).toBe(0);
    await hear(statusChanged(7, 'closed', { time: '2026-11-23T12:05:00Z' }));
    expect(await viewOf(run.id)).toMatchObject({ seq, ending: { ending: 'merged', into: 8 } });
    expect((await runsOn(8)).map((one) => one.seq)).toEqual([there?.seq]);
  });

  test.each([
    ['another name', { merged_into_ticket_id: 8 }],
    ['a ticket of its own', { target_ticket: { id: '8', subject: 'Any news?' } }],
    ['two names that agree', { target_ticket_id: '8', into_ticket_id: 8 }],
  ])('is understood where the other ticket stands under %s', async (_name, event) => {
    const run = await begun();
    await hear({
      ...ticketMerged(7, null),
      event: { ...event, source_ticket_id: '7', meta: { sequence: { id: 's' } } },
    });
    expect(await viewOf(run.id)).toMatchObject({ ending: { ending: 'merged', into: 8 } });
  });

  test('is not guessed where two different tickets are named', async () => {
    await begun();
    const event = { target_ticket_id: '8', into_ticket_id: 9 };
    expect(await hear({ ...ticketMerged(7, null), event })).toBe(0);
  });

  test('does not take up again what a person dismissed, nor what has no target', async () => {
    const run = await begun();
    expect(await hear(ticketMerged(7, null))).toBe(0);
    expect(await hear(ticketMerged(7, 7))).toBe(0);
    await agent.record(run, { type: 'run_ended', ending: 'dismissed', why: 'duplicate', into: null, note: null });
    expect(await hear(ticketMerged(7, 8))).toBe(0);
    expect(await runsOn(8)).toEqual([]);
  });

  test('is ended for good: choosing its workflow again does not open it', async () => {
    const run = await begun();
    await hear(ticketMerged(7, 8));
    const again = await agent.post('/v1/runs', { workflow: run.workflow.id, subject: run.subject, snapshot: ticket() });
    expect(again.json()).toMatchObject({ id: run.id, status: 'closed' });
  });
});

describe('X41, X44: a ticket that follows up a closed one', () => {
  const followUp = (how: 'follow_up' | 'split' = 'follow_up') => ticket({ id: 8, cameFrom: { ticketId: 7, how } });

  test('links the run there, and proposes what was found out, once', async () => {
    const run = await begun();
    await hear(statusChanged(7, 'closed'));
    const there = onlyRun(await agent.open(followUp()));
    expect(there).toMatchObject({
      subject: run.subject,
      mergedFrom: [7],
      cameFrom: [{ ticketId: 7, how: 'follow_up' }],
    });
    const link = 'https://desk.zendesk.example/agent/tickets/7';
    const proposed = there.proposals.map((one) => [one.fact, one.value, one.says, one.link]);
    expect(proposed).toContainEqual(['requester.paid', true, '#7', link]);
    expect(there.facts.find(({ declaration }) => declaration.id === 'requester.paid')?.fact.state).not.toBe('known');
    expect(there.history.some(({ told }) => told?.code === 'followed_up')).toBe(true);
    expect(onlyRun(await agent.open(followUp())).seq).toBe(there.seq);
    expect(await viewOf(run.id)).toMatchObject({ ending: { ending: 'closed' } });
  });

  test('or was split off says so', async () => {
    await begun();
    expect(onlyRun(await agent.open(followUp('split'))).cameFrom).toEqual([{ ticketId: 7, how: 'split' }]);
  });

  test('takes nothing from itself, nor from a ticket without such a run', async () => {
    const run = onlyRun(await agent.open(ticket({ cameFrom: { ticketId: 7, how: 'follow_up' } })));
    expect(run).toMatchObject({ mergedFrom: [], cameFrom: [] });
    expect(onlyRun(await agent.open(ticket({ id: 8, cameFrom: { ticketId: 6, how: 'follow_up' } }))).cameFrom).toEqual(
      [],
    );
  });
});
