import { expect, test } from './_desk.ts';
import { onAnotherAccount, openedRelease, whereInUse } from './_release.ts';
import { answer } from './_run-work.ts';

test('a lead approves from the navigation bar what an agent asked for, on the facts as they were', async ({ desk }) => {
  test.slow();
  const id = await openedRelease(desk);
  const { sidebar } = desk;
  await answer(desk, whereInUse, onAnotherAccount);
  await answer(desk, /primary or a secondary address/, 'secondary');
  const step = sidebar.locator('[data-step="ask-clause"]');
  await step.getByRole('button', { name: 'Ask for approval' }).click();
  await expect(step).toContainText('Asked by');
  await expect(step.getByRole('button', { name: 'Approve' })).toHaveCount(0);

  const lea = await desk.seat(9002);
  await lea.openLeadPage();
  await lea.leadPage.getByLabel('Needs a look because').selectOption('approval_waiting');
  const row = lea.leadPage.getByRole('listitem').filter({ hasText: `Ticket ${id}` });
  await expect(row).toContainText('approval waiting');
  await row.getByRole('button', { name: 'Details' }).click();
  await expect(row.getByText('Asked on these facts')).toBeVisible();
  await row.getByLabel('Comment').fill('Fine, the clause held when they wrote.');
  await row.getByRole('button', { name: 'Approve' }).click();
  await expect(row.getByRole('button', { name: 'Approve' })).toHaveCount(0);

  // The agent's page hears of it by itself.
  await expect(sidebar.getByTestId('news')).toContainText('approved');
  await expect(sidebar.getByRole('group', { name: /show any contribution/ })).toBeVisible();

  // What was approved is not what is true now.
  await sidebar.getByRole('button', { name: /^Why/ }).click();
  await desk.settled();
  await sidebar
    .getByRole('button', { name: 'Correct: Is it the primary or a secondary address there?' })
    .first()
    .click();
  const correction = sidebar.getByRole('group', { name: 'Is it the primary or a secondary address there?' });
  await correction.getByLabel('Why is it different?').fill('Looked at the wrong account');
  await correction.getByRole('button', { name: 'primary', exact: true }).click();
  await expect(sidebar.getByRole('group', { name: /Is the requester a paid user/ })).toBeVisible();
});

test('the record of a run goes into the ticket as an internal note with one click', async ({ desk }) => {
  await openedRelease(desk);
  const { sidebar } = desk;
  await answer(desk, whereInUse, onAnotherAccount);
  await sidebar.getByRole('button', { name: 'More about this workflow' }).click();
  await sidebar.getByRole('button', { name: 'Record as internal note' }).click();
  await sidebar.getByRole('button', { name: 'Insert as internal note' }).click();
  await expect(desk.composerMode('Internal note')).toHaveAttribute('aria-pressed', 'true');
  await expect(desk.composer).toContainText('Release an e-mail address');
});
