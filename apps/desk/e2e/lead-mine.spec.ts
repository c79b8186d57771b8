import { violations } from './_appearance.ts';
import { expect, test } from './_desk.ts';
import { fact, recordOnRun } from './_run-record.ts';

test('an agent sees what of theirs is due today, and all of theirs below', async ({ desk }) => {
  const id = await desk.newTicket();
  await recordOnRun(desk, id, [fact('other.found', 'elsewhere')]);
  await desk.openLeadPage();
  const { leadPage } = desk;
  await expect(leadPage.getByRole('heading', { name: 'Mine' })).toBeVisible();
  await expect(leadPage.getByRole('heading', { name: 'Due today' })).toBeVisible();
  await expect(leadPage.getByText('Nothing of yours is due today.')).toBeVisible();
  await expect(leadPage.getByRole('listitem').filter({ hasText: `Ticket ${id}` })).toBeVisible();
  const inFrame: { fromFrames: [string, string] } = { fromFrames: ['[aria-label="Handrail"] iframe', 'body'] };
  expect(await violations(desk.page, inFrame)).toEqual([]);
});
