import { expect, type Seat, test } from './_desk.ts';
import type { Desk } from './_desk.ts';

const wanted = 'kim@initech.example';

/** Answers one question of the list of missing facts. */
async function answer(desk: Seat, question: RegExp, option: string) {
  const asked = desk.sidebar.getByRole('group', { name: question });
  await asked.getByRole('button', { name: option, exact: true }).click();
}

/** The account holds the address as primary, was never used, and the requester pays. */
async function answerAsUnused(desk: Seat) {
  await answer(desk, /Where is the address in use/, "On an account other than the requester's");
  await answer(desk, /primary or a secondary address/, 'primary');
  await answer(desk, /Is the requester a paid user/, 'paid');
  await answer(desk, /show any contribution/, 'none');
  await answer(desk, /anybody ever signed in/, 'Never');
  await answer(desk, /member of any group or project/, 'No');
  await answer(desk, /own any group, project or other data/, 'No');
  await answer(desk, /address confirmed there/, 'No');
}

async function openedTicket(desk: Desk): Promise<number> {
  const id = await desk.newTicket();
  await desk.openTicket(id);
  await expect(desk.sidebar.getByRole('heading', { name: 'Release an e-mail address' })).toBeVisible();
  return id;
}

test('an address is released from the first question to the solved ticket, over a reload and a restart', async ({
  desk,
}) => {
  const id = await openedTicket(desk);
  const { sidebar } = desk;
  const verdict = sidebar.getByTestId('verdict');

  await answerAsUnused(desk);
  await expect(verdict).toHaveText('Eligible; now the owner of the address has to confirm from it');

  await sidebar.getByRole('button', { name: /^Why/ }).click();
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
  await sidebar.getByRole('button', { name: 'Insert as public reply' }).click();
  await expect(sidebar.getByText('Inserted as a public reply')).toBeVisible();
  await expect(desk.composerMode('Public reply')).toHaveAttribute('aria-pressed', 'true');
  await expect(desk.composer).toContainText(wanted);

  await sidebar.getByRole('button', { name: /Set the ticket to pending/ }).click();
  await sidebar.getByRole('button', { name: 'Set to Pending' }).click();
  await expect(sidebar.getByText('Set to Pending. It counts when you submit.')).toBeVisible();
  await desk.submit();
  await expect(desk.notices).toContainText(`Ticket #${id} is saved`);
  await expect(sidebar.getByRole('heading', { name: 'Waiting on' })).toBeVisible();
  expect(await desk.saved(id)).toMatchObject({ status: 'pending', comments: [{}, { public: true }] });

  await desk.reply(id, { from: wanted, text: 'Yes, that address is mine.', isPublic: false });
  await desk.page.reload();
  await expect(verdict).toHaveText('The address can be released');
  console.log(await sidebar.locator('main').innerText());
  await sidebar.getByRole('button', { name: /may follow/ }).click();
  console.log(await sidebar.locator('main').innerText());
});
