import { describe, expect, it } from 'vitest';
import { Journey, lead } from './_journey.ts';

const finish = { type: 'run_ended', ending: 'finished', why: null, into: null, note: null } as const;

function lost(): Journey {
  const run = new Journey('email_release', 'ana@initech.example');
  run.know({
    'address.wanted': 'ana@initech.example',
    'other.found': 'elsewhere',
    'other.username': 'ana_old',
    'other.kind': 'primary',
    'requester.plan': 'paid',
    'other.activity': 'none',
    'other.memberships': false,
    'other.has_data': false,
    'other.confirmed': false,
  });
  run.send({ type: 'fact_unobtainable', fact: 'other.signed_in', source: 'agent', note: 'The log is gone' });
  expect(run.read().decision.status).toBe('manager');
  return run;
}

describe('X34: what cannot be found out', () => {
  it('goes to a lead by a step that is the next one', () => {
    const run = lost();
    expect(run.read().plan.nextStep).toBe('ask-about-lost');
    expect(run.read().plan.openGates).toContain('ask-about-lost');
  });

  it('is answered by a lead with a reason, and the run goes on', () => {
    const run = lost();
    run.send({ type: 'approval_asked', step: 'ask-about-lost', question: 'What now?' });
    const answer = { type: 'fact_recorded', fact: 'other.signed_in', value: 'never', source: 'manager' } as const;
    expect(run.refusal({ ...answer, evidence: null, note: null }, lead)).toMatchObject({ path: 'note' });
    run.send({ ...answer, evidence: null, note: 'The audit log says so' }, lead);
    expect(run.outcome()).toBe('await_reply_from_address');
    expect(run.read().state.approvals['ask-about-lost']).toBeUndefined();
  });

  it('is asked once more when the lead says so, and again when it is lost again', () => {
    const run = lost();
    run.approve('ask-about-lost', 'lead');
    expect(run.read().decision).toMatchObject({ status: 'open', missing: [{ fact: 'other.signed_in' }] });
    run.send({ type: 'fact_unobtainable', fact: 'other.signed_in', source: 'agent', note: 'Still gone' });
    expect(run.step('ask-about-lost').mark.state).toBe('todo');
  });

  it('is not skipped, because nothing else leads on', () => {
    const run = lost();
    const skip = { type: 'step_skipped', step: 'ask-about-lost', reason: 'No need' } as const;
    expect(run.refusal(skip, lead)).toMatchObject({ code: 'conflict', path: 'step' });
  });

  it('is asked of a lead also where an earlier version let it be skipped', () => {
    const run = lost();
    run.happened({ type: 'step_skipped', step: 'ask-about-lost', reason: 'No need' }, lead);
    expect(run.read().plan.nextStep).toBe('ask-about-lost');
  });

  it('ends the case when the lead says no: the requester is told, and then the run can end', () => {
    const run = lost();
    run.approve('ask-about-lost', 'lead', 'denied');
    expect(run.read().plan.nextStep).toBe('decline-lost');
    run.do('decline-lost');
    expect(run.refusal(finish)).toBeNull();
  });

  it('stays ended when it is found out after all: the lead is asked again, and nothing else is required', () => {
    const run = lost();
    run.approve('ask-about-lost', 'lead', 'denied');
    run.know({ 'other.signed_in': 'never' });
    expect(run.outcome()).toBe('await_reply_from_address');
    expect(run.read().plan.nextStep).toBe('ask-about-lost');
    expect(run.step('ask-about-lost')).toMatchObject({ mark: { state: 'todo' }, approval: { state: 'lapsed' } });
    expect(run.read().plan.openGates).toEqual(['decline-lost']);
    expect(() => run.do('ask-reply')).toThrow('No step ask-reply');
    run.do('decline-lost');
    expect(run.read().plan.openGates).toEqual([]);
    expect(run.refusal(finish)).toBeNull();
  });

  it('is asked again also for what was lost only after the lead was asked', () => {
    const run = new Journey('troubleshooting_permission', 'acme/web');
    const isLost = (fact: string) =>
      run.send({ type: 'fact_unobtainable', fact, source: 'agent', note: 'The log is gone' });
    run.know({
      'namespace.path': 'acme/web',
      'requester.role': 'lower',
      'link.given': 'specific',
      'work.secrets': true,
    });
    isLost('problem.needs_support');
    run.send({ type: 'approval_asked', step: 'ask-about-lost', question: 'What now?' });
    run.know({ 'user.can_act': true, 'user.every_attempt_failed': true });
    isLost('user.has_workaround');
    run.decide('ask-about-lost', 'lead', 'denied');
    run.know({ 'user.has_workaround': true });
    expect(run.step('ask-about-lost')).toMatchObject({ mark: { state: 'todo' }, approval: { state: 'lapsed' } });
  });

  it('goes on when the lead, asked again, lifts the no', () => {
    const run = lost();
    run.approve('ask-about-lost', 'lead', 'denied');
    run.know({ 'other.signed_in': 'never' });
    run.send({ type: 'approval_asked', step: 'ask-about-lost', question: 'It was found. May we go on?' });
    expect(run.refusal(finish)).toMatchObject({ code: 'gate_locked' });
    run.decide('ask-about-lost', 'lead', 'approved');
    expect(run.read().plan.nextStep).toBe('ask-reply');
    expect(run.value('manager.lost')).toBe('none');
  });

  it('is another question once the address is named: a no from before does not close the way', () => {
    const run = lost();
    run.correct('address.wanted', null);
    run.know({ 'other.found': 'elsewhere', 'other.username': 'ana_old', 'other.kind': 'primary' });
    run.know({ 'other.activity': 'none', 'other.memberships': false, 'other.has_data': false });
    run.send({ type: 'fact_unobtainable', fact: 'other.signed_in', source: 'agent', note: 'The log is gone' });
    run.send({ type: 'fact_unobtainable', fact: 'other.confirmed', source: 'agent', note: 'The page is gone' });
    run.approve('ask-about-lost', 'lead', 'denied');
    run.correct('address.wanted', 'ana@initech.example');
    expect(run.read().decision.status).toBe('manager');
    expect(run.step('ask-about-lost')).toMatchObject({ mark: { state: 'todo' }, approval: { state: 'lapsed' } });
  });
});

