import { ProblemSchema, RunViewSchema, webhookRoute } from '@handrail/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportPerson } from '../src/runs/retention.ts';
import { verifyChains } from '../src/store/verify-chains.ts';
import { startApp, type TestApp } from './_app.ts';
import { readStream } from './_event-stream.ts';
import { membersRecorded } from './_owner.ts';
import { adminOf, callerOf, fact, type Headers, onlyRun, ticket } from './_ticket.ts';
import { commentAdded, deliver, groupChanged, statusChanged, ticketMerged } from './_webhook.ts';

let service: TestApp;
let headers: Headers;
let agent: ReturnType<typeof callerOf>;
let lead: ReturnType<typeof callerOf>;
beforeEach(async () => {
  service = await startApp();
  headers = await service.signIn();
  agent = callerOf(service, headers);
  lead = callerOf(service, await service.signIn({ user: '9002' }));
});
afterEach(async () => {
  const { broken } = await verifyChains(service.store);
  if (broken.length > 0) throw new Error(`A chain does not hold: ${JSON.stringify(broken)}`);
  await service.close();
});

const recordedBy = async (payload: object) =>
  webhookRoute.response.parse((await deliver(service, payload)).json()).recorded;
const viewOf = async ({ id }: { id: string }) => RunViewSchema.parse((await agent.get(`/v1/runs/${id}`)).json());
const historyOf = async (run: { id: string }) => (await viewOf(run)).history.map(({ says }) => says);
const flagsOf = async () => (await lead.list()).map(({ flags }) => flags);

/** A run with a gate that is open: ask for a reply. */
async function gatedRun(snapshot = ticket()) {
  const run = await agent.record(onlyRun(await agent.open(snapshot)), fact('requester.paid', true));
  return agent.record(run, fact('other.active', false));
}

describe('the group of a ticket', () => {
  const listed = async (group: string) => (await lead.list(`?group=${group}`)).map(({ ticketId }) => ticketId);

  test('is the one it had when it was last opened', async () => {
    await agent.open(ticket({ groupId: '301' }));
    expect(await listed('301')).toEqual([7]);
    await agent.open(ticket({ groupId: '302' }));
    expect([await listed('301'), await listed('302')]).toEqual([[], [7]]);
    await agent.open(ticket({ groupId: null }));
    expect([await listed('301'), await listed('302')]).toEqual([[], []]);
  });

  test('follows what Zendesk tells, stays through later events, and adds none of its own', async () => {
    const run = onlyRun(await agent.open(ticket({ groupId: '301' })));
    expect(await recordedBy(groupChanged(7, '302'))).toBe(0);
    expect([await listed('301'), await listed('302')]).toEqual([[], [7]]);
    const after = await agent.record(run, fact('requester.paid', true));
    expect(after.seq).toBe(run.seq + 1);
    expect(await listed('302')).toEqual([7]);
    await recordedBy(groupChanged(7, null));
    expect(await listed('302')).toEqual([]);
  });

  test('of no ticket with a run is heard and left alone', async () => {
    expect(await recordedBy(groupChanged(8, '302'))).toBe(0);
    expect(await listed('302')).toEqual([]);
  });
});

