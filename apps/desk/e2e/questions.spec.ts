import { overflows, sidebarOnly, violations } from './_appearance.ts';
import { expect, test } from './_desk.ts';
import { verifiedUser } from './_group-owners.ts';
import { eligibleRelease, onAnotherAccount, openedRelease, unusedAccount, whereInUse } from './_release.ts';
import { recordOnRun } from './_run-record.ts';
import { answer, expectVerdict, openStep, write } from './_run-work.ts';

test('an address is understood as it is pasted, and what is none is not recorded', async ({ desk }) => {
  const id = await desk.newTicket({
    subject: 'Cannot change my primary email',
    text: 'I am an enterprise user and want kim@private.example there.',
  });
  await desk.openTicket(id);
  await openStep(desk, 'Note the new address, the username and the group');
  const asked = desk.sidebar.getByRole('group', { name: 'Which address should it become?' });
  const field = asked.getByRole('textbox');
  await field.fill('no address');
  await field.press('Enter');
  await expect(asked.getByText('Enter one email address, like name@example.com.')).toBeVisible();
  await field.fill('"Bo Andersen" <bo@private.example>;');
  await field.press('Enter');
  await expect(asked).toBeHidden();
  await expect(desk.sidebar.getByText('Which address should it become? bo@private.example').first()).toBeVisible();
});

test('what opens the page of a question is asked beside it, once, and opens the pages of those that follow', async ({
  desk,
}) => {
  await openedRelease(desk);
  const { sidebar } = desk;
  await answer(desk, whereInUse, onAnotherAccount);
  const asked = sidebar.locator('[data-question]');
  await expect(asked.nth(0)).toContainText('Activity of the account: opens once the username is known');
  const username = asked.nth(1);
  await expect(username).toHaveAccessibleName('What is the username of the account that holds it?');
  await expect(username.getByRole('link', { name: 'Search for the address' })).toBeVisible();
  await expect(asked.nth(2)).toContainText('The account in Admin: opens once the username is known');
  await expect(sidebar.getByRole('textbox', { name: /username/ })).toHaveCount(1);
  await expect(sidebar.getByRole('button', { name: 'To do: Note the username of the account' })).toHaveAttribute(
    'aria-expanded',
    'false',
  );

  await username.getByRole('textbox').fill('kim.old');
  await desk.page.keyboard.press('Enter');
  const activity = asked.nth(0).getByRole('link', { name: /Activity of the account/ });
  await expect(activity).toHaveAttribute('href', 'https://gitlab.com/users/kim.old/activity');
  await expect(asked.nth(1).getByRole('link', { name: /The account in Admin/ })).toBeVisible();
  await expect(sidebar.getByText(/opens once/)).toHaveCount(0);
  // The keyboard is back at the question that leads.
  await expect(asked.nth(0).getByRole('button', { name: 'none' })).toBeFocused();
});

test('what cannot be found out is said beside every question, and a manager can be asked on the spot', async ({
  desk,
}) => {
  const id = await desk.newTicket();
  const isConfirmed = 'Is the address confirmed there?';
  await recordOnRun(
    desk,
    id,
    unusedAccount.filter((event) => !('fact' in event && event.fact === 'other.confirmed')),
  );
  await desk.openTicket(id);
  const { sidebar } = desk;
  await sidebar.getByRole('button', { name: `Cannot find out: ${isConfirmed}` }).click();
  const asked = sidebar.getByRole('group', { name: isConfirmed });
  await expect(asked.getByText('Marked as "cannot be found out". You can still answer.')).toBeVisible();
  await expect(sidebar.getByRole('heading', { name: 'A manager decides' })).toBeVisible();
  await expectVerdict(desk, 'Something that decides this cannot be found out, so a manager decides.');

  await sidebar.getByRole('button', { name: 'I am in doubt: ask a manager' }).click();
  await sidebar.getByRole('textbox', { name: /^Why\?/ }).fill('Nobody can see the plan of the requester.');
  await sidebar.getByRole('button', { name: 'I am in doubt: ask a manager' }).click();
  await expectVerdict(desk, 'A Support manager has to look at this before anything is done');
  const step = await openStep(desk, 'Ask a Support manager about the doubt');
  await step.getByRole('button', { name: 'Ask for approval' }).click();
  await expect(step).toHaveAttribute('data-state', 'waiting');
});

test('what only the customer can say is asked with a text of its own', async ({ desk }) => {
  const id = await desk.newTicket({ subject: 'Locked out of my account', text: 'I cannot get into my account inesd.' });
  await desk.openTicket(id);
  const { sidebar } = desk;
  // What the text is about comes before it.
  await openStep(desk, 'Note which account it is');
  await write(desk, /Which account is it/, 'inesd');
  const asked = sidebar.getByRole('group', { name: /all other ways back into the account/ });
  await asked.getByRole('button', { name: 'Insert the question' }).click();
  await asked.getByRole('button', { name: /^Insert (as public )?reply/ }).click();
  await expect(asked.getByText(/^Inserted as a public reply/)).toBeVisible();
  await expect(desk.composer).not.toHaveText('');
  await expect(desk.composerMode('Public reply')).toHaveAttribute('aria-pressed', 'true');
});

