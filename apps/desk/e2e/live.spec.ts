import { expect, test } from './_desk.ts';
import { expectRelease, onAnotherAccount, openedRelease, unusedAccount, whereInUse } from './_release.ts';
import { fact, recordOnRun } from './_run-record.ts';
import { answer, openStep, write } from './_run-work.ts';

const runStream = /\/v1\/runs\/[^/]+\/stream$/;
const primary = /primary or a secondary address/;

test("a colleague's answer shows at once, and what is half typed stays with its focus", async ({ desk }) => {
  const id = await desk.newTicket({
    subject: 'Cannot change my primary email',
    text: 'I am an enterprise user and want to change my primary email from bo@acme.example to bo@private.example.',
    requester: { name: 'Bo Lind', email: 'bo@acme.example' },
  });
  await desk.openTicket(id);
  await recordOnRun(desk, id, [fact('user.is_enterprise', true), fact('domain.is_verified', false)]);
  const step = await openStep(desk, 'Note the new address, the username and the group');
  const username = step.getByRole('group', { name: /What is the username/ }).getByRole('textbox');
  await username.fill('bo.li');

  const ben = await desk.seat(9003);
  await ben.openTicket(id);
  await openStep(ben, 'Note the new address, the username and the group');
  await write(ben, /Which top-level group/, 'acme');

  await expect(desk.sidebar.getByTestId('news')).toContainText(
    /^Ben.* now: Which top-level group is their enterprise group\? acme$/,
  );
  await expect(username).toBeFocused();
  await username.press('End');
  await username.pressSequentially('nd');
  await expect(username).toHaveValue('bo.lind');
  // Recorded on top of what Ben did, without a conflict.
  await username.press('Enter');
  await expect(desk.sidebar.getByTestId('news')).toBeEmpty();
  await expect(step.getByRole('group', { name: /What is the username/ })).toBeHidden();
});

test('what changes beside an agent who writes takes the keyboard nowhere', async ({ desk }) => {
  const id = await openedRelease(desk);
  const asked = desk.sidebar.getByRole('group', { name: whereInUse });
  await asked.getByRole('button', { name: onAnotherAccount }).focus();
  await desk.composer.click();
  await recordOnRun({ userId: 9003, deskUrl: desk.deskUrl }, id, [fact('other.found', 'elsewhere')]);
  await expect(asked).toBeHidden();
  await desk.page.keyboard.type('Hello');
  await expect(desk.composer).toContainText('Hello');
});

test('after the service was killed the page hears of changes again by itself', async ({ desk }) => {
  desk.console.allow(/Failed to load resource/);
  const streaming = desk.page.waitForResponse((response) => runStream.test(response.url()));
  const id = await openedRelease(desk);
  await streaming;
  const broken = desk.page.waitForEvent('requestfailed', (request) => runStream.test(request.url()));
  await desk.stopService('SIGKILL');
  await broken;
  const again = desk.page.waitForResponse((response) => runStream.test(response.url()), { timeout: 40_000 });
  await desk.startService();
  expect((await again).request().headers()['last-event-id']).toMatch(/^\d+$/);
  const ben = await desk.seat(9003);
  await ben.openTicket(id);
  await expectRelease(ben);
  await answer(ben, whereInUse, onAnotherAccount);
  await expect(desk.sidebar.getByRole('group', { name: whereInUse })).toHaveCount(0);
});

test('a session that is ended elsewhere says so at once, and nothing is asked any more', async ({ desk }) => {
  desk.console.allow(/status of 401/);
  const opened = desk.page.waitForRequest((request) => runStream.test(request.url()));
  await openedRelease(desk);
  const authorization = (await opened).headers()['authorization'] ?? '';
  const ended = await fetch(`${desk.servers.rulesUrl}/v1/session`, { method: 'DELETE', headers: { authorization } });
  expect(ended.ok).toBe(true);
  await expect(desk.sidebar.getByText('Your session has ended')).toBeVisible();
});

test('the list of a lead follows every run, and no row moves until the lead wants it', async ({ desk }) => {
  const first = await openedRelease(desk);
  // A lead is asked last, so everything else is known before.
  await recordOnRun(
    desk,
    first,
    unusedAccount.filter((known) => !('fact' in known && known.fact === 'other.kind')),
  );
  const lea = await desk.seat(9002);
  await lea.openAllRuns();
  const { leadPage } = lea;
  const rows = leadPage.getByRole('row').filter({ hasText: /Ticket \d+/ });
  const row = rows.filter({ hasText: `Ticket ${first}` });
  await expect(row).toBeVisible();
  await expect(leadPage.getByText(/^Last updated/)).toBeVisible();
  const order = await rows.allTextContents();
  const reads: string[] = [];
  lea.page.on('request', (request) => {
    if (request.url().includes('/v1/runs?')) reads.push(request.url());
  });

  // A new run waits behind a button; the row that is drawn takes its change in place.
  const second = await openedRelease(desk);
  const more = leadPage.getByRole('button', { name: 'Show 1 change' });
  await expect(more).toBeVisible();
  await desk.openTicket(first);
  await answer(desk, primary, 'secondary');
  await desk.sidebar.locator('[data-step="ask-clause"]').getByRole('button', { name: 'Ask for approval' }).click();
  await expect(row).toContainText('Approval waiting');
  await expect(row).toContainText('Ana');
  expect(await rows.count()).toBe(order.length);
  expect(reads.length).toBeLessThan(5);

  await more.click();
  await expect(rows.filter({ hasText: `Ticket ${second}` })).toBeVisible();
  await expect(rows.first()).toContainText(`Ticket ${first}`);
  await expect(more).toBeHidden();
});
