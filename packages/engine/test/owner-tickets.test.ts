import type { EventBody, Member } from '@handrail/contract';
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
  it('are direct, human, most recently active, and never the requester', () => {
    const { chosen, excluded } = selectOwners(members, { except: 'BO@example.com', most: 2 });
    expect(chosen.map(({ member }) => member.username)).toEqual(['cy', 'ana']);
    expect(chosen[0]?.because).toBe('Most recent activity, 2026-02-20');
    expect(excluded.map(({ username }) => username).toSorted()).toEqual(['bo', 'bot', 'dee', 'eve']);
  });

  it('are at most as many as allowed, each left-out one with the reason', () => {
    const { chosen, excluded } = selectOwners(members, { except: null, most: 1 });
    expect(chosen).toHaveLength(1);
    expect(excluded.find(({ username }) => username === 'ana')?.because).toBe('At most 1 owner is asked');
  });

  it('prefer, on the same day, the one named as Source', () => {
    const sameDay = members.map((member) => ({ ...member, lastActivity: '2026-02-20' }));
    const { chosen } = selectOwners(sameDay, { except: null, most: 1 });
    expect(chosen[0]).toMatchObject({
      member: { username: 'ana' },
      because: expect.stringContaining('Source of 1 member'),
    });
  });

  it('know the Source by the name that the members page shows', () => {
    const named = [owner('ana', { name: 'Ana Ruiz' }), owner('cy', { addedBy: 'Ana Ruiz' })];
    const { chosen } = selectOwners(named, { except: null, most: 2 });
    expect(chosen.map(({ because }) => because)).toEqual([
      'Owner without recorded activity; named as Source of 1 member',
      'Owner without recorded activity',
    ]);
  });
});

describe('owner tickets of a run', () => {
  const workflow = compiledOrThrow(exampleWorkflow());
  const start = [
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
  const answered = (ticketId: number, answer: 'approved' | 'refused', author: string): EventBody => ({
    type: 'owner_answered',
    step,
    ticketId,
    answer,
    author,
    commentId: null,
  });
  const written = [intended('cy'), created('cy', 71), linked(71), intended('ana'), created('ana', 72), linked(72)];
  const refusal = (before: EventBody[], body: EventBody) => {
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

  it('count an answer only from the owner who was asked', () => {
    const before = [...start, ...written];
    expect(refusal(before, answered(71, 'approved', 'ana@example.com'))).toMatchObject({ code: 'forbidden' });
    expect(refusal(before, answered(71, 'approved', 'CY@example.com'))).toBeNull();
    expect(refusal(before, answered(99, 'approved', 'cy@example.com'))).toMatchObject({ code: 'conflict' });
  });

  it.each([
    [['approved'], 'approved'],
    [['refused'], 'refused'],
    [['approved', 'refused'], 'contradicting'],
    [[], 'none'],
  ] as const)('answered %j together say %s', (answers, together) => {
    const events = answers.map((answer, i) => answered(71 + i, answer, 'x'));
    const { facts } = standing(workflow, [...start, ...written, ...events]);
    expect(facts['owners.answer']).toMatchObject({ value: together });
  });
});
