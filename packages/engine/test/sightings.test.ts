import type { EventBody, Member, TicketStatus } from '@handrail/contract';
import { describe, expect, it } from 'vitest';
import { checkEvent, isSighting } from '../src/index.ts';
import { agent, compiledOrThrow, eventsOf, exampleWorkflow, recorded, standing, stepOf } from './example-workflow.ts';

const workflow = compiledOrThrow(exampleWorkflow());
const service = { id: 'service', name: null, role: 'service' as const };
const seen = (body: EventBody) => ({ by: service, body });
const status = (to: TicketStatus, changedAt: string) => seen({ type: 'ticket_status_seen', status: to, changedAt });

describe('a sighting', () => {
  const step = 'write-owners';
  const owner = (username: string): Member => ({
    username,
    name: null,
    role: 'owner',
    direct: true,
    email: `${username}@example.com`,
    lastActivity: '2026-02-01',
    addedBy: null,
    isBot: false,
  });
  const externalIdOf = (username: string) => `handrail:0190b5a0-0000-7000-8000-000000000001:${step}:${username}`;
  const written = (username: string, ticketId: number): EventBody[] => [
    { type: 'owner_ticket_intended', step, username, externalId: externalIdOf(username) },
    { type: 'owner_ticket_created', step, username, externalId: externalIdOf(username), ticketId },
    { type: 'owner_ticket_linked', step, ticketId },
  ];
  const asked = [
    recorded('other.activity', 'some'),
    recorded('group.members', [owner('ana'), owner('cy')]),
    ...written('ana', 71),
    ...written('cy', 72),
  ];
  const reply = (username: string, commentId: string, repliedAt: string) =>
    seen({ type: 'owner_reply_seen', step, username, ticketId: 71, commentId, repliedAt });
  const answered = (ticketId: number, answer: 'approved' | 'refused', commentId: string | null): EventBody => ({
    type: 'owner_answered',
    step,
    ticketId,
    answer,
    author: 'x',
    commentId,
    reason: null,
  });
  const repliesOf = (bodies: Parameters<typeof standing>[1]) => {
    const view = stepOf(standing(workflow, bodies), step);
    if (view.kind !== 'owner_ticket') throw new Error('no owner tickets');
    return view.tickets.map(({ unrecordedReplyAt }) => unrecordedReplyAt);
  };

  it('is noted by the service alone', () => {
    const { state, facts, decision, plan } = standing(workflow, asked);
    for (const { body } of [status('solved', '2026-03-02T09:00:00Z'), reply('ana', '1', '2026-03-02T09:00:00Z')]) {
      const by = (actor: typeof agent | typeof service) =>
        checkEvent(workflow, { state, facts, decision, plan, actor }, body);
      expect(by(agent)).toMatchObject({ code: 'forbidden' });
      expect(by(service)).toBeNull();
      expect(eventsOf([{ by: service, body }, body]).map(isSighting)).toEqual([true, false]);
    }
  });

  it('moves no fact, no step, no outcome and no gate', () => {
    const before = standing(workflow, asked);
    const sights = [status('solved', '2026-03-02T18:00:00Z'), reply('ana', '1', '2026-03-02T18:00:00Z')];
    const after = standing(workflow, [...asked, ...sights]);
    const marks = ({ plan }: typeof before) => plan.steps.map(({ id, mark, phase }) => ({ id, mark, phase }));
    expect(after.facts).toEqual(before.facts);
    expect(after.decision).toEqual(before.decision);
    expect(marks(after)).toEqual(marks(before));
    expect(after.plan.openGates).toEqual(before.plan.openGates);
    expect(after.state).toMatchObject({ seq: before.state.seq + 2, updatedAt: before.state.updatedAt });
  });

  it('does not make a wait start anew', () => {
    const example = exampleWorkflow();
    const waiting = { id: 'wait', kind: 'wait', title: 'Wait', on: 'the holder', limit_days: 7 };
    const outcomes = { ...example.outcomes, ask_owners: { says: 'Wait', tone: 'wait', steps: [waiting] } };
    const lone = compiledOrThrow({ ...example, outcomes });
    const start = [recorded('other.activity', 'some')];
    const { waits } = standing(lone, start).plan;
    expect(waits).toMatchObject([{ since: '2026-03-02T08:00:00Z' }]);
    expect(standing(lone, [...start, status('hold', '2026-03-02T09:00:00Z')]).plan.waits).toEqual(waits);
  });

  it('of a status counts by the time of the change, however late it is told', () => {
    const solved = status('solved', '2026-03-02T09:00:00.000Z');
    const reopened = status('open', '2026-03-02T09:00:00.400Z');
    expect(standing(workflow, [solved, reopened]).state.ticketStatus).toBe('open');
    expect(standing(workflow, [reopened, solved]).state).toMatchObject({
      ticketStatus: 'open',
      ticketStatusAt: '2026-03-02T09:00:00.400Z',
    });
  });

  it('of a reply answers nothing, and says who replied and when', () => {
    const at = '2026-03-02T17:00:00.000Z';
    const { facts, plan } = standing(workflow, [...asked, reply('ana', '1', at)]);
    expect(facts['owners.answer']).toMatchObject({ value: 'none' });
    expect(plan.waits).toMatchObject([
      { on: 'group owner ana', ticketId: 71, repliedAt: at },
      { on: 'group owner cy', ticketId: 72, repliedAt: null },
    ]);
    expect(repliesOf([...asked, reply('ana', '1', at)])).toEqual([at, null]);
  });

  it('of a reply is settled by the answer read from it, and raised again by a later word', () => {
    const [first, second] = ['2026-03-02T16:10:00.000Z', '2026-03-02T16:20:00.000Z'];
    const read = [...asked, reply('ana', '1', first), answered(71, 'approved', '1')];
    expect(repliesOf(read)).toEqual([null, null]);
    expect(standing(workflow, read).plan.waits).toEqual([]);
    const late = [...asked, answered(71, 'approved', '1'), reply('ana', '1', first)];
    expect(repliesOf(late)).toEqual([null, null]);
    const takenBack = [...read, reply('ana', '2', second)];
    expect(repliesOf(takenBack)).toEqual([second, null]);
    expect(standing(workflow, takenBack).plan.waits).toMatchObject([{ on: 'group owner ana', repliedAt: second }]);
    // Told in the wrong order: the later word stays the last one.
    expect(repliesOf([...asked, reply('ana', '2', second), reply('ana', '1', first)])).toEqual([second, null]);
  });

  it('of a reply is settled by time where nobody said which comment the answer was read from', () => {
    const before = reply('ana', '1', '2026-03-02T10:00:00Z');
    expect(repliesOf([...asked, before, answered(71, 'approved', null)])).toEqual([null, null]);
    const after = reply('ana', '1', '2026-03-02T23:00:00Z');
    expect(repliesOf([...asked, after, answered(71, 'approved', null)])).toEqual(['2026-03-02T23:00:00Z', null]);
  });

  it('of a reply shows beside the yes of another owner, for it may be a no', () => {
    const bodies = [...asked, answered(72, 'approved', '9'), reply('ana', '1', '2026-03-02T18:00:00Z')];
    expect(standing(workflow, bodies).plan.waits).toMatchObject([{ on: 'group owner ana', ticketId: 71 }]);
  });
});