describe('a changed status', () => {
  test('that went past the save hook shows as solved with open gates, until the ticket is opened again', async () => {
    const run = await gatedRun();
    expect(run.openGates).toEqual(['ask']);
    expect(await recordedBy(statusChanged(7, 'solved'))).toBe(1);
    expect(await flagsOf()).toEqual([['solved_with_open_gates']]);
    expect(await lead.list('?flag=solved_with_open_gates')).toHaveLength(1);
    const seen = await viewOf(run);
    expect(seen.history[0]).toMatchObject({ says: 'The ticket is solved', actor: { role: 'service' } });
    expect(await recordedBy(statusChanged(7, 'open', { time: '2026-11-23T12:01:00Z' }))).toBe(1);
    expect(await flagsOf()).toEqual([[]]);
    expect(await historyOf(run)).toEqual(expect.arrayContaining(['The ticket is solved', 'The ticket is open']));
  });

  test('is noted once, whatever is delivered again or at the same time', async () => {
    const run = await gatedRun();
    const solved = statusChanged(7, 'solved');
    const tries = Array.from({ length: 6 }, () => recordedBy(solved));
    expect((await Promise.all(tries)).filter((added) => added === 1)).toHaveLength(1);
    await recordedBy(statusChanged(7, 'open', { time: '2026-11-23T12:01:00Z' }));
    expect(await recordedBy(solved)).toBe(0);
    expect((await viewOf(run)).seq).toBe(run.seq + 2);
    expect(await flagsOf()).toEqual([[]]);
  });

  test('that is told late does not undo a later one', async () => {
    await gatedRun();
    await recordedBy(statusChanged(7, 'open', { time: '2026-11-23T12:00:00.987654321Z' }));
    await recordedBy(statusChanged(7, 'solved', { time: '2026-11-23T12:00:00.5Z' }));
    expect(await flagsOf()).toEqual([[]]);
  });

  test('is noted on every open run of the ticket and on no other', async () => {
    const first = await gatedRun();
    const second = RunViewSchema.parse(
      (
        await agent.post('/v1/runs', { workflow: 'tiny_release', subject: 'eva@initech.example', snapshot: ticket() })
      ).json(),
    );
    const closed = RunViewSchema.parse(
      (
        await agent.post('/v1/runs', { workflow: 'tiny_release', subject: 'bob@initech.example', snapshot: ticket() })
      ).json(),
    );
    await agent.record(closed, {
      type: 'run_ended',
      ending: 'dismissed',
      why: 'wrong_workflow',
      into: null,
      note: null,
    });
    const elsewhere = onlyRun(await agent.open(ticket({ id: 8, description: 'Please release eva@initech.example' })));
    expect(await recordedBy(statusChanged(7, 'solved'))).toBe(2);
    for (const run of [first, second]) expect((await historyOf(run))[0]).toBe('The ticket is solved');
    for (const run of [closed, elsewhere]) expect(await historyOf(run)).not.toContain('The ticket is solved');
  });

  test('is for Zendesk to tell: no page can say that a ticket was opened again', async () => {
    const run = await gatedRun();
    const body = { type: 'ticket_status_seen', status: 'open', changedAt: '2026-11-23T12:30:00Z' };
    const answer = await agent.post(`/v1/runs/${run.id}/events`, { expectedSeq: run.seq, key: 'from-a-page', body });
    expect(ProblemSchema.parse(answer.json())).toMatchObject({ code: 'bad_request' });
  });
});

