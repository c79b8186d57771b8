import type { FactValue } from '@handrail/contract';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { loadWorkflow } from '../src/load-workflows.ts';
import { Journey } from './_journey.ts';

// A journey reads the whole run before and after each event, which a busy machine may take its time over.
vi.setConfig({ testTimeout: 60_000 });

const correct = (run: Journey, fact: string, value: FactValue): void =>
  run.send({ type: 'fact_corrected', fact, value, source: 'customer', evidence: null, reason: 'They wrote again' });

it('project_group_change: an owner is brought in, allows it, and the change is made', () => {
  const run = new Journey('project_group_change', 'acme/web');
  run.know({ 'namespace.path': 'acme/web', 'user.can_act': false, 'requester.role': 'lower' });
  expect(run.outcome()).toBe('ask_owner_to_contact');
  run.know({ 'namespace.kind': 'project' });
  run.do('ask-owner', 'pend-owner');
  run.know({ 'owner.joined': true });
  expect(run.outcome()).toBe('ask_permission');

  run.know({ 'permission.action': 'make some changes', 'permission.object': 'acme/web' });
  expect(() => run.do('ask-permission')).toThrow('ask-permission lacks permission.action');
  correct(run, 'permission.action', 'transfer the project to acme-labs');
  run.do('ask-permission', 'pend-permission');
  run.know({ 'permission.answer': 'unclear' });
  expect(() => run.do('make-change')).toThrow('step_done refused');
  correct(run, 'permission.answer', 'granted');
  expect(run.outcome()).toBe('act');

  expect(() => run.do('tell-done')).toThrow('step_done refused');
  run.do('make-change');
  run.know({ 'owner.preference': 'requester' });
  expect(run.step('group-note')).toMatchObject({ link: { url: 'https://gitlab.com/admin/groups/acme' } });
  run.do('group-note', 'tell-done', 'solve-change');
  expect(run.read().plan.openGates).toEqual([]);
});

it('troubleshooting_permission: a clone is allowed by a yes, and deleted before the answer', () => {
  const run = new Journey('troubleshooting_permission', 'acme/web');
  run.know({ 'namespace.path': 'acme/web', 'namespace.kind': 'project', 'requester.role': 'maintainer' });
  run.know({ 'problem.needs_support': true, 'link.given': 'none' });
  expect(run.outcome()).toBe('need_link');
  run.do('ask-links', 'pend-links');
  correct(run, 'link.given', 'specific');
  run.know({ 'work.act': 'act', 'work.downloads': true, 'work.secrets': false });
  expect(run.outcome()).toBe('ask_permission');
  run.know({
    'permission.action': 'clone the repository and run pipeline 4711 again',
    'permission.object': 'acme/web',
  });
  run.do('ask-permission', 'pend-permission');
  run.know({ 'permission.answer': 'granted' });
  expect(run.outcome()).toBe('proceed');

  run.do('look', 'download');
  expect(() => run.do('finish')).toThrow('step_done refused');
  run.do('act');
  run.know({ 'work.finding': 'The runner has no disk space left.' });
  expect(run.outcome()).toBe('proceed');
  run.do('finish');
  expect(run.outcome()).toBe('delete_downloads');
  expect(run.read().plan.nextStep).toBe('delete-data');
  expect(run.step('tell-finding').mark).toEqual({ state: 'not_needed', why: 'Downloaded data is deleted first' });
  run.do('delete-data');
  expect(run.outcome()).toBe('proceed');
  run.do('tell-finding', 'solve-finding');
  expect(run.read().plan.openGates).toEqual([]);
});

it('troubleshooting_permission: impersonation comes with its warning and its question in Slack', () => {
  const run = new Journey('troubleshooting_permission', 'acme/web');
  run.know({ 'namespace.path': 'acme/web', 'requester.role': 'lower', 'problem.needs_support': true });
  run.know({ 'link.given': 'specific', 'work.act': 'impersonate', 'work.downloads': false, 'work.secrets': false });
  run.know({ 'permission.action': 'impersonate you once', 'permission.object': 'your user ana' });
  run.do('ask-permission');
  run.know({ 'permission.answer': 'granted' });
  expect(() => run.do('impersonate')).toThrow('step_done refused');
  run.do('know-impersonation', 'impersonate');
  expect(() => run.do('finish')).toThrow('step_done refused');
  run.do('answer-sirtbot');
  run.know({ 'work.finding': 'A browser extension blocks the page.' });
  run.do('finish');
  run.do('tell-finding', 'solve-finding');
  expect(run.read().plan.openGates).toEqual([]);
});

const account = {
  'customer.email': 'zoe@example.com',
  'portal.accounts': 'one',
  'portal.email': 'zoe@example.com',
  'reset.tried': false,
};

it('portal_signin: confirmed first, linked next, solved when it works', () => {
  const run = new Journey('portal_signin', 'zoe@example.com');
  run.know({ ...account, 'portal.confirmed': false, 'portal.linked': false, 'portal.origin': 'sales' });
  expect(run.read().decision.outcomes).toEqual(['unconfirmed', 'unlinked_sales']);
  expect(() => run.do('tell-confirmation')).toThrow('step_done refused');
  run.do('resend-confirmation', 'tell-confirmation', 'pend-confirmation');
  expect(run.step('wait-portal').mark.state).toBe('waiting');
  expect(run.read().plan.openGates).toEqual(['record-result']);
  correct(run, 'portal.confirmed', true);
  expect(run.outcome()).toBe('unlinked_sales');
  run.do('find-sales-cause', 'explain-sales-linking', 'pend-sales-linking');
  run.know({ 'signin.result': 'works' });
  // Offered always, and work only now that its condition holds.
  expect(run.read().plan.nextStep).toBe('solve-portal');
  run.do('solve-portal');
  expect(run.read().plan.openGates).toEqual([]);
});

it('portal_signin: two accounts on one billing account take four steps in order', () => {
  const run = new Journey('portal_signin', 'zoe@example.com');
  run.know({ ...account, 'portal.confirmed': true, 'portal.linked': true, 'linked.email': 'zoe@work.example' });
  expect(run.outcome()).toBe('linked_email_mismatch');
  run.know({ 'linked.owner': 'customer' });
  run.do('offer-ways');
  run.know({ 'linked.wish': 'both_accounts' });
  const inOrder = ['check-billing-owner', 'unlink', 'ask-new-account', 'new-account-there', 'add-to-billing'];
  for (const [index, step] of inOrder.entries()) {
    const next = inOrder[index + 1];
    if (next !== undefined) expect(() => run.do(next)).toThrow('step_done refused');
    run.do(step);
  }
  run.do('offer-fourth');
  run.know({ 'signin.result': 'works' });
  run.do('solve-portal');
  expect(run.read().plan.openGates).toEqual([]);
});

it.each([
  ['project_group_change', ['make-change']],
  ['troubleshooting_permission', ['act', 'impersonate', 'show-secrets', 'download']],
  ['portal_signin', ['unlink', 'add-to-billing']],
])('%s marks as irreversible what cannot be taken back', (name, expected) => {
  const { pack } = loadWorkflow(fileURLToPath(new URL('../packs', import.meta.url)), name);
  const steps = [...(pack?.workflow.steps.values() ?? [])].map(({ step }) => step);
  expect(steps.filter((step) => step.irreversible).map((step) => step.id)).toEqual(expected);
});
