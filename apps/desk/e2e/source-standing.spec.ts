import { expect } from './_desk.ts';
import { test, withToken } from './_sources.ts';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('a lead is told that a token ends soon, and an agent is not', async ({ desk }) => {
  await withToken(desk, { expiresOn: inDays(10) }, async () => {
    const lea = await desk.seat(9002);
    await lea.openLeadPage();
    const notice = lea.leadPage.getByRole('status').filter({ hasText: 'The token for GitLab expires on' });
    await expect(notice).toContainText('Ask whoever runs Handrail for a new one.');
    const ben = await desk.seat(9003);
    await ben.openLeadPage();
    await expect(ben.leadPage.getByRole('heading', { name: 'Mine' })).toBeVisible();
    await expect(ben.leadPage.getByText('The token for GitLab')).toHaveCount(0);
  });
});

test('a lead is told that a token lost its power, while tickets show why nothing was read', async ({ desk }) => {
  await withToken(desk, { scopes: ['read_api'] }, async () => {
    const lea = await desk.seat(9002);
    await lea.openLeadPage();
    const notice = lea.leadPage.getByRole('status').filter({ hasText: 'Nothing can be read from GitLab' });
    await expect(notice).toContainText('Its token doesn’t show what administrators see.');
    await desk.openTicket(await desk.newTicket());
    await expect(
      desk.sidebar.getByText('Couldn’t read this from GitLab: our access doesn’t show this.').first(),
    ).toBeVisible();
  });
});
