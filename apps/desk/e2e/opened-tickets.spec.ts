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
    'Email has already been taken, and nobody uses it',
    'Release my email from an account I never used',
  ],
  'Change a group or project': ['Cannot delete our project', 'Cannot delete our old project'],
  'Lost account access': [
    'Locked out of my account',
    'Swap my email addresses please',
    'Locked out of my account before I confirmed it',
  ],
  "Enterprise user's address, asked by an owner": [
    'Change email addresses of our enterprise users',
    'Update the email of our employee',
  ],
  "Enterprise user's address, asked by the user": [
    'Cannot change my primary email',
    'Enterprise user email to our other domain',
    'Cannot change my primary email at work',
  ],
  'Look into a project to troubleshoot': [
    'Pipeline fails since this morning',
    'CI/CD error, variable seems empty',
    'Pipeline fails at the deploy job',
  ],
  'Sign-in to the Customers Portal': [
    'Customers Portal: account not found with GitLab sign-in',
    'Cannot sign in to the Customers Portal, no reset mail comes',
    'Cannot sign in to the Customers Portal with my new password',
  ],
};
const outOfScope = 'Do you offer training?';
/** Each names two that it may be about, so that a person says which. */
const ambiguous = {
  'Please transfer our group': ['Change a group or project', 'globex/tools', 'globex-holding'],
  'Cannot sign in to the Customers Portal after a password reset': [
    'Sign-in to the Customers Portal',
    'olaf@hooli.example',
    'olaf.berg@gmail.example',
  ],
} as const;

test('every ticket the desk starts with is opened below, two or more per workflow', () => {
  expect([...Object.values(subjects).flat(), ...Object.keys(ambiguous), outOfScope].toSorted()).toEqual(
    seedTickets.map(({ subject }) => subject).toSorted(),
  );
  for (const each of Object.values(subjects)) expect(each.length).toBeGreaterThanOrEqual(2);
});

for (const [workflow, all] of Object.entries(subjects)) {
  for (const subject of all) {
    test(`${workflow}: “${subject}” is opened by itself, and says because of what`, async ({ desk }) => {
      const ticket = (await desk.savedTickets()).find((each) => each.subject === subject);
      const { sidebar } = desk;
      await desk.openTicket(ticket?.id ?? 0);
      await expect(sidebar.getByRole('heading', { level: 1 })).toContainText(workflow);
      await sidebar.getByRole('button', { name: /^Why/ }).click();
      // The because names what was found in this very ticket.
      await expect(sidebar.getByText(/^Opened because: .+ \(“.+”\)/)).toBeVisible();
      const checks = await sidebar.getByRole('region', { name: 'Checks', exact: true }).boundingBox();
      expect(checks?.height).toBeLessThanOrEqual(900);
    });
  }
}

for (const [subject, [workflow, one, other]] of Object.entries(ambiguous)) {
  test(`“${subject}” is offered for each that it names and opened for none`, async ({ desk }) => {
    const ticket = (await desk.savedTickets()).find((each) => each.subject === subject);
    await desk.openTicket(ticket?.id ?? 0);
    const { sidebar } = desk;
    const start = (about: string) => sidebar.getByRole('button', { name: `${workflow}: Start for ${about}` });
    await expect(start(one)).toBeVisible();
    await expect(start(other)).toBeVisible();
    await expect(sidebar.getByTestId('verdict')).toHaveCount(0);
    await start(one).click();
    await expect(sidebar.getByRole('heading', { level: 1 })).toContainText(workflow);
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

test('a long ticket opens by its first and newest messages, and says what was not read', async ({ desk }) => {
  const id = await desk.newTicket();
  const long = 'A long explanation. '.repeat(980);
  for (let message = 0; message < 9; message += 1) {
    await desk.reply(id, { from: 'kim.stone@example.com', text: `${message} ${long}` });
  }
  await desk.openTicket(id);
  await expect(desk.sidebar.getByRole('heading', { name: 'Release an e-mail address' })).toBeVisible();
  await expect(desk.sidebar.getByText('Handrail didn’t read 3 messages of this long ticket in full.')).toBeVisible();
});
