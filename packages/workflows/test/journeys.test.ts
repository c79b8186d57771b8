import { expect, it } from 'vitest';
import { Journey } from './_journey.ts';

const verify = (run: Journey): void => {
  expect(run.outcome()).toBe('verify_ownership');
  run.do('send-challenges');
  run.know({
    'verification.method': 'challenges',
    'verification.row': 'owner_own_account',
    'verification.result': 'passed',
  });
  expect(run.outcome()).toBe('verify_ownership');
  run.approve('peer-review', 'peer');
};

it('email_release: from the question to the released address', () => {
  const run = new Journey('email_release', 'ana@initech.example');
  run.know({ 'address.wanted': 'ana@initech.example' });
  expect(run.outcome()).toBeNull();
  expect(() => run.do('release-primary')).toThrow('No step release-primary is shown');
  run.know({
    'other.found': 'elsewhere',
    'other.username': 'ana_old',
    'other.kind': 'primary',
    'requester.plan': 'paid',
  });
  run.know({ 'other.activity': 'none', 'other.memberships': false, 'other.has_data': false, 'other.confirmed': false });
  expect(() => run.do('release-primary')).toThrow('No step release-primary is shown');
  run.know({ 'other.signed_in': 'never' });
  expect(run.outcome()).toBe('await_reply_from_address');
  expect(run.read().plan.nextStep).toBe('ask-reply');
  run.do('ask-reply', 'pend-reply');
  expect(() => run.do('release-primary')).toThrow('step_done refused');
  run.know({ 'reply.from': 'ana@elsewhere.example' });
  expect(run.outcome()).toBe('await_reply_from_address');
  run.send({
    type: 'fact_corrected',
    fact: 'reply.from',
    value: 'Ana@initech.example',
    source: 'customer',
    evidence: null,
    reason: 'A second reply came from the address itself',
  });
  expect(run.outcome()).toBe('release');
  expect(() => run.do('admin-note')).toThrow('step_done refused');
  run.do('release-primary');
  expect(run.outcome()).toBe('release');
  run.do('admin-note', 'advise', 'solve-released');
  expect(run.read().plan.openGates).toEqual([]);
});

it('account_access: verified, reviewed, allowed, then changed', () => {
  const run = new Journey('account_access', 'inesd');
  run.know({
    'account.username': 'inesd',
    'recovery.exhausted': true,
    'account.confirmed': true,
    'request.kind': 'remove_identity',
  });
  run.know({ 'identity.provider': 'google_oauth2' });
  verify(run);
  run.know({ 'identity.verified': true });
  expect(run.outcome()).toBe('ask_permission');
  run.know({ 'permission.action': 'remove the Google identity', 'permission.object': 'account inesd' });
  run.do('ask-permission', 'pend-permission');
  expect(() => run.do('remove-identity')).toThrow('step_done refused');
  run.know({ 'permission.answer': 'granted' });
  expect(run.outcome()).toBe('act');
  run.do('remove-identity', 'admin-note', 'tell-done', 'solve-access');
  expect(run.read().plan.openGates).toEqual([]);
});

it('account_access: a swap for a free user needs two managers and the addresses', () => {
  const run = new Journey('account_access', 'jweber');
  run.know({
    'account.username': 'jweber',
    'recovery.exhausted': true,
    'account.confirmed': true,
    'request.kind': 'swap_addresses',
  });
  run.know({ 'address.primary_state': 'missing', 'address.has_confirmed_secondary': true, 'requester.plan': 'free' });
  run.know({ 'address.primary': 'old@x.example', 'address.secondary': 'jonas@weber.example' });
  verify(run);
  expect(run.outcome()).toBe('clause_expired_manager_review');
  run.approve('ask-clause', 'lead');
  expect(run.outcome()).toBe('manager_approval');
  run.approve('ask-free-swap', 'lead');
  run.know({ 'permission.action': 'exchange the two addresses', 'permission.object': 'account jweber' });
  run.do('ask-permission');
  run.know({ 'permission.answer': 'granted' });
  run.do('swap', 'admin-note', 'tell-done', 'solve-access');
  expect(run.read().plan.openGates).toEqual([]);
});

it('enterprise_email_owner: eligible, verified, confirmed, changed', () => {
  const run = new Journey('enterprise_email_owner', 'li@acme.example');
  run.know({
    'address.current': 'li@acme.example',
    'address.new': 'li@private.example',
    'user.username': 'li',
    'group.path': 'acme',
  });
  run.know({
    'requester.role': 'top_owner',
    'user.is_enterprise': true,
    'domain.is_verified': false,
    'matrix.allows': true,
  });
  verify(run);
  expect(run.outcome()).toBe('await_owner_confirmation');
  run.do('ask-confirmation', 'pend-confirmation');
  run.know({ 'owner.answer': 'confirmed' });
  expect(run.outcome()).toBe('update_emails');
  run.do('update-address', 'admin-note', 'tell-changed', 'solve-changed');
  expect(run.read().plan.openGates).toEqual([]);
});

it('enterprise_email_user: at most three owners are asked, one yes is enough', () => {
  const run = new Journey('enterprise_email_user', 'bo@acme.example');
  run.know({
    'address.current': 'bo@acme.example',
    'address.new': 'bo@private.example',
    'user.username': 'bo',
    'group.path': 'acme',
  });
  run.know({ 'user.is_enterprise': true, 'domain.is_verified': false });
  expect(run.outcome()).toBe('send_initial');
  run.do('send-initial', 'pend-answer');
  run.know({ 'user.wishes': 'proceed' });
  verify(run);
  const owner = (username: string, lastActivity: string) => ({
    username,
    name: null,
    email: `${username}@acme.example`,
    role: 'owner' as const,
    direct: true,
    lastActivity,
    addedBy: null,
    isBot: false,
  });
  run.know({
    'owners.members': [
      owner('ida', '2026-05-20'),
      owner('jo', '2026-05-02'),
      owner('kay', '2026-03-14'),
      owner('lou', '2025-12-01'),
      owner('bo', '2026-05-30'),
    ],
  });
  expect(run.outcome()).toBe('contact_owners');
  const step = run.step('owner-tickets');
  const tickets = step.kind === 'owner_ticket' ? step.tickets : [];
  expect(tickets.map(({ username }) => username)).toEqual(['ida', 'jo', 'kay']);
  for (const [index, { username, externalId }] of tickets.entries()) {
    const ticketId = 100 + index;
    run.send({ type: 'owner_ticket_intended', step: 'owner-tickets', username, externalId });
    run.send({ type: 'owner_ticket_created', step: 'owner-tickets', username, externalId, ticketId });
    run.send({ type: 'owner_ticket_linked', step: 'owner-tickets', ticketId });
  }
  expect(run.outcome()).toBe('wait_for_owner');
  run.do('link-owner-tickets', 'tell-waiting', 'hold');
  expect(() => run.do('update-address')).toThrow('step_done refused');
  const yes = { type: 'owner_answered', step: 'owner-tickets', ticketId: 101, answer: 'approved' } as const;
  run.replies('owner-tickets', 'jo', 101, '7001');
  run.send({ ...yes, author: 'jo@acme.example', commentId: '7001', reason: null });
  expect(run.outcome()).toBe('update_email');
  run.do('update-address', 'admin-note', 'tell-changed', 'solve-changed');
  expect(run.read().plan.openGates).toEqual([]);
});
