import { expect, test } from './_desk.ts';
import { eligibleRelease, expectRelease, onAnotherAccount, openedRelease, whereInUse } from './_release.ts';
import { answer } from './_run-work.ts';

test('nothing fits: it says what it looked at, and any workflow can be searched and started', async ({ desk }) => {
  const id = await desk.newTicket({ subject: 'Do you offer training?', text: 'Is there a course for teachers?' });
  await desk.openTicket(id);
  const { sidebar } = desk;
  await expect(sidebar.getByRole('heading', { name: 'No workflow fits this ticket' })).toBeVisible();
  await expect(sidebar.getByText(/^Looked at:/)).toBeVisible();
  await sidebar.getByRole('searchbox', { name: 'Search workflows' }).fill('release');
  await sidebar.getByRole('button', { name: 'Release an e-mail address' }).click();
  await sidebar.getByRole('textbox', { name: /For which address/ }).fill('kim@initech.example');
  await sidebar.getByRole('button', { name: 'Start', exact: true }).click();
  await expectRelease(desk);
  await desk.openTicket(id);
  await expectRelease(desk);
});

test('the next agent sees what is done, why, and what comes next', async ({ desk }) => {
  const id = await eligibleRelease(desk);
  const ben = await desk.seat(9003);
  await ben.openTicket(id);
  await expectRelease(ben);
  await ben.sidebar.getByRole('button', { name: 'More about this workflow' }).click();
  await expect(ben.sidebar.getByRole('button', { name: 'Handover' })).toHaveAttribute('aria-expanded', 'true');
  const next = ben.sidebar.getByRole('definition').filter({ hasText: 'Ask for a reply from the address' });
  await expect(next).toBeVisible();
});

test('a sidebar in a hidden tab asks the service nothing, and catches up when it is shown', async ({ desk }) => {
  const isStream = (request: { url: () => string }) => /\/v1\/runs\/.+\/stream$/.test(request.url());
  const followed = desk.page.waitForRequest(isStream);
  const id = await openedRelease(desk);
  await followed;
  const other = await desk.newTicket({ subject: 'Do you offer training?', text: 'A course for teachers?' });
  const left = desk.page.waitForEvent('requestfailed', isStream);
  await desk.goToTicket(other);
  await left;
  await expect(desk.sidebar.getByRole('heading', { name: 'No workflow fits this ticket' })).toBeVisible();

  const asked: string[] = [];
  desk.page.on('request', (request) => {
    if (/\/v1\/(runs|tickets)\//.test(request.url()) && request.url().startsWith(desk.servers.rulesUrl)) {
      asked.push(request.url());
    }
  });
  const ben = await desk.seat(9003);
  await ben.openTicket(id);
  await expectRelease(ben);
  await answer(ben, whereInUse, onAnotherAccount);
  await expect(ben.sidebar.getByRole('group', { name: whereInUse })).toHaveCount(0);
  await desk.reply(id, { from: 'kim.stone@example.com', text: 'Any news?' });
  expect(asked).toEqual([]);

  await desk.goToTicket(id);
  await expect(desk.sidebar.getByRole('group', { name: whereInUse })).toHaveCount(0);
  expect(asked).not.toEqual([]);
});
