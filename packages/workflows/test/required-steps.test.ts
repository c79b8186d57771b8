import { openQuestions } from '@handrail/contract';
import { describe, expect, it } from 'vitest';
import { Journey } from './_journey.ts';

const project = {
  'namespace.path': 'acme/web',
  'namespace.kind': 'project',
  'user.can_act': false,
  'requester.role': 'owner',
  'permission.action': 'transfer the project to acme-labs',
  'permission.object': 'acme/web',
};

describe('X42: what is required', () => {
  it('includes the questions while nothing is decided', () => {
    const run = new Journey('project_group_change', 'acme/web');
    expect(run.read().plan.openGates).toContain(openQuestions);
    run.know(project);
    expect(run.read().plan.openGates).not.toContain(openQuestions);
  });

  it('stays required when progress alone leaves it behind', () => {
    const run = new Journey('account_access', 'ana');
    run.know({
      'account.username': 'ana',
      'recovery.exhausted': true,
      'account.confirmed': true,
      'request.kind': 'remove_identity',
      'identity.provider': 'google_oauth2',
      'identity.verified': true,
      'verification.result': 'passed',
    });
    run.approve('peer-review', 'peer');
    run.know({ 'permission.action': 'remove the Google identity', 'permission.object': 'account ana' });
    run.do('ask-permission');
    run.know({ 'permission.answer': 'granted' });
    run.do('remove-identity', 'admin-note');
    expect(run.read().plan.openGates).toEqual(['tell-done']);
  });

  it('lapses when what it announced has arrived, and when a fact under it was corrected', () => {
    const run = new Journey('project_group_change', 'acme/web');
    run.know({ ...project, 'requester.role': 'lower' });
    expect(run.read().plan.openGates).toEqual(['ask-owner']);
    run.know({ 'owner.joined': true });
    expect(run.read().plan.openGates).toEqual(['ask-permission']);
    const other = new Journey('project_group_change', 'acme/web');
    other.know({ ...project, 'requester.role': 'lower' });
    other.correct('requester.role', 'owner');
    expect(other.read().plan.openGates).toEqual(['ask-permission']);
  });

  it('is not ticked off where it has to be answered', () => {
    const run = new Journey('project_group_change', 'acme/web');
    run.know(project);
    run.do('ask-permission');
    expect(() => run.do('record-permission')).toThrow('answered, not ticked off');
  });
});
