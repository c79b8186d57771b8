import { seedTickets } from '../src/seed/seed-tickets.ts';
import { expect, test } from './_desk.ts';

/** The subjects the desk starts with, under the workflow that has to come first. */
const subjects: Record<string, readonly string[]> = {
  'Release an e-mail address': [
    'Email has already been taken',
    'Email already taken, free account',
    'Cannot add my second address, email address already taken',
    'Please release my email from an old account',
    'Release email of an account I no longer use',
    'It says address is taken?',
    'Question in chat: email has already been taken',
  ],
  'Change a group or project': ['Cannot delete our project', 'Please transfer our group'],
  'Lost account access': ['Locked out of my account', 'Swap my email addresses please'],
  "Enterprise user's address, asked by an owner": [
    'Change email addresses of our enterprise users',
    'Update the email of our employee',
  ],
  "Enterprise user's address, asked by the user": [
    'Cannot change my primary email',
    'Enterprise user email to our other domain',
  ],
  'Look into a project to troubleshoot': ['Pipeline fails since this morning', 'CI/CD error, variable seems empty'],
  'Sign-in to the Customers Portal': [
    'Cannot sign in to the Customers Portal after a password reset',
    'Customers Portal: account not found with GitLab sign-in',
  ],
};
const outOfScope = 'Do you offer training?';

test('every ticket the desk starts with is opened below, two or more per workflow', () => {
  expect([...Object.values(subjects).flat(), outOfScope].toSorted()).toEqual(
    seedTickets.map(({ subject }) => subject).toSorted(),
  );
  for (const each of Object.values(subjects)) expect(each.length).toBeGreaterThanOrEqual(2);
});

for (const [workflow, all] of Object.entries(subjects)) {
  test(`${workflow}: opened by itself, and says because of what`, async ({ desk }) => {
    const saved = await desk.savedTickets();
    const { sidebar } = desk;
    for (const subject of all) {
      const ticket = saved.find((each) => each.subject === subject);
      await desk.openTicket(ticket?.id ?? 0);
      await expect(sidebar.getByRole('heading', { level: 1 })).toHaveText(workflow);
      await sidebar.getByRole('button', { name: /^Why/ }).click();
      // The because names what was found in this very ticket.
      const found = sidebar.getByText(/^Opened because: .+ \((subject|message|form) .*“.+”\)/);
      await expect(found).toBeVisible();
      const quoted = /subject says “([^”]+)”/.exec((await found.textContent()) ?? '')?.[1] ?? '';
      expect(subject.toLowerCase()).toContain(quoted.toLowerCase());
    }
  });
}

test('a ticket that is out of scope fits no workflow, and every workflow can still be found', async ({ desk }) => {
  const ticket = (await desk.savedTickets()).find(({ subject }) => subject === outOfScope);
  await desk.openTicket(ticket?.id ?? 0);
  const { sidebar } = desk;
  await expect(sidebar.getByRole('heading', { level: 1 })).toHaveText('No workflow fits this ticket');
  await expect(sidebar.getByText(/^Looked at: Subject “Do you offer training\?”/)).toBeVisible();
  await expect(sidebar.getByTestId('verdict')).toHaveCount(0);
  for (const workflow of Object.keys(subjects)) {
    await expect(sidebar.getByRole('button', { name: workflow })).toBeVisible();
  }
});
