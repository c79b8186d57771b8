import type { Actor, EventBody, Member } from '@handrail/contract';
import { describe, expect, it } from 'vitest';
import { checkEvent, selectOwners } from '../src/index.ts';
import { agent, compiledOrThrow, exampleWorkflow, recorded, standing, stepOf } from './example-workflow.ts';

function owner(username: string, rest: Partial<Member> = {}): Member {
  const plain = { name: null, email: `${username}@example.com`, lastActivity: null, addedBy: null, isBot: false };
  return { username, role: 'owner', direct: true, ...plain, ...rest };
}

const members = [
  owner('ana', { lastActivity: '2026-02-01' }),
  owner('bo', { lastActivity: '2026-02-20' }),
  owner('cy', { lastActivity: '2026-02-20', addedBy: 'ana' }),
  owner('dee', { direct: false }),
  owner('bot', { isBot: true }),
  owner('eve', { role: 'maintainer' }),
];

describe('the owners to ask', () => {
  it('X14, X18, X19: are direct, human, most recently active, and never the requester', () => {
    const { chosen, excluded } = selectOwners(members, { except: ['BO@example.com'], most: 2 });
    expect(chosen.map(({ member }) => member.username)).toEqual(['cy', 'ana']);
    expect(chosen[0]?.because).toBe('Most recent activity, 2026-02-20');
    expect(excluded.map(({ username }) => username).toSorted()).toEqual(['bo', 'bot', 'dee', 'eve']);
  });

  it('X11: are at most as many as allowed, each left-out one with the reason', () => {
    const { chosen, excluded } = selectOwners(members, { except: [], most: 1 });
    expect(chosen).toHaveLength(1);
    expect(excluded.find(({ username }) => username === 'ana')?.because).toBe('At most 1 owner is asked');
  });

  it('X13: prefer, on the same day, the one named as Source', () => {
    const sameDay = members.map((member) => ({ ...member, lastActivity: '2026-02-20' }));
    const { chosen } = selectOwners(sameDay, { except: [], most: 1 });
    expect(chosen[0]).toMatchObject({
      member: { username: 'ana' },
      because: expect.stringContaining('Source of 1 member'),
    });
  });

  it('X13: know the Source by the name that the members page shows', () => {
    const named = [owner('ana', { name: 'Ana Ruiz' }), owner('cy', { addedBy: 'Ana Ruiz' })];
    const { chosen } = selectOwners(named, { except: [], most: 2 });
    expect(chosen.map(({ because }) => because)).toEqual([
      'Owner without recorded activity; named as Source of 1 member',
      'Owner without recorded activity',
    ]);
  });
});

