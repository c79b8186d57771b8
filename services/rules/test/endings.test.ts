import { ProblemSchema, type RunView, RunViewSchema, type TicketStatus } from '@handrail/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eraseOlder } from '../src/runs/retention.ts';
import { startApp, type TestApp } from './_app.ts';
import { membersRecorded } from './_owner.ts';
import { callerOf, done, fact, onlyRun, ticket } from './_ticket.ts';
import { commentAdded, deliver, statusChanged } from './_webhook.ts';

let service: TestApp;
let agent: ReturnType<typeof callerOf>;
beforeEach(async () => {
  service = await startApp();
  agent = callerOf(service, await service.signIn());
});
afterEach(() => service.close());

const viewOf = async ({ id }: { id: string }) => RunViewSchema.parse((await agent.get(`/v1/runs/${id}`)).json());
const tell = (status: TicketStatus, minute: number) =>
  deliver(service, statusChanged(7, status, { time: `2026-11-23T12:${String(minute).padStart(2, '0')}:00Z` }));
const flags = async () => (await agent.list('?ticketId=7'))[0]?.flags ?? [];

/** Everything required is done: the answer is no. */
const refused = async () => agent.record(onlyRun(await agent.open()), fact('requester.paid', false));

const dismiss = (run: RunView) =>
  agent.record(run, { type: 'run_ended', ending: 'dismissed', why: 'wrong_workflow', into: null, note: null });

async function waitsForOwners(): Promise<RunView> {
  let run = await agent.record(await refused(), membersRecorded(['olga']));
  const ask = { step: 'owners', username: 'olga', externalId: `handrail:${run.id}:owners:olga` };
  run = await agent.record(run, { type: 'owner_ticket_intended', ...ask });
  run = await agent.record(run, { type: 'owner_ticket_created', ...ask, ticketId: 88 });
  return agent.record(run, { type: 'owner_ticket_linked', step: 'owners', ticketId: 88 });
}

describe('X41 what Zendesk tells of the ticket', () => {
  test('solved with nothing required open ends the run as finished, and lists say so', async () => {
    const run = await refused();
    expect((await tell('solved', 1)).json()).toEqual({ recorded: 2 });
    expect(await viewOf(run)).toMatchObject({
      status: 'closed',
      ending: { ending: 'finished', by: { id: 'service' } },
    });
    expect(await agent.list('?status=closed')).toMatchObject([{ id: run.id, ending: 'finished', flags: [] }]);
    expect(await agent.list('?status=open')).toEqual([]);
  });

  test('solved while only owners are awaited ends it as unanswered and flags nothing', async () => {
    const run = await waitsForOwners();
    await tell('solved', 1);
    expect((await viewOf(run)).ending).toMatchObject({ ending: 'no_answer', ownersToTell: [{ ticketId: 88 }] });
    expect(await flags()).toEqual([]);
  });

  test('X42 solved with nothing answered ends nothing and is flagged, and so is what Zendesk then closes', async () => {
    const run = onlyRun(await agent.open());
    await tell('solved', 1);
    expect((await viewOf(run)).ending).toBeNull();
    expect(await flags()).toEqual(['solved_with_open_gates']);
    await tell('closed', 2);
    expect((await viewOf(run)).ending?.ending).toBe('closed');
    expect(await flags()).toEqual(['solved_with_open_gates']);
  });

  test('a reopened ticket opens its run again, once, and one that was dismissed stays so', async () => {
    const run = await refused();
    await tell('solved', 1);
    await tell('open', 2);
    expect((await tell('open', 2)).json()).toEqual({ recorded: 1 });
    const open = await viewOf(run);
    expect(open).toMatchObject({ status: 'open', ending: null });
    await dismiss(open);
    expect((await tell('pending', 3)).json()).toEqual({ recorded: 0 });
    expect((await viewOf(run)).ending?.ending).toBe('dismissed');
  });

  test('a word that comes late neither opens nor ends anything', async () => {
    const run = await refused();
    await tell('solved', 5);
    expect((await tell('open', 4)).json()).toEqual({ recorded: 0 });
    expect((await viewOf(run)).ending?.ending).toBe('finished');
    await tell('open', 6);
    await tell('solved', 5);
    expect((await viewOf(run)).ending).toBeNull();
  });
});

