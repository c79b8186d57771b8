import { violations } from './_appearance.ts';
import { expect, test } from './_desk.ts';
import { unusedAccount } from './_release.ts';
import { recordOnRun } from './_run-record.ts';

const inFrame: { fromFrames: [string, string] } = { fromFrames: ['[aria-label="Handrail"] iframe', 'body'] };

test('a lead sees with two clicks how a workflow is doing, against the month before', async ({ desk }) => {
  const id = await desk.newTicket();
  await recordOnRun(desk, id, [
    ...unusedAccount,
    { type: 'step_done', step: 'ask-reply' },
    { type: 'fact_corrected', fact: 'other.activity', value: 'some', source: 'agent', reason: 'One comment of 2019' },
    { type: 'run_ended', ending: 'dismissed', why: 'duplicate' },
  ]);
  const lea = await desk.seat(9002);
  await lea.openLeadPage();
  const { leadPage, page } = lea;
  await leadPage.getByRole('button', { name: 'Workflows' }).click();
  await leadPage.getByLabel('Workflow', { exact: true }).selectOption('email_release');
  const figures = leadPage.getByRole('table', { name: /: month against month$/ });
  const row = (name: string) => figures.getByRole('row').filter({ hasText: name });
  await expect(row('Checklists started').getByRole('cell').first()).toHaveText(/^[1-9]\d*$/);
  await expect(row('Dismissed').getByRole('cell').first()).toHaveText(/^[1-9]\d*$/);
  await expect(leadPage.getByRole('table', { name: 'Why checklists were dismissed' })).toContainText('Duplicate');
  const times = leadPage.getByRole('table', { name: 'Time per step' });
  await expect(times.getByRole('row').filter({ hasText: 'Ask for a reply' }).getByRole('cell').first()).toContainText(
    'nine in ten',
  );
  await expect(leadPage.getByRole('table', { name: 'Answers that were corrected' })).toBeVisible();
  await expect(page).toHaveURL(/workflow%3Demail_release/);
  expect(await violations(page, inFrame)).toEqual([]);
});

test("an agent's address of the numbers shows their own list and asks for none", async ({ desk }) => {
  const asked: string[] = [];
  desk.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const route = encodeURIComponent('view=workflows&workflow=email_release');
  await desk.page.goto(`${desk.deskUrl}/agent/apps/handrail/${route}?as=9001`);
  await expect(desk.leadPage.getByText(/^Last updated/)).toBeVisible();
  await expect(desk.leadPage.getByRole('button', { name: 'Workflows' })).toHaveCount(0);
  expect(asked.filter((path) => path.includes('/numbers'))).toEqual([]);
});