/** A members page as it is copied from the browser: names over handles, dates in words, no addresses. */
const pasted = `Ida Berg
@ida
Direct member by Jo Park
Owner
Jan 12, 2021
Last activity: May 20, 2026
Jo Park
@jo
Direct member by Ida Berg
Owner
Last activity: 2 May 2026
Release Bot
@group_17_bot_a1
Direct member
Owner
May 30, 2026
Max Weber
@max
Inherited from acme
Owner
Kim Tran
@kim
Direct member
Developer
`;

test('a pasted members page is shown as understood; missing addresses are asked for, and owners chosen by rule', async ({
  desk,
}) => {
  await desk.openTicket(await verifiedUser(desk));
  const { sidebar } = desk;
  const asked = sidebar.getByRole('group', { name: 'Who are the members of the top-level group?' });
  const field = asked.getByRole('textbox', { name: 'Who are the members' });
  await field.fill('nobody in particular');
  await expect(asked.getByText('No member was recognised in this text.')).toBeVisible();
  await field.fill(pasted);
  await expect(asked.getByText('5 members recognised')).toBeVisible();
  await expect(asked.getByRole('row', { name: 'ida Owner Direct 20 May 2026' })).toBeVisible();
  // Bots, inherited owners and developers are not written to.
  await expect(asked.getByRole('textbox', { name: /^Email address of / })).toHaveCount(2);
  await asked.getByRole('button', { name: '3 more who are not asked' }).click();
  await expect(asked.getByRole('row', { name: 'max Owner Indirect Not shown' })).toBeVisible();
  await field.fill(`${pasted}Lena\n@lena\nMiembro directo\nPropietario\n`);
  await asked.getByRole('button', { name: '1 row not recorded' }).click();
  await expect(asked.getByText('@lena · Miembro directo · Propietario')).toBeVisible();
  await expect(asked.getByText('Role not understood (1)')).toBeVisible();
  expect(await overflows(desk)).toEqual([0, 0, 0, 0]);
  expect(await violations(desk.page, sidebarOnly)).toEqual([]);
  await asked.getByRole('textbox', { name: 'Email address of ida' }).fill('ida@acme.example');
  await asked.getByRole('textbox', { name: 'Email address of jo' }).fill('Jo Park <jo@acme.example>');
  await asked.getByRole('button', { name: 'Record', exact: true }).click();

  const step = await openStep(desk, 'Create one ticket per owner');
  await expect(step).toContainText('Most recent activity, 20 May 2026; added 1 member');
  await sidebar.getByRole('button', { name: 'Review and write to the owners' }).click();
  await expect(desk.dialog.locator('[data-owner]')).toContainText(['ida@acme.example', 'jo@acme.example']);
  await desk.dialog.getByRole('button', { name: '3 members are not asked' }).click();
  await expect(desk.dialog.getByText('max: Owns the group only through a parent or an invited group')).toBeVisible();
});

test('a half-typed answer is still there after a reload, and gone once it is recorded', async ({ desk }) => {
  const id = await desk.newTicket({
    subject: 'Cannot change my primary email',
    text: 'I am an enterprise user and want kim@private.example there.',
  });
  await desk.openTicket(id);
  await openStep(desk, 'Note the new address, the username and the group');
  const asked = desk.sidebar.getByRole('group', { name: 'Which address should it become?' });
  await asked.getByRole('textbox').fill('bo@priv');
  await desk.reloadApp();
  await openStep(desk, 'Note the new address, the username and the group');
  await expect(asked.getByRole('textbox')).toHaveValue('bo@priv');
  await asked.getByRole('textbox').fill('bo@private.example');
  await asked.getByRole('textbox').press('Enter');
  await expect(asked).toBeHidden();
  const kept = await desk.sidebar.locator('body').evaluate(() => Object.keys(sessionStorage));
  expect(kept.filter((key) => key.includes('typed'))).toEqual([]);
});

test('a half-typed reason is still there after a reload, and gone once it is given up or sent', async ({ desk }) => {
  await eligibleRelease(desk);
  const { sidebar } = desk;
  const reason = sidebar.getByRole('textbox', { name: /^Why are you skipping/ });
  const open = async () => {
    await sidebar.getByRole('button', { name: 'More options' }).first().click();
    await sidebar.getByRole('button', { name: 'Skip this step' }).click();
  };
  const kept = () =>
    sidebar.locator('body').evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('typed')));
  await open();
  await reason.fill('They wrote from the addr');
  await desk.reloadApp();
  await open();
  await expect(reason).toHaveValue('They wrote from the addr');
  await sidebar.getByRole('button', { name: 'Cancel' }).click();
  expect(await kept()).toEqual([]);
  await open();
  await expect(reason).toHaveValue('');
  await reason.fill('They wrote from the address');
  expect(await kept()).toHaveLength(1);
  await sidebar.getByRole('button', { name: 'Skip this step' }).click();
  await expect(reason).toBeHidden();
  expect(await kept()).toEqual([]);
});
