import { expect, test } from './_desk.ts';
import { onAnotherAccount, openedRelease, whereInUse } from './_release.ts';
import { fact, recordOnRun } from './_run-record.ts';
import { answer, openStep, write } from './_run-work.ts';

test('a pasted address gives the name in it, shown before it is recorded; anything else is refused', async ({
  desk,
}) => {
  const id = await desk.newTicket({
    subject: 'Cannot change my primary email',
    text: 'I am an enterprise user and want to change my primary email from bo@acme.example to bo@private.example.',
    requester: { name: 'Bo Lind', email: 'bo@acme.example' },
  });
  await desk.openTicket(id);
  await recordOnRun(desk, id, [fact('user.is_enterprise', true), fact('domain.is_verified', false)]);
  const step = await openStep(desk, 'Note the new address, the username and the group');

  const username = step.getByRole('group', { name: /What is the username/ });
  await username.getByRole('textbox').fill('bo lind');
  await username.getByRole('button', { name: 'Record' }).click();
  await expect(username.getByText('Enter one username, or paste the address of the profile.')).toBeVisible();
  await username.getByRole('textbox').fill('https://gitlab.com/users/bo.lind/activity');
  await expect(username.getByText('Understood: bo.lind')).toBeVisible();
  await username.getByRole('button', { name: 'Record' }).click();
  await expect(username).toBeHidden();

  const group = step.getByRole('group', { name: /Which top-level group/ });
  await group.getByRole('textbox').fill('https://gitlab.com/groups/acme/tools/-/group_members');
  await expect(group.getByText('Understood: acme', { exact: true })).toBeVisible();
  await group.getByRole('button', { name: 'Record' }).click();
  await expect(group).toBeHidden();

  await desk.sidebar.getByRole('button', { name: 'More about this workflow' }).click();
  await desk.sidebar.getByRole('button', { name: 'History' }).click();
  await expect(desk.sidebar.getByText(/^Ana .*What is the username\? bo\.lind$/)).toBeVisible();
  await expect(desk.sidebar.getByText(/^Ana .*Which top-level group is their enterprise group\? acme$/)).toBeVisible();
});

test('a copied list of CustomersDot answers what it shows, after it was looked at, and nothing else', async ({
  desk,
}) => {
  const from = 'zoe.martin@umbrella.example';
  const id = await desk.newTicket({
    subject: 'Customers Portal: account not found',
    text: 'We bought through your sales team last month. I cannot sign in at customers.gitlab.com.',
    requester: { name: 'Zoe Martin', email: from },
  });
  await desk.openTicket(id);
  const page = desk.sidebar.getByRole('group', { name: 'Paste the page from CustomersDot' });
  await page.getByRole('textbox').fill('The customer is Zoe.');
  await expect(page.getByText('Nothing here answers a question. Copy the whole page.')).toBeVisible();
  await page
    .getByRole('textbox')
    .fill(`Id\tEmail\tFirst name\tConfirmed at\tUid\n4711\t${from}\tZoe\tMay 3, 2026 09:12\t-`);
  await expect(
    page.getByText(`Which address has the portal account that holds the subscription? ${from}`),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Record 4 answers' }).click();
  await expect(page).toBeHidden();
  await expect(desk.sidebar.getByRole('group', { name: /How did the portal account come to be/ })).toBeVisible();

  await desk.sidebar.getByRole('button', { name: 'More about this workflow' }).click();
  await desk.sidebar.getByRole('button', { name: 'History' }).click();
  await expect(desk.sidebar.getByText(/^Ana .*Is a GitLab account linked to the portal account\? No$/i)).toBeVisible();
});

const admin = (username: string, ...emails: string[]) =>
  [
    `Username: ${username}`,
    ...emails.map((email, at) => `${at === 0 ? 'Email' : 'Secondary email'}: ${email} Verified`),
    'Current sign-in at: never',
    'Last sign-in at: never',
  ].join('\n');

test('a page of another account is said to be one, and answers nothing before the agent insists', async ({ desk }) => {
  await openedRelease(desk);
  await answer(desk, whereInUse, onAnotherAccount);
  const { sidebar } = desk;
  const page = sidebar.getByRole('group', { name: 'Paste the page from Admin' });
  const field = page.getByRole('textbox');
  const record = page.getByRole('button', { name: /^Record/ });
  await field.fill(admin('someone', 'someone@else.example', 'someone.too@else.example'));
  await expect(
    page.getByText('This page is about someone@else.example. The ticket asks about kim@initech.example.'),
  ).toBeVisible();
  await expect(page.getByText('What is the username of the account that holds it? someone')).toBeVisible();
  await expect(record).toHaveCount(0);
  await page.getByRole('button', { name: 'Use this page anyway' }).click();
  await expect(record).toHaveText('Record 2 answers');

  // Another page is looked at anew. Which of its addresses is the one in question does not matter.
  await field.fill(admin('someone', 'someone@else.example'));
  await expect(record).toHaveCount(0);
  await field.fill(admin('kim.old', 'kim.old@else.example', 'Kim@Initech.example'));
  await expect(page.getByText('This page is about')).toHaveCount(0);
  await expect(record).toHaveText('Record 2 answers');
});

test('a page can be pasted for as long as it answers a question that is open', async ({ desk }) => {
  await openedRelease(desk);
  await answer(desk, whereInUse, onAnotherAccount);
  await write(desk, /What is the username of the account/, 'kim.old');
  const page = desk.sidebar.getByRole('group', { name: 'Paste the page from Admin' });
  await page.getByRole('textbox').fill(admin('kim.older', 'kim@initech.example'));
  await expect(page.getByText('This page is about kim.older. The ticket asks about kim.old.')).toBeVisible();
  await page.getByRole('textbox').fill(admin('kim.old', 'kim@initech.example'));
  await page.getByRole('button', { name: 'Record 1 answer' }).click();
  await expect(page).toBeHidden();
});
