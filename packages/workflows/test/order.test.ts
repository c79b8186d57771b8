import { describe, expect, it } from 'vitest';
import { Journey } from './_journey.ts';

describe('X36: role before advice', () => {
  it.each([true, false])('asks a developer for an owner, whether every attempt failed or not: %s', (failed) => {
    const run = new Journey('project_group_change', 'acme/web');
    run.know({ 'namespace.path': 'acme/web', 'namespace.kind': 'project', 'requester.role': 'lower' });
    expect(run.outcome()).toBe('ask_owner_to_contact');
    run.know({ 'user.can_act': true, 'user.every_attempt_failed': failed, 'user.has_workaround': false });
    expect(run.outcome()).toBe('ask_owner_to_contact');
  });

  it('tells an owner of a subgroup that they cannot ask, and not how to do it alone', () => {
    const run = new Journey('enterprise_email_owner', 'bo@acme.example');
    run.know({ 'requester.role': 'subgroup_owner', 'user.can_act': true, 'user.every_attempt_failed': false });
    expect(run.outcome()).toBe('matrix_not_eligible');
  });
});

describe('X37: the order of lost access', () => {
  it('is confirmation, ways left, verification, what a lead allows, permission, the change', () => {
    const run = new Journey('account_access', 'ana');
    run.know({ 'account.username': 'ana', 'account.confirmed': false, 'confirmation.reaches': true });
    expect(run.outcome()).toBe('self_service_first');
    expect(run.step('send-confirmation').mark.state).toBe('todo');
    run.correct('confirmation.reaches', false);
    expect(run.outcome()).toBe('typo_fix_only');
    run.correct('account.confirmed', true);
    run.know({ 'recovery.exhausted': false });
    expect(run.outcome()).toBe('self_service_first');
    run.correct('recovery.exhausted', true);
    run.know({
      'request.kind': 'swap_addresses',
      'address.primary_state': 'unconfirmed',
      'address.has_confirmed_secondary': true,
      'address.primary': 'ana@old.example',
      'address.secondary': 'ana@new.example',
      'requester.plan': 'free',
    });
    expect(run.outcome()).toBe('verify_ownership');
    run.know({ 'verification.result': 'passed' });
    run.approve('peer-review', 'peer');
    expect(run.outcome()).toBe('clause_expired_manager_review');
    run.approve('ask-clause', 'lead');
    expect(run.outcome()).toBe('manager_approval');
    run.approve('ask-free-swap', 'lead');
    expect(run.outcome()).toBe('ask_permission');
    run.know({ 'permission.action': 'exchange both addresses', 'permission.object': 'account ana' });
    run.do('ask-permission');
    run.know({ 'permission.answer': 'granted' });
    expect(run.read().plan.nextStep).toBe('swap');
  });

  it('has a step that asks for an identity which was not verified yet', () => {
    const run = new Journey('account_access', 'ana');
    run.know({
      'account.username': 'ana',
      'account.confirmed': true,
      'recovery.exhausted': true,
      'request.kind': 'remove_identity',
      'identity.provider': 'google_oauth2',
      'verification.result': 'passed',
      'identity.verified': false,
    });
    run.approve('peer-review', 'peer');
    expect(run.outcome()).toBe('verify_ownership');
    expect(run.step('ask-identity-proof').mark.state).toBe('todo');
  });
});

describe('X38: a permission', () => {
  it.each(['account_access', 'project_group_change', 'troubleshooting_permission'])(
    'names action and object in %s before it can be asked for or recorded',
    (workflow) => {
      const run = new Journey(workflow, 'ana');
      const given = { type: 'fact_recorded', fact: 'permission.answer', value: 'granted', source: 'agent' } as const;
      expect(run.refusal({ ...given, evidence: null, note: null })).toMatchObject({ code: 'conflict', path: 'fact' });
      run.know({ 'permission.action': 'remove the Google identity' });
      expect(run.refusal({ ...given, evidence: null, note: null })).toMatchObject({ code: 'conflict', path: 'fact' });
    },
  );
});

describe('X39: a lead is asked', () => {
  it('about the expired clause only when nothing else ends the case', () => {
    const run = new Journey('enterprise_email_owner', 'bo@acme.example');
    run.know({
      'address.current': 'bo@acme.example',
      'address.new': 'bo@private.example',
      'user.username': 'bo',
      'group.path': 'acme',
      'requester.role': 'top_owner',
      'user.is_enterprise': true,
      'domain.is_verified': false,
      'matrix.allows': false,
      'case.in_doubt': true,
    });
    run.expire('until.issue_412966');
    expect(run.read().plan.nextStep).toBe('ask-manager');
    expect(() => run.approve('ask-clause', 'lead')).toThrow('refused');
    run.approve('ask-manager', 'lead');
    expect(run.outcome()).toBe('matrix_not_eligible');
    expect(run.read().plan.openGates).not.toContain('ask-clause');
    run.correct('matrix.allows', true);
    run.approve('ask-manager', 'lead');
    expect(run.outcome()).toBe('verify_ownership');
    run.know({ 'verification.result': 'passed' });
    run.approve('peer-review', 'peer');
    expect(run.read().plan.nextStep).toBe('ask-clause');
  });
});

describe('X32: what is about the requester', () => {
  it('is asked once for all users of their ticket, and what is about a user for each', () => {
    const user = { 'group.path': 'acme', 'requester.role': 'top_owner', 'matrix.allows': true } as const;
    const first = new Journey('enterprise_email_owner', 'bo@acme.example');
    first.know({ 'address.current': 'bo@acme.example', 'address.new': 'bo@private.example', 'user.username': 'bo' });
    first.know({ ...user, 'user.is_enterprise': true, 'domain.is_verified': false });
    first.do('send-challenges');
    first.know({ 'verification.result': 'passed' });
    first.approve('peer-review', 'peer');
    expect(first.outcome()).toBe('await_owner_confirmation');
    const second = new Journey('enterprise_email_owner', 'cy@acme.example', first);
    for (const [fact, value] of Object.entries(user)) expect(second.value(fact)).toBe(value);
    expect(second.value('verification.peer')).toBe('approved');
    expect(second.value('user.is_enterprise')).toBeUndefined();
    second.know({ 'address.current': 'cy@acme.example', 'address.new': 'cy@private.example', 'user.username': 'cy' });
    second.know({ 'user.is_enterprise': true, 'domain.is_verified': false });
    expect(second.outcome()).toBe('await_owner_confirmation');
  });
});

describe('X40: several causes', () => {
  it('stand in one reply in their order, with what the customer complained about', () => {
    const run = new Journey('portal_signin', 'zoe@example.com');
    run.know({
      'customer.email': 'zoe@example.com',
      'portal.accounts': 'one',
      'portal.email': 'zoe@example.com',
      'portal.confirmed': false,
      'portal.linked': false,
      'portal.origin': 'sales',
      'reset.tried': true,
      'reset.mail': 'gitlab',
    });
    expect(run.read().decision.outcomes).toEqual(['unconfirmed', 'unlinked_sales', 'reset_on_gitlab_com']);
    const reply = run.step('tell-confirmation');
    const text = reply.kind === 'reply' ? reply.snippet.text : '';
    const places = ['The confirmation', 'through Sales', 'The password reset'].map((cause) => text.indexOf(cause));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(text).not.toContain('The address.');
  });
});
