import { expect, test } from './_desk.ts';
import { unusedAccount, unusedSecondary } from './_release.ts';
import { fact, recordOnRun } from './_run-record.ts';
import { openStep } from './_run-work.ts';
import type { Desk } from './_desk.ts';

/** A run that waits for a lead. */
async function asked(desk: Desk): Promise<number> {
  const id = await desk.newTicket();
  await recordOnRun(desk, id, unusedSecondary);
  await desk.openTicket(id);
  const step = await openStep(desk, 'Ask a manager about the expired clause');
  await desk.settled();
  await step.getByRole('button', { name: 'Ask for approval' }).click();
  await expect(step).toHaveAttribute('data-state', 'waiting');
  return id;
}

test('a lead finds what waits first, on the answers it rests on, and approves it with two clicks', async ({ desk }) => {
  const id = await asked(desk);
  const lea = await desk.seat(9002);
  await lea.openLeadPage();
  const { leadPage } = lea;
  const row = leadPage.getByRole('listitem').filter({ hasText: `Ticket ${id}` });
  await expect(leadPage.getByRole('button', { name: /^Approval waiting \d+$/ })).toBeVisible();
  await expect(row).toContainText('Approval waiting');
  await expect(row).toContainText('Ana Ruiz');
  await row.getByRole('button', { name: 'Decide' }).click();
  await expect(row.getByText('Asked on these answers')).toBeVisible();
  await row.getByLabel('Comment (optional)').fill('Fine, the clause held when they wrote.');
  await row.getByRole('button', { name: 'Approve' }).click();
  await expect(row).toContainText('No longer needs you');
  await expect(desk.sidebar.getByTestId('news')).toContainText('approved');
});

test('a yes that no comment shows is marked for the lead, with what was recorded', async ({ desk }) => {
  const id = await desk.newTicket();
  const yes = fact('reply.from', 'kim@initech.example', 'customer');
  await recordOnRun(desk, id, [...unusedAccount, { type: 'step_done', step: 'ask-reply' }, yes]);
  const lea = await desk.seat(9002);
  await lea.openLeadPage();
  const row = lea.leadPage.getByRole('listitem').filter({ hasText: `Ticket ${id}` });
  await expect(row).toContainText('Consent without a checked comment');
  await expect(row).toContainText('kim@initech.example');
  await row.getByRole('button', { name: 'Mark as expected' }).click();
  await expect(row.getByText('Consent without a checked comment').first()).toBeVisible();
});

test('what was skipped shows at once with who and why, and is gone once a lead calls it expected', async ({ desk }) => {
  const id = await desk.newTicket();
  const lea = await desk.seat(9002);
  await lea.openLeadPage();
  const { leadPage } = lea;
  await expect(leadPage.getByText(/^Last updated/)).toBeVisible();
  await recordOnRun(desk, id, [{ type: 'mistake_reported', note: 'The third question is worded wrongly' }]);
  const more = leadPage.getByRole('button', { name: /^Show \d+ changes?$/ });
  const row = leadPage.getByRole('listitem').filter({ hasText: `Ticket ${id}` });
  await expect(row.or(more).first()).toBeVisible();
  if (await more.isVisible()) await more.click();
  await expect(row).toContainText('The third question is worded wrongly');
  await row.getByRole('button', { name: 'Mark as expected' }).click();
  await row.getByRole('button', { name: 'Mark it' }).click();
  await expect(row).toContainText('No longer needs you');
  await lea.openLeadPage();
  await expect(leadPage.getByText(/^Last updated/)).toBeVisible();
  await expect(row).toHaveCount(0);
});

test("an agent's page has none of the lead's parts", async ({ desk }) => {
  const asked: string[] = [];
  desk.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await desk.openLeadPage();
  await expect(desk.leadPage.getByText(/^Last updated/)).toBeVisible();
  await expect(desk.leadPage.getByRole('button', { name: 'Needs you' })).toHaveCount(0);
  expect(asked).not.toContain('/v1/needs');
});