describe('X34: whether something is required', () => {
  it('is asked as soon as only links are left to follow', () => {
    const run = new Journey('enterprise_email_owner', 'bo@acme.example');
    run.know({ 'address.current': 'bo@acme.example', 'user.username': 'bo', 'group.path': 'acme' });
    run.know({ 'requester.role': 'top_owner', 'user.is_enterprise': true });
    run.know({ 'user.can_act': true, 'user.every_attempt_failed': false });
    expect(run.outcome()).toBe('self_service_first');
    run.do('explain-self-service', 'solve-verified-domain');
    expect(run.step('read-policy').mark.state).toBe('todo');
    expect(run.step('explain-verified-domain').mark).toMatchObject({ state: 'locked', facts: ['domain.is_verified'] });
    expect(run.read().plan.toKnow).toEqual(['domain.is_verified']);
  });
});

describe('X34: no lead stands in', () => {
  it('for a consent, a verification or the proof of an identity', () => {
    const run = new Journey('account_access', 'ana');
    run.know({
      'account.username': 'ana',
      'permission.action': 'remove the Google identity',
      'permission.object': 'account ana',
      'identity.provider': 'google_oauth2',
    });
    for (const [fact, value] of [
      ['permission.answer', 'granted'],
      ['verification.result', 'passed'],
      ['identity.verified', true],
    ] as const) {
      const body = { type: 'fact_recorded', fact, value, source: 'manager', evidence: null, note: 'I say so' } as const;
      expect(run.refusal(body, lead)).toMatchObject({ code: 'forbidden' });
    }
  });
});
