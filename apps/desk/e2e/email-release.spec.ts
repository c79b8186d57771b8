import { expect, test } from './_desk.ts';
import { answerAsUnused, onAnotherAccount, openedRelease, whatAdminShows, whereInUse } from './_release.ts';
import { answer, answerOneByOne, openChecks } from './_run-work.ts';

const wanted = 'kim@initech.example';

test('an address is released from the first question to the solved ticket, over a reload and a restart', async ({
  desk,
}) => {
  test.slow();
  desk.console.allow(/Failed to load resource: net::ERR_(INCOMPLETE_CHUNKED_ENCODING|CONNECTION_REFUSED)/);
  const id = await openedRelease(desk);
  const { sidebar } = desk;
  const verdict = sidebar.getByTestId('verdict');

  await answerAsUnused(desk);
  await expect(verdict).toHaveText('Eligible; now the owner of the address has to confirm from it');

  await openChecks(desk);
  const failed = sidebar.locator('[data-rule="await-reply"]');
  await expect(failed).toContainText('Failed');
  const passed = sidebar.locator('[data-rule="confirmed"]');
  await expect(passed).toContainText('Passed');
  await expect(passed.getByRole('link', { name: /Handbook: Verify account status/ })).toHaveAttribute(
    'href',
    /^https:/,
  );
  await sidebar.getByRole('button', { name: /^Why/ }).click();

  await desk.composerMode('Internal note').click();
  await sidebar.getByRole('button', { name: /^Insert (as public )?reply/ }).click();
  await expect(sidebar.getByText('Inserted as a public reply')).toBeVisible();
  await expect(desk.composerMode('Public reply')).toHaveAttribute('aria-pressed', 'true');
  await expect(desk.composer).toContainText(wanted);

  await expect(sidebar.getByText('The ticket will be Pending when you submit.')).toBeVisible();
  await desk.submit();
  await expect(desk.notices).toContainText(`Ticket #${id} is saved`);
  await expect(sidebar.getByRole('heading', { name: 'Waiting on' })).toBeVisible();
  expect(await desk.saved(id)).toMatchObject({ status: 'pending', comments: [{}, { public: true }] });

  await desk.reply(id, { from: wanted, text: 'Yes, that address is mine.', isPublic: false });
  await desk.page.reload();
  const step = (name: RegExp) => sidebar.getByRole('listitem').filter({ has: desk.page.getByRole('button', { name }) });
  const open = async (name: RegExp) => {
    const line = sidebar.getByRole('button', { name });
    // The next step opens by itself as soon as the one before is recorded.
    await expect(step(name)).not.toHaveAttribute('data-state', 'locked');
    if ((await line.getAttribute('aria-expanded')) !== 'true') await line.click();
    await expect(line).toHaveAttribute('aria-expanded', 'true');
    return step(name);
  };
  await open(/Record where the reply came from/);
  const reply = sidebar.getByRole('group', { name: /From which address/ });
  await reply.getByRole('textbox').fill(`Kim <${wanted}>`);
  await reply.getByRole('button', { name: 'Record' }).click();
  await expect(verdict).toHaveText('The address can be released');

  await answer(desk, /with \+release in use already/, 'No');
  await open(/Note the username/);
  const username = sidebar.getByRole('group', { name: /username/ });
  await username.getByRole('textbox').fill('kim.old');
  await username.getByRole('button', { name: 'Record' }).click();
  const change = await open(/Put \+release into/);
  await expect(change).toContainText('cannot be undone');
  await expect(change).toContainText('kim+release@initech.example');
  await expect(change.getByRole('link', { name: /Edit the account in Admin/ })).toHaveAttribute(
    'href',
    /kim\.old\/edit$/,
  );

  await desk.stopService('SIGKILL');
  await desk.startService();
  await desk.page.reload();
  await (await open(/Put \+release into/)).getByRole('button', { name: 'Mark as done' }).click();
  await (await open(/Leave an admin note/)).getByRole('button', { name: 'Mark as done', exact: true }).click();
  await open(/Tell the requester to add/);
  await sidebar.getByRole('button', { name: /^Insert (as public )?reply/ }).click();
  await expect(desk.composer).toContainText(wanted);
  await expect(sidebar.getByText('The ticket will be Solved when you submit.')).toBeVisible();
  await desk.submit();
  await expect(desk.notices).toContainText(`Ticket #${id} is saved`);
  await expect(sidebar.getByRole('button', { name: /^\d+ done$/ })).toBeVisible();
  expect(await desk.saved(id)).toMatchObject({ status: 'solved' });
});

test('nothing that changes an address can be ticked while any gate is unknown', async ({ desk }) => {
  test.slow();
  const id = await openedRelease(desk);
  const { sidebar } = desk;
  const irreversible = sidebar.getByRole('listitem').filter({ hasText: /Put \+release|Remove the secondary/ });
  const questions: [RegExp, string][] = [
    [whereInUse, onAnotherAccount],
    [/primary or a secondary address/, 'primary'],
    [/Is the requester a paid user/, 'paid'],
    [/show any contribution/, 'none'],
    [/anybody ever signed in/, 'Never'],
    [/member of any group or project/, 'No'],
    [/own any group, project or other data/, 'No'],
    [/address confirmed there/, 'No'],
  ];
  await desk.reply(id, { from: wanted, text: 'Yes, that address is mine.' });
  for (const [question, option] of questions) {
    if (option === 'Never') await answerOneByOne(desk, whatAdminShows);
    // Whatever is on the page now, no step that changes an address has anything to tick it with.
    await expect(sidebar.getByRole('group', { name: question })).toBeVisible();
    for (const step of await irreversible.all()) {
      await expect(step).toHaveAttribute('data-state', /locked|not_needed/);
      await expect(step.getByRole('button', { name: 'Mark as done' })).toHaveCount(0);
    }
    await answer(desk, question, option);
  }
  await expect(sidebar.getByTestId('verdict')).toHaveText(
    'Eligible; now the owner of the address has to confirm from it',
  );
  for (const step of await irreversible.all()) {
    await expect(step.getByRole('button', { name: 'Mark as done' })).toHaveCount(0);
  }
});
