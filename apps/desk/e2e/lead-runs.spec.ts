import { readFile } from 'node:fs/promises';
import { expect, test } from './_desk.ts';
import { recordOnRun } from './_run-record.ts';

const mistake = { type: 'mistake_reported', note: '=1+1 is what it says' };

test('a lead finds a run by number and by address, and the address of the page leads back to it', async ({ desk }) => {
  const id = await desk.newTicket();
  await recordOnRun(desk, id, [mistake]);
  const lea = await desk.seat(9002);
  await lea.openAllRuns();
  const { leadPage, page } = lea;
  const rows = leadPage.getByRole('row').filter({ hasText: /Ticket \d+/ });
  const row = rows.filter({ hasText: `Ticket ${id}` });
  await leadPage.getByLabel('Search').fill(String(id));
  await expect(rows).toHaveCount(1);
  await expect(row).toContainText('Mistake reported');
  await leadPage.getByLabel('Search').fill('KIM@init');
  await leadPage.getByLabel('Reason').selectOption('mistake_reported');
  await expect(row).toBeVisible();
  await leadPage.getByRole('button', { name: 'Ticket', exact: true }).click();
  await expect(page).toHaveURL(/sort%3Dticket/);
  await expect(page).toHaveURL(/KIM/);
  const kept = page.url();

  await lea.openLeadPage();
  await expect(leadPage.getByRole('button', { name: 'Needs you' })).toBeVisible();
  await page.goto(kept);
  await expect(leadPage.getByLabel('Search')).toHaveValue('KIM@init');
  await expect(leadPage.getByLabel('Reason')).toHaveValue('mistake_reported');
  await expect(row).toBeVisible();
  await expect(leadPage.getByRole('columnheader', { name: 'Ticket' })).toHaveAttribute('aria-sort', 'descending');
  await leadPage.getByRole('button', { name: 'Clear filters' }).click();
  await expect(leadPage.getByLabel('Search')).toHaveValue('');
});

test('a lead finds what somebody asked for by their address, and narrows it to a version of the workflow', async ({
  desk,
}) => {
  const id = await desk.newTicket({ requester: { name: 'Olga Brandt', email: 'Olga.Brandt@example.com' } });
  await recordOnRun(desk, id, [mistake]);
  const lea = await desk.seat(9002);
  await lea.openAllRuns();
  const { leadPage, page } = lea;
  const row = leadPage.getByRole('row').filter({ hasText: `Ticket ${id}` });
  const version = leadPage.getByLabel('Version', { exact: true });
  await leadPage.getByLabel('Search').fill('OLGA.brandt@');
  await expect(row).toBeVisible();
  await expect(version).toHaveCount(0);
  await leadPage.getByLabel('Workflow').selectOption('email_release');
  const newest = version.getByRole('option', { name: /\(newest\)$/ });
  await version.selectOption((await newest.getAttribute('value')) ?? '');
  await expect(page).toHaveURL(/version%3D/);
  await expect(row).toBeVisible();
  await leadPage.getByLabel('Workflow', { exact: true }).selectOption('account_access');
  await expect(leadPage.getByText('No checklist matches.')).toBeVisible();
  await expect(version).toHaveValue('');
});

test('a lead narrows the list to a group of Zendesk, and finds a ticket in the one it went to', async ({ desk }) => {
  const id = await desk.newTicket();
  await desk.openTicket(id);
  await expect(desk.sidebar.getByRole('heading', { name: 'Release an e-mail address' })).toBeVisible();
  const { groupId } = await desk.saved(id);
  const lea = await desk.seat(9002);
  await lea.openAllRuns();
  const { leadPage, page } = lea;
  const row = leadPage.getByRole('row').filter({ hasText: `Ticket ${id}` });
  const group = leadPage.getByLabel('Group', { exact: true });
  const other = groupId === 301 ? '302' : '301';
  const name = (await group.locator(`option[value="${groupId}"]`).textContent()) ?? '';
  await group.selectOption(String(groupId));
  await leadPage.getByLabel('Search').fill(String(id));
  await expect(row).toContainText(name);
  await expect(page).toHaveURL(new RegExp(`group%3D${groupId}`));
  await desk.handOver(id, Number(other));
  await expect(row).toHaveCount(0);
  await group.selectOption(other);
  await expect(row).toBeVisible();
  await leadPage.getByRole('button', { name: 'Clear filters' }).click();
  await expect(group).toHaveValue('');
});

test('the list leaves as a file that no spreadsheet takes for formulas', async ({ desk }) => {
  const id = await desk.newTicket();
  await recordOnRun(desk, id, [mistake]);
  const lea = await desk.seat(9002);
  await lea.openAllRuns();
  await lea.leadPage.getByLabel('Search').fill(String(id));
  const rows = lea.leadPage.getByRole('row').filter({ hasText: /Ticket \d+/ });
  await expect(rows).toHaveCount(1);
  const [download] = await Promise.all([
    lea.page.waitForEvent('download'),
    lea.leadPage.getByRole('button', { name: 'Export as CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^handrail-runs-\d{4}-\d\d-\d\d\.csv$/);
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]?.startsWith(`${id},"email_release",`)).toBe(true);
});

test('twenty rows stand on a screen of nine hundred pixels', async ({ desk }) => {
  await recordOnRun(desk, await desk.newTicket(), [mistake]);
  const lea = await desk.seat(9002);
  await lea.page.setViewportSize({ width: 1360, height: 900 });
  await lea.openAllRuns();
  const frame = lea.page.getByRole('region', { name: 'Handrail' }).locator('iframe');
  const body = lea.leadPage.locator('tbody');
  await expect(body.getByRole('row').first()).toBeVisible();
  // One run is enough to know how high a row is.
  const [table, row, page] = await Promise.all([
    body.boundingBox(),
    body.getByRole('row').first().boundingBox(),
    frame.boundingBox(),
  ]);
  const left = (page?.y ?? 0) + (page?.height ?? 0) - (table?.y ?? 0);
  expect(Math.floor(left / (row?.height ?? 1))).toBeGreaterThanOrEqual(20);
});

test('an agent has neither search of all runs nor export', async ({ desk }) => {
  await desk.openLeadPage();
  await expect(desk.leadPage.getByText(/^Last updated/)).toBeVisible();
  await expect(desk.leadPage.getByRole('button', { name: 'Export as CSV' })).toHaveCount(0);
  await expect(desk.leadPage.getByLabel('Search')).toHaveCount(0);
});