describe('a reply on an owner ticket', () => {
  /** A run that wrote to olga in ticket 88 and waits three days for an answer. */
  async function askedOwners(upTo: 'intended' | 'created' = 'created') {
    let run = await agent.record(onlyRun(await agent.open()), fact('requester.paid', false));
    run = await agent.record(run, membersRecorded(['olga', 'omar']));
    const ask = { step: 'owners', username: 'olga', externalId: `handrail:${run.id}:owners:olga` };
    run = await agent.record(run, { type: 'owner_ticket_intended', ...ask });
    if (upTo === 'intended') return run;
    return agent.record(run, { type: 'owner_ticket_created', ...ask, ticketId: 88 });
  }
  const ticketsOf = (run: Awaited<ReturnType<typeof viewOf>>) => {
    const step = run.steps.find(({ id }) => id === 'owners');
    if (step?.kind !== 'owner_ticket') throw new Error('no owner tickets');
    return step.tickets.map(({ username, answer, unrecordedReplyAt }) => ({ username, answer, unrecordedReplyAt }));
  };
  const at = '2026-11-23T12:00:00.123Z';
  const isSilent = async () => {
    const stored = await service.store.list('desk', {}, null, 10, 0);
    return stored.map(({ flags }) => flags.includes('owners_silent'));
  };

  test('by its requester says on the run that asked who replied and when, and is no permission', async () => {
    const run = await askedOwners();
    expect(await isSilent()).toEqual([true]);
    expect(await recordedBy(commentAdded(88))).toBe(1);
    const seen = await viewOf(run);
    expect(ticketsOf(seen)).toEqual([
      { username: 'olga', answer: 'none', unrecordedReplyAt: at },
      { username: 'omar', answer: 'none', unrecordedReplyAt: null },
    ]);
    expect(seen.waits).toMatchObject([{ step: 'owners', on: 'group owner olga', ticketId: 88, repliedAt: at }]);
    expect(seen.handover.waitingOn).toContain('who replied');
    expect(seen.history[0]?.says).toBe('olga replied in ticket 88');
    expect(seen.facts.find(({ declaration }) => declaration.id === 'owners.said')?.fact).toMatchObject({
      value: 'none',
    });
    expect(await isSilent()).toEqual([false]);
    const yes = { type: 'owner_answered', step: 'owners', ticketId: 88, answer: 'approved', reason: null } as const;
    const answered = await agent.record(seen, { ...yes, author: 'olga@initech.example', commentId: '7001' });
    expect(ticketsOf(answered)[0]).toEqual({ username: 'olga', answer: 'approved', unrecordedReplyAt: null });
    expect(answered.waits).toEqual([]);
    await recordedBy(commentAdded(88, { commentId: '7002', text: 'Stop, no', time: '2026-11-23T12:00:01Z' }));
    expect((await viewOf(run)).waits).toMatchObject([{ ticketId: 88, repliedAt: '2026-11-23T12:00:01.000Z' }]);
  });

  test('X41: is found where the owner’s ticket was merged into, from the owner alone', async () => {
    const run = await askedOwners();
    // Olga's own ticket 90, and one of somebody else's, 502.
    expect(await recordedBy(ticketMerged(88, 90))).toBe(1);
    const moved = await viewOf(run);
    expect(moved.waits).toMatchObject([{ step: 'owners', on: 'group owner olga', ticketId: 90 }]);
    expect(moved.history[0]?.says).toBe("Owner's ticket 88 was merged into 90");
    const on90 = (author: string) => {
      const comment = commentAdded(90, { author, commentId: `9${author}` });
      return { ...comment, detail: { ...comment.detail, requester_id: '502' } };
    };
    expect(await recordedBy(on90('502'))).toBe(0);
    expect(await recordedBy(on90('501'))).toBe(1);
    const seen = await viewOf(run);
    expect(ticketsOf(seen)[0]).toMatchObject({ username: 'olga', answer: 'none', unrecordedReplyAt: at });
    const yes = { type: 'owner_answered', step: 'owners', ticketId: 90, answer: 'approved', reason: null } as const;
    const answered = await agent.record(seen, { ...yes, author: 'olga@initech.example', commentId: '9501' });
    expect(ticketsOf(answered)[0]?.answer).toBe('approved');
    expect((await agent.open(ticket({ id: 90 }))).ownerTicketOf).toMatchObject({ runId: run.id, username: 'olga' });
  });

  test('X46: goes to nobody when merged into the requester’s ticket or another owner’s', async () => {
    let run = await askedOwners();
    const omar = { step: 'owners', username: 'omar', externalId: `handrail:${run.id}:owners:omar` };
    run = await agent.record(run, { type: 'owner_ticket_intended', ...omar });
    run = await agent.record(run, { type: 'owner_ticket_created', ...omar, ticketId: 89 });
    expect(await recordedBy(ticketMerged(88, 89))).toBe(0);
    expect(await recordedBy(ticketMerged(88, run.ticketId))).toBe(0);
    expect((await viewOf(run)).waits.map(({ ticketId }) => ticketId)).toEqual([88, 89]);
  });

  test.each([
    ['by somebody copied', { author: '502' }],
    ['by one of us', { author: '501', isStaff: true }],
    ['that is the question itself', { text: 'May we?' }],
  ])('%s is not the owner’s', async (_, comment) => {
    const run = await askedOwners();
    expect(await recordedBy(commentAdded(88, comment))).toBe(0);
    expect((await viewOf(run)).seq).toBe(run.seq);
    expect(await isSilent()).toEqual([true]);
  });

  test('on a ticket that only bears the same external id is not the owner’s', async () => {
    const run = await askedOwners();
    const externalId = `handrail:${run.id}:owners:olga`;
    expect(await recordedBy(commentAdded(99, { externalId }))).toBe(0);
    expect((await viewOf(run)).seq).toBe(run.seq);
  });

  test('is heard before the number of the ticket was recorded', async () => {
    const run = await askedOwners('intended');
    const externalId = `handrail:${run.id}:owners:olga`;
    expect(await recordedBy(commentAdded(88, { externalId }))).toBe(1);
    const ask = { type: 'owner_ticket_created', step: 'owners', username: 'olga', externalId, ticketId: 88 } as const;
    expect((await agent.record(run, ask)).waits).toMatchObject([{ ticketId: 88, repliedAt: at }]);
  });

  test('is told to another account in vain', async () => {
    await askedOwners();
    const answer = await deliver(service, commentAdded(88), { account: 'other', secret: 'webhook secret of other' });
    expect(answer.json()).toEqual({ recorded: 0 });
  });

  test('is exported and erased like all other values, and an erased run hears nothing more', async () => {
    const run = await askedOwners();
    await recordedBy(commentAdded(88, { commentId: '70017001' }));
    const found = await exportPerson(service.store, 'desk', 'olga', service.clock.now);
    expect(found.runs.map(({ summary }) => summary.id)).toEqual([run.id]);
    expect(JSON.stringify(found)).toContain('70017001');
    await agent.record(await viewOf(run), {
      type: 'run_ended',
      ending: 'dismissed',
      why: 'out_of_scope',
      into: null,
      note: null,
    });
    await recordedBy(commentAdded(88, { commentId: '70017002' }));
    expect((await historyOf(run)).filter((says) => says.includes('replied'))).toHaveLength(2);
    const admin = await adminOf(service);
    await admin.post(`/v1/runs/${run.id}/erase`, { because: 'Asked for' });
    let text = '';
    for await (const row of service.store.rows()) text += JSON.stringify(row).toLowerCase();
    for (const value of ['7001700', 'olga', 'initech']) expect(text).not.toContain(value);
    const { seq } = await viewOf(run);
    expect(await recordedBy(commentAdded(88))).toBe(0);
    expect(await recordedBy(commentAdded(7))).toBe(0);
    expect(await recordedBy(statusChanged(7, 'solved'))).toBe(0);
    expect((await viewOf(run)).seq).toBe(seq);
  });
});