describe('owner tickets of a run', () => {
  const workflow = compiledOrThrow(exampleWorkflow());
  const start: EventBody[] = [
    {
      type: 'run_opened',
      workflow: 'address_move',
      version: 'test',
      ticketId: 7,
      subject: null,
      because: [],
      choice: 'matched',
    },
    // What their answers cover has to be known when they are written to (X31).
    recorded('address.wanted', 'joe@example.com'),
    recorded('other.activity', 'some'),
    recorded('requester.name', 'bo'),
    recorded('group.members', members),
  ];
  const step = 'write-owners';
  const idOf = (username: string): string => `handrail:0190b5a0-0000-7000-8000-000000000001:${step}:${username}`;
  const intended = (username: string, externalId = idOf(username)): EventBody => ({
    type: 'owner_ticket_intended',
    step,
    username,
    externalId,
  });
  const created = (username: string, ticketId: number): EventBody => ({
    type: 'owner_ticket_created',
    step,
    username,
    externalId: idOf(username),
    ticketId,
  });
  const linked = (ticketId: number): EventBody => ({ type: 'owner_ticket_linked', step, ticketId });
  type Answer = 'approved' | 'refused' | 'not_an_answer';
  const answered = (
    ticketId: number,
    answer: Answer,
    author: string,
    { commentId = null, reason = null }: { commentId?: string | null; reason?: string | null } = {},
  ): EventBody => ({ type: 'owner_answered', step, ticketId, answer, author, commentId, reason });
  const replied = (username: string, ticketId: number, commentId: string): { by: Actor; body: EventBody } => ({
    by: { id: 'service', name: null, role: 'service' },
    body: { type: 'owner_reply_seen', step, username, ticketId, commentId, repliedAt: '2026-03-02T16:30:00Z' },
  });
  const withdrawn = (ticketId: number): EventBody => ({
    type: 'owner_answer_withdrawn',
    step,
    ticketId,
    reason: 'Read wrongly',
  });
  const written = [intended('cy'), created('cy', 71), linked(71), intended('ana'), created('ana', 72), linked(72)];
  const refusal = (before: Parameters<typeof standing>[1], body: EventBody) => {
    const { state, facts, decision, plan } = standing(workflow, before);
    return checkEvent(workflow, { state, facts, decision, plan, actor: agent }, body);
  };

  it('are planned for the chosen owners under an id of their own', () => {
    expect(stepOf(standing(workflow, start), step)).toMatchObject({
      mark: { state: 'todo' },
      tickets: [
        { username: 'cy', state: 'planned', externalId: idOf('cy') },
        { username: 'ana', state: 'planned' },
      ],
    });
  });

  it('X45: are not written before what the letter names is known', () => {
    const unnamed = start.filter((body) => !('fact' in body && body.fact === 'address.wanted'));
    expect(stepOf(standing(workflow, unnamed), step).mark).toMatchObject({
      state: 'locked',
      facts: ['address.wanted'],
    });
    expect(standing(workflow, unnamed).plan.first).toEqual(['address.wanted']);
    expect(refusal(unnamed, intended('cy'))).toMatchObject({ code: 'gate_locked' });
  });

  it('are never written twice, nor to anybody else', () => {
    expect(refusal(start, intended('cy'))).toBeNull();
    expect(refusal(start, intended('cy', 'handrail:mine'))).toMatchObject({ code: 'conflict', path: 'externalId' });
    expect(refusal(start, intended('bo'))).toMatchObject({ code: 'conflict', path: 'username' });
    expect(refusal([...start, intended('cy')], intended('cy'))).toBeNull();
    expect(refusal([...start, intended('cy'), created('cy', 71)], intended('cy'))).toMatchObject({ code: 'conflict' });
    expect(refusal([...start, intended('cy'), created('cy', 71)], created('cy', 73))).toMatchObject({
      code: 'conflict',
    });
    expect(refusal(start, created('cy', 71))).toMatchObject({ code: 'conflict' });
  });

  it('tick the step once all are written and linked', () => {
    expect(stepOf(standing(workflow, [...start, ...written.slice(0, 5)]), step).mark.state).toBe('todo');
    const all = standing(workflow, [...start, ...written]);
    expect(stepOf(all, step).mark.state).toBe('done');
    expect(all.plan.waits.map(({ on }) => on)).toEqual(['group owner cy', 'group owner ana']);
  });

  it('X20: count an answer only from the owner who was asked', () => {
    const before = [...start, ...written, replied('cy', 71, '900')];
    const read = { commentId: '900' };
    expect(refusal(before, answered(71, 'approved', 'ana@example.com', read))).toMatchObject({ code: 'forbidden' });
    expect(refusal(before, answered(71, 'approved', 'CY@example.com', read))).toBeNull();
    expect(refusal(before, answered(99, 'approved', 'cy@example.com', read))).toMatchObject({ code: 'conflict' });
  });

  it('X33: take a yes only from a comment that the service has seen', () => {
    const before = [...start, ...written, replied('cy', 71, '900')];
    for (const commentId of [null, '901']) {
      expect(refusal(before, answered(71, 'approved', 'cy', { commentId, reason: 'By phone' }))).toMatchObject({
        code: 'forbidden',
        path: 'commentId',
      });
      for (const answer of ['refused', 'not_an_answer'] as const) {
        expect(refusal(before, answered(71, answer, 'cy', { commentId }))).toMatchObject({ path: 'reason' });
        expect(refusal(before, answered(71, answer, 'cy', { commentId, reason: 'By phone' }))).toBeNull();
      }
    }
    // The comment of another owner is no word of this one.
    expect(
      refusal([...before, replied('ana', 72, '902')], answered(71, 'approved', 'cy', { commentId: '902' })),
    ).toMatchObject({ code: 'forbidden' });
  });

  it('X33: leave an owner asked whose reply is not an answer', () => {
    const read = [
      ...start,
      ...written,
      replied('cy', 71, '900'),
      answered(71, 'not_an_answer', 'cy', { commentId: '900' }),
    ];
    const { facts, plan } = standing(workflow, read);
    expect(facts['owners.answer']).toMatchObject({ value: 'none' });
    expect(plan.waits).toMatchObject([
      { on: 'group owner cy', repliedAt: null },
      { on: 'group owner ana', repliedAt: null },
    ]);
  });

  it('X33: take a wrongly recorded answer back, and then its reply is unread again', () => {
    const yes = [...start, ...written, replied('cy', 71, '900'), answered(71, 'approved', 'cy', { commentId: '900' })];
    expect(refusal([...start, ...written], withdrawn(71))).toMatchObject({ code: 'conflict' });
    expect(refusal(yes, withdrawn(71))).toBeNull();
    const after = standing(workflow, [...yes, withdrawn(71)]);
    expect(after.facts['owners.answer']).toMatchObject({ value: 'none' });
    expect(after.plan.waits[0]).toMatchObject({ on: 'group owner cy', repliedAt: '2026-03-02T16:30:00Z' });
  });

  it('X46: stand each for one owner, and never for the requester', () => {
    const before = [...start, ...written.slice(0, 4)];
    expect(refusal(before, created('ana', 71))).toMatchObject({ code: 'conflict', path: 'ticketId' });
    expect(refusal(before, created('ana', 7))).toMatchObject({ code: 'conflict', path: 'ticketId' });
    expect(refusal(before, created('ana', 72))).toBeNull();
  });

  it('X46: are written once to one owner, whatever the letter case of the name', () => {
    expect(refusal([...start, intended('cy'), created('cy', 71)], intended('CY'))).toMatchObject({ code: 'conflict' });
  });

  it.each([
    [['approved'], 'approved'],
    [['refused'], 'none'],
    [['refused', 'refused'], 'refused'],
    [['approved', 'refused'], 'contradicting'],
    [[], 'none'],
  ] as const)('answered %j together say %s', (answers, together) => {
    const events = answers.map((answer, i) => answered(71 + i, answer, 'x'));
    const { facts } = standing(workflow, [...start, ...written, ...events]);
    expect(facts['owners.answer']).toMatchObject({ value: together });
  });
});
