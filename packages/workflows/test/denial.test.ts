import { describe, expect, it } from 'vitest';
import { agent, Journey, lead } from './_journey.ts';

const unused = {
  'address.wanted': 'ana@initech.example',
  'other.found': 'elsewhere',
  'other.username': 'ana_old',
  'other.kind': 'primary',
  'requester.plan': 'paid',
  'other.activity': 'none',
  'other.memberships': false,
  'other.has_data': false,
  'other.confirmed': false,
  'other.signed_in': 'never',
};

function denied(): Journey {
  const run = new Journey('email_release', 'ana@initech.example');
  run.know(unused);
  run.do('ask-reply');
  run.know({ 'reply.from': 'ana@initech.example' });
  run.correct('case.in_doubt', true);
  run.approve('ask-manager', 'lead', 'denied');
  expect(run.outcome()).toBe('manager_review');
  return run;
}

describe("X35: a lead's no", () => {
  it('stands when the agent takes the doubt back', () => {
    const run = denied();
    run.correct('case.in_doubt', false);
    expect(run.outcome()).toBe('manager_review');
    expect(() => run.do('release-primary')).toThrow('refused');
    expect(run.step('decline-after-review').mark.state).toBe('todo');
  });

  it('stands while it is asked again because a fact was corrected', () => {
    const run = denied();
    run.correct('requester.plan', 'free');
    run.correct('requester.plan', 'paid');
    run.correct('other.kind', 'secondary');
    expect(run.step('ask-manager')).toMatchObject({ mark: { state: 'todo' }, approval: { state: 'lapsed' } });
    run.send({ type: 'approval_asked', step: 'ask-manager', question: 'And now?' });
    expect(run.value('manager.doubt')).toBe('denied');
    run.decide('ask-manager', 'lead', 'approved');
    expect(run.value('manager.doubt')).toBe('approved');
  });

  it('stands after a dismissal', () => {
    const run = denied();
    run.send({ type: 'run_ended', ending: 'dismissed', why: 'not_needed', into: null, note: null });
    run.send({ type: 'run_reopened', reason: 'Needed after all' });
    expect(run.outcome()).toBe('manager_review');
  });

  it('is lifted by a lead alone', () => {
    const run = denied();
    const lift = { type: 'approval_decided', step: 'ask-manager', decision: 'approved', comment: 'Fine now' } as const;
    expect(run.refusal(lift, agent)).toMatchObject({ code: 'forbidden' });
    run.send(lift, lead);
    expect(run.outcome()).toBe('release');
  });

  it('is about one subject: another asks afresh, and set back it stands', () => {
    const run = denied();
    run.correct('address.wanted', 'eva@initech.example');
    expect(run.value('manager.doubt')).toBe('none');
    run.correct('address.wanted', 'ana@initech.example');
    expect(run.value('manager.doubt')).toBe('denied');
  });

  it('about another subject is shown with what it was about', () => {
    const run = denied();
    run.correct('address.wanted', 'eva@initech.example');
    run.correct('case.in_doubt', true);
    expect(run.step('ask-manager')).toMatchObject({
      mark: { state: 'todo' },
      approval: { earlier: [{ subject: 'ana@initech.example', by: lead, comment: 'So it is' }] },
    });
    run.correct('address.wanted', 'ana@initech.example');
    expect(run.step('ask-manager')).toMatchObject({ approval: { earlier: [] } });
  });

  it('ends a run that is told so', () => {
    const run = denied();
    const finish = { type: 'run_ended', ending: 'finished', why: null, into: null, note: null } as const;
    expect(run.refusal(finish)).toMatchObject({ code: 'gate_locked' });
    run.do('decline-after-review');
    expect(run.refusal(finish)).toBeNull();
  });
});

describe('X35: what a lead says before the subject is named', () => {
  it.each(['approved', 'denied'] as const)('is asked afresh once it is: %s', (decision) => {
    const run = new Journey('email_release', 'ana@initech.example');
    run.correct('case.in_doubt', true);
    run.approve('ask-manager', 'lead', decision);
    expect(run.value('manager.doubt')).toBe(decision);
    run.know({ 'address.wanted': 'ana@initech.example' });
    expect(run.value('manager.doubt')).toBe('none');
    expect(run.step('ask-manager')).toMatchObject({ mark: { state: 'todo' }, approval: { state: 'lapsed' } });
    run.approve('ask-manager', 'lead', 'approved');
    run.correct('address.wanted', 'eva@initech.example');
    expect(run.value('manager.doubt')).toBe('none');
  });
});

describe('X35: nobody', () => {
  it('approves their own request', () => {
    const run = new Journey('email_release', 'ana@initech.example');
    run.correct('case.in_doubt', true);
    run.send({ type: 'approval_asked', step: 'ask-manager', question: 'May we?' }, lead);
    const yes = { type: 'approval_decided', step: 'ask-manager', decision: 'approved', comment: 'Yes' } as const;
    expect(run.refusal(yes, lead)).toMatchObject({ code: 'forbidden' });
    expect(run.refusal(yes, { ...lead, id: '9009' })).toBeNull();
  });
});