describe('a ticket that went, came back or changed hands', () => {
  test.each(['soft_deleted', 'permanently_deleted', 'undeleted', 'marked_as_spam', 'requester_changed'])(
    'by %s has open pages read it again, and adds nothing',
    async (what) => {
      const run = await gatedRun();
      const told: unknown[] = [];
      service.store.watch((notice) => told.push(notice));
      const { event: _, ...delivery } = { ...statusChanged(7, 'open'), type: `zen:event-type:ticket.${what}` };
      expect(await recordedBy(delivery)).toBe(0);
      expect(told).toEqual([{ kind: 'run', account: 'desk', runId: run.id, seq: run.seq }]);
      expect((await viewOf(run)).seq).toBe(run.seq);
    },
  );
});

describe('a reply on the ticket of a run', () => {
  test('moves its stream and adds nothing', async () => {
    const run = await gatedRun();
    const stream = await readStream(service.app, `/v1/runs/${run.id}/stream`, headers);
    const now = { runId: run.id, seq: run.seq };
    expect((await stream.next()).data).toEqual(now);
    expect(await recordedBy(commentAdded(7))).toBe(0);
    expect((await stream.next()).data).toEqual(now);
    expect((await viewOf(run)).seq).toBe(run.seq);
    stream.close();
  });

  test('by one of us moves nothing: who wrote it has it on their page', async () => {
    const run = await gatedRun();
    const told: unknown[] = [];
    service.store.watch((notice) => told.push(notice));
    await recordedBy(commentAdded(7, { isStaff: true }));
    expect(told).toEqual([]);
    await recordedBy(commentAdded(7, { author: '502' }));
    expect(told).toEqual([{ kind: 'run', account: 'desk', runId: run.id, seq: run.seq }]);
  });
});
