import { fileURLToPath } from 'node:url';
import { matchWorkflows } from '@handrail/engine';
import { describe, expect, it } from 'vitest';
import { loadWorkflows } from './load-workflows.ts';

const loaded = loadWorkflows(fileURLToPath(new URL('../packs', import.meta.url)));
const workflows = loaded.ok ? loaded.packs.map((pack) => pack.workflow) : [];

const match = (subject: string, description: string, tags: string[] = []) =>
  matchWorkflows(
    workflows,
    {
      id: 1,
      subject,
      description,
      requester: { name: null, email: 'somebody@example.com' },
      status: 'open',
      tags,
      form: null,
      externalId: null,
      channel: null,
      comments: [],
    },
    { now: '2026-06-01T12:00:00Z' },
  );

describe('a ticket opens the workflow that fits best', () => {
  it.each([
    ['email_release', 'Email has already been taken', 'I want to add ana@initech.example to my account.'],
    ['email_release', 'Please release my email', 'An old account of mine still uses it.'],
    ['project_group_change', 'Cannot delete project', 'Each attempt ends in error 500.'],
    ['project_group_change', 'Transfer group to our new group', 'Please transfer the group acme-labs.'],
    ['account_access', 'Locked out of my account', 'I lost my phone and my recovery codes.'],
    ['account_access', 'Swap my email addresses please', 'I lost access to my account.'],
    ['enterprise_email_owner', 'Change email addresses of our enterprise users', 'I am the owner of the group acme.'],
    ['enterprise_email_owner', 'Update the email of our employee', 'As an owner of the group acme I ask for it.'],
    ['enterprise_email_user', 'Cannot change my primary email', 'My account is managed by my organization.'],
    ['enterprise_email_user', 'Enterprise user email', 'I left the company and want to keep the account.'],
    [
      'troubleshooting_permission',
      'Pipelines fail since this morning',
      'Please have a look at our project, see the job log.',
    ],
    ['troubleshooting_permission', 'CI/CD error', 'We think a CI/CD variable is wrong.'],
    ['portal_signin', 'Cannot sign in to the customers portal', 'I reset my password three times.'],
    ['portal_signin', 'Customers portal does not know me', 'We bought GitLab through your sales team.'],
  ])('%s: %s', (workflow, subject, description) => {
    const { candidates } = match(subject, description);
    expect(candidates[0]?.workflow.id).toBe(workflow);
    expect(candidates[0]?.because.join()).not.toBe('');
  });

  it('or none, and says what was looked at', () => {
    const { candidates, lookedAt } = match('Do you offer training?', 'An online course for teachers.');
    expect(candidates).toEqual([]);
    expect(lookedAt).not.toEqual([]);
  });
});
