import type { FactValue, Member } from '@handrail/contract';
import { describe, expect, it } from 'vitest';
import { Journey } from './_journey.ts';

const step = 'owner-tickets';
const owner = (username: string, more: Partial<Member> = {}): Member => ({
  username,
  name: null,
  email: `${username}@acme.example`,
  role: 'owner',
  direct: true,
  lastActivity: null,
  addedBy: null,
  isBot: false,
  ...more,
});

function asked(members: Member[] = [owner('ida'), owner('jo')]): Journey {
  const run = new Journey('enterprise_email_user', 'bo@acme.example');
  const facts: Record<string, FactValue> = {
    'address.current': 'bo@acme.example',
    'address.new': 'bo@private.example',
    'user.username': 'bo',
    'group.path': 'acme',
    'user.is_enterprise': true,
    'domain.is_verified': false,
  };
  run.know(facts);
  run.do('send-initial');
  run.know({ 'user.wishes': 'proceed', 'verification.result': 'passed' });
  run.approve('peer-review', 'peer');
  run.know({ 'owners.members': members });
  const planned = run.step(step);
  for (const [at, ticket] of (planned.kind === 'owner_ticket' ? planned.tickets : []).entries()) {
    const { username, externalId } = ticket;
    run.send({ type: 'owner_ticket_intended', step, username, externalId });
    run.send({ type: 'owner_ticket_created', step, username, externalId, ticketId: 100 + at });
    run.send({ type: 'owner_ticket_linked', step, ticketId: 100 + at });
  }
  expect(run.outcome()).toBe('wait_for_owner');
  return run;
}

function answer(run: Journey, username: string, ticketId: number, said: 'approved' | 'refused'): void {
  const commentId = `${ticketId}${said === 'approved' ? 1 : 2}`;
  run.replies(step, username, ticketId, commentId);
  const author = `${username}@acme.example`;
  run.send({ type: 'owner_answered', step, ticketId, answer: said, author, commentId, reason: null });
}

describe('X33: a yes', () => {
  it('does not count from somebody who is no longer an owner', () => {
    const run = asked();
    answer(run, 'ida', 100, 'approved');
    expect(run.outcome()).toBe('update_email');
    run.correct('owners.members', [owner('ida', { role: 'maintainer' }), owner('jo')]);
    expect(run.outcome()).toBe('wait_for_owner');
    run.correct('owners.members', [owner('jo')]);
    expect(run.outcome()).toBe('wait_for_owner');
    expect(() => run.do('update-address')).toThrow('refused');
  });

  it('does not count when the address it was asked at was corrected, and no stranger can answer', () => {
    const run = asked();
    answer(run, 'ida', 100, 'approved');
    run.correct('owners.members', [owner('ida', { email: 'ida@stranger.example' }), owner('jo')]);
    expect(run.outcome()).toBe('wait_for_owner');
    const stranger = { type: 'owner_answered', step, ticketId: 100, answer: 'approved', commentId: '1001' } as const;
    expect(run.refusal({ ...stranger, author: 'ida@stranger.example', reason: null })).toMatchObject({
      code: 'forbidden',
    });
  });

  it('is to what the letter named: user, address, and a domain that is not verified', () => {
    const run = asked();
    answer(run, 'ida', 100, 'approved');
    run.correct('address.new', 'bo@elsewhere.example');
    run.know({ 'domain.is_verified': false });
    expect(run.outcome()).toBe('update_email');
    run.correct('address.current', 'robert@acme.example');
    expect(run.value('owners.answers')).toBe('none');
  });

  it('does not unlock what cannot be undone while another reply is unread', () => {
    const run = asked();
    answer(run, 'ida', 100, 'approved');
    run.replies(step, 'jo', 101, '7');
    expect(run.step('update-address').mark).toMatchObject({ state: 'locked', why: expect.stringContaining('jo') });
    expect(() => run.do('update-address')).toThrow('refused');
    const read = { type: 'owner_answered', step, ticketId: 101, author: 'jo@acme.example', commentId: '7' } as const;
    run.send({ ...read, answer: 'not_an_answer', reason: null });
    expect(run.step('update-address').mark.state).toBe('todo');
  });
});

describe('X34: owners who refuse', () => {
  it('are waited for until all of them did, and then nothing is changed', () => {
    const run = asked();
    answer(run, 'ida', 100, 'refused');
    expect(run.outcome()).toBe('wait_for_owner');
    answer(run, 'jo', 101, 'refused');
    expect(run.outcome()).toBe('no_change');
    run.do('tell-refused');
  });

  it('are not overruled by a lead where they contradict each other', () => {
    const run = asked();
    answer(run, 'ida', 100, 'approved');
    answer(run, 'jo', 101, 'refused');
    expect(run.outcome()).toBe('owners_manager_review');
    run.approve('ask-owners-manager', 'lead');
    expect(run.outcome()).toBe('wait_for_owner');
    expect(() => run.do('update-address')).toThrow('refused');
  });
});

describe('X46: owners', () => {
  it('with one name or one address are one owner, and the requester is none under any', () => {
    const members = [
      owner('ida'),
      owner('IDA'),
      owner('jo', { email: 'Ida@acme.example' }),
      owner('robert', { email: 'BO@acme.example' }),
      owner('kay'),
    ];
    const run = asked(members);
    const view = run.step(step);
    expect(view.kind === 'owner_ticket' && view.tickets.map(({ username }) => username)).toEqual(['ida', 'kay']);
  });
});

describe('X42: what an owner allowed', () => {
  it('is required no longer when the yes is taken back and they refuse: the run can end', () => {
    const run = asked([owner('ida')]);
    run.do('link-owner-tickets', 'tell-waiting', 'hold');
    answer(run, 'ida', 100, 'approved');
    expect(run.read().plan.openGates).toContain('update-address');
    run.send({ type: 'owner_answer_withdrawn', step, ticketId: 100, reason: 'Misread' });
    answer(run, 'ida', 100, 'refused');
    expect(run.outcome()).toBe('no_change');
    run.do('tell-refused');
    expect(run.read().plan.openGates).toEqual([]);
  });
});
