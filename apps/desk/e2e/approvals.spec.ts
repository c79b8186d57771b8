import { expect, test } from './_desk.ts';
import { unusedSecondary } from './_release.ts';
import { recordOnRun } from './_run-record.ts';
import { correct, expectVerdict, openStep, stepOf } from './_run-work.ts';
import type { Desk } from './_desk.ts';
import type { Seat } from './_seat.ts';

const title = 'Ask a manager about the expired clause';

/** A secondary address that nothing else forbids to release: only a manager may allow it. */
async function askedManager(desk: Desk): Promise<number> {
  const id = await desk.newTicket();
  await recordOnRun(desk, id, unusedSecondary);
  await desk.openTicket(id);
  const step = await openStep(desk, title);
  await desk.settled();
  await step.getByRole('button', { name: 'Ask for approval' }).click();
  await expect(step).toHaveAttribute('data-state', 'waiting');
  return id;
}

test('a lead approves from the navigation bar what an agent asked for, on the facts as they were', async ({ desk }) => {
  const id = await askedManager(desk);
  const step = await openStep(desk, title);
  await expect(desk.sidebar.getByRole('region', { name: 'Waiting on' })).toContainText(/a team lead\s+since/);
  await expect(step).toContainText(/Asked by Ana Ruiz, (now|\d+ seconds ago|1 minute ago)/);
  await expect(step).toContainText('Is it the primary or a secondary address there? secondary');
  await expect(step.getByRole('button', { name: 'Approve' })).toHaveCount(0);

  const lea = await desk.seat(9002);
  await lea.openLeadPage();
  const row = lea.leadPage.getByRole('listitem').filter({ hasText: `Ticket ${id}` });
  await expect(row).toContainText('Approval waiting');
  await row.getByRole('button', { name: 'Decide' }).click();
  await expect(row.getByText('Asked on these answers')).toBeVisible();
  await row.getByLabel('Comment (optional)').fill('Fine, the clause held when they wrote.');
  await row.getByRole('button', { name: 'Approve' }).click();
  await expect(row.getByRole('button', { name: 'Approve' })).toHaveCount(0);

  // The agent's page hears of it by itself.
  await expect(desk.sidebar.getByTestId('news')).toContainText('approved');
  await expectVerdict(desk, 'Eligible; now the owner of the address has to confirm from it');
  // What was approved is not what is true now.
  await correct(desk, /Is it the primary or a secondary address there/, 'primary', 'Looked at the wrong account');
  await expectVerdict(desk, 'Not released; the requester gets a new confirmation mail');
});

test("a lead's half-typed comment is still there after a reload, and gone once it is sent", async ({ desk }) => {
  const id = await askedManager(desk);
  const lea = await desk.seat(9002);
  await lea.openTicket(id);
  const comment = lea.sidebar.getByLabel('Comment (optional)').first();
  await comment.fill('Fine, the clause');
  await lea.reloadApp();
  await expect(comment).toHaveValue('Fine, the clause');
  await lea.sidebar.getByRole('button', { name: 'Approve' }).first().click();
  await expect(comment).toBeHidden();
  const kept = await lea.sidebar.locator('body').evaluate(() => Object.keys(sessionStorage));
  expect(kept.filter((key) => key.includes('typed'))).toEqual([]);
});

test('an approval lapses with the facts it was asked on; asked again, the lead denies it with a comment', async ({
  desk,
}) => {
  const id = await askedManager(desk);
  await correct(desk, /Where is the address in use/, "On the requester's own account", 'Mixed up two accounts');
  await correct(desk, /Where is the address in use/, "On an account other than the requester's", 'No, it was right');
  await correct(desk, /Is the requester a paid user/, 'paid', 'A group of theirs is paid');
  const step = await openStep(desk, title);
  await expect(step).toContainText(
    'No longer valid, because these answers have changed: Is the requester a paid user?',
  );

  const ben = await desk.seat(9003);
  await ben.openTicket(id);
  const seenByBen = await openStep(ben, title);
  await expect(seenByBen.getByRole('button', { name: 'Ask again' })).toBeVisible();
  await expect(seenByBen.getByRole('button', { name: 'Approve' })).toHaveCount(0);
  await step.getByRole('button', { name: 'Ask again' }).click();
  await expect(step).toHaveAttribute('data-state', 'waiting');

  // A plain agent's list has their own runs; there it waits, and is not theirs to decide.
  await ben.openLeadPage();
  await expect(ben.leadPage.getByText(/^Last updated/)).toBeVisible();
  await expect(ben.leadPage.getByText(`Ticket ${id}`)).toHaveCount(0);
  await desk.openLeadPage();
  const rowOfAna = desk.leadPage.getByRole('listitem').filter({ hasText: `Ticket ${id}` });
  await rowOfAna.getByRole('button', { name: 'Details' }).click();
  await expect(rowOfAna.getByText('Only a lead can approve or deny.')).toBeVisible();
  await expect(rowOfAna.getByRole('button', { name: 'Deny' })).toHaveCount(0);

  const lea = await desk.seat(9002);
  await lea.openLeadPage();
  const row = lea.leadPage.getByRole('listitem').filter({ hasText: `Ticket ${id}` });
  await row.getByRole('button', { name: 'Decide' }).click();
  await expect(row.getByText('Is the requester a paid user? paid')).toBeVisible();
  await row.getByLabel('Comment (optional)').fill('The clause is gone for good.');
  await row.getByRole('button', { name: 'Deny' }).click();
  await expect(row.getByRole('button', { name: 'Deny' })).toHaveCount(0);

  await desk.openTicket(id);
  await openStep(desk, 'Tell the requester it is not released');
  await desk.sidebar.getByRole('button', { name: /^\d+ done( or skipped)?$/ }).click();
  await desk.sidebar.getByRole('button', { name: `Done: ${title}` }).click();
  await expect(stepOf(desk, title)).toContainText(/Denied by Lea Brandt.*The clause is gone for good\./);
});

test('whoever may decide meets the question first on the ticket itself; who asked does not', async ({ desk }) => {
  const id = await askedManager(desk);
  const yours = (seat: Seat) => seat.sidebar.getByRole('region', { name: 'Waiting for your decision' });
  const [lea, ben] = [await desk.seat(9002), await desk.seat(9003)];
  await ben.openTicket(id);
  await expect(ben.sidebar.getByTestId('verdict')).toBeVisible();
  await expect(yours(ben)).toHaveCount(0);
  await expect(yours(desk)).toHaveCount(0);
  await lea.openTicket(id, { tray: 320 });
  await expect(yours(lea)).toContainText('Is it the primary or a secondary address there? secondary');
  expect((await yours(lea).boundingBox())?.y).toBeLessThan(
    (await lea.sidebar.getByRole('listitem').first().boundingBox())?.y ?? 0,
  );
  await yours(lea).getByRole('button', { name: 'Approve' }).click();
  await expect(yours(lea)).toHaveCount(0);
  await expectVerdict(lea, 'Eligible; now the owner of the address has to confirm from it');
});