describe('X41 Zendesk tells of the solved ticket before the page tells what went out with it', () => {
  const toAsk = async () => {
    let run = onlyRun(await agent.open());
    run = await agent.record(run, fact('requester.paid', true));
    return agent.record(run, fact('other.active', false));
  };

  test('the run ends with the tick that leaves nothing else open', async () => {
    const run = await toAsk();
    await tell('solved', 1);
    expect((await viewOf(run)).ending).toBeNull();
    const ended = await agent.record(run, done('ask'));
    expect(ended).toMatchObject({ status: 'closed', ending: { by: { id: 'service' } } });
    expect(await flags()).toEqual([]);
  });

  test('a tick of what went out is taken after the ending, and nothing else is', async () => {
    const run = await refused();
    await tell('solved', 1);
    const stale = await agent.send(run, fact('other.active', true));
    expect(ProblemSchema.parse(stale.json())).toMatchObject({ code: 'stale' });
    const ticked = await agent.record(run, done('say-no'));
    expect(ticked).toMatchObject({ ending: { ending: 'finished' } });
    expect(ticked.steps.find(({ id }) => id === 'say-no')?.mark.state).toBe('done');
    expect((await agent.send(ticked, fact('other.active', true))).statusCode).toBe(409);
    const dismissed = await dismiss(await agent.record(ticked, { type: 'run_reopened', reason: 'Not yet' }));
    expect((await agent.send(dismissed, done('say-no'))).statusCode).toBe(409);
  });

  test('a finished run that somebody opened again goes on until something required is done anew', async () => {
    const run = await refused();
    await tell('solved', 1);
    const again = await agent.record(await viewOf(run), { type: 'run_reopened', reason: 'One more thing' });
    expect(await agent.record(again, fact('other.active', true))).toMatchObject({ status: 'open', ending: null });
  });
});

describe('X41 without a webhook', () => {
  test('the status on the page ends the run and opens it again', async () => {
    const run = await refused();
    const solved = onlyRun(await agent.open(ticket({ status: 'solved' })));
    expect(solved).toMatchObject({ id: run.id, ending: { ending: 'finished' } });
    expect(onlyRun(await agent.open(ticket({ status: 'open' })))).toMatchObject({ id: run.id, ending: null });
  });

  test('it drives nothing where Zendesk tells of statuses: a page may have been read before', async () => {
    await refused();
    await tell('pending', 1);
    expect(onlyRun(await agent.open(ticket({ status: 'solved' }))).ending).toBeNull();
    await tell('solved', 2);
    expect(onlyRun(await agent.open(ticket({ status: 'open' }))).ending?.ending).toBe('finished');
  });
});

describe('X41 a dismissed run', () => {
  test('never opens unasked, and is the one that is opened when its workflow is chosen again', async () => {
    const run = await dismiss(onlyRun(await agent.open()));
    expect(onlyRun(await agent.open())).toMatchObject({ id: run.id, ending: { ending: 'dismissed' } });
    const start = { workflow: 'tiny_release', subject: run.subject, snapshot: ticket() };
    const again = RunViewSchema.parse((await agent.post('/v1/runs', start)).json());
    expect(again).toMatchObject({ id: run.id, status: 'open', ending: null });
    expect(again.history[0]).toMatchObject({ type: 'run_reopened', actor: { id: '9001' } });
    expect(onlyRun(await agent.open()).id).toBe(run.id);
  });

  test('is erased when its time is over, as any run that ended', async () => {
    const run = await dismiss(onlyRun(await agent.open()));
    const { store, clock } = service;
    const later = new Date(clock.now.getTime() + 31 * 24 * 3600_000);
    expect(await eraseOlder({ store, newId: () => crypto.randomUUID() }, 'desk', 30, later)).toBe(1);
    expect((await store.load('desk', run.id))?.run.summary).toMatchObject({ ending: 'erased', subject: null });
  });
});

test('X33 who missed an owner’s reply may go on, but not with what cannot be undone', async () => {
  let run = await waitsForOwners();
  const paid = { fact: 'requester.paid', value: true, source: 'agent', evidence: null, reason: 'They pay' } as const;
  run = await agent.record(run, { type: 'fact_corrected', ...paid });
  run = await agent.record(run, fact('other.active', false));
  run = await agent.record(run, fact('reply.from', 'jane@initech.example'));
  await deliver(service, commentAdded(88, { commentId: '7009' }));
  const stale = await agent.send(run, done('free'));
  expect(ProblemSchema.parse(stale.json())).toMatchObject({ code: 'stale' });
  expect((await agent.send(run, { type: 'mistake_reported', note: 'Not mine' })).statusCode).toBe(200);
});
