import { expect, test } from './_desk.ts';
import { answerAsUnused, expectRelease, onAnotherAccount, openedRelease, whereInUse } from './_release.ts';
import { answer, choose } from './_run-work.ts';

test('Zendesk never registers the app: it says so, and a retry goes on', async ({ desk }) => {
  await desk.faults({ isHandshakeIgnored: true });
  const id = await desk.newTicket();
  await desk.openTicket(id);
  await expect(desk.sidebar.getByText('Zendesk did not answer')).toBeVisible({ timeout: 20_000 });
  await expect(desk.sidebar.getByText('Zendesk has not connected to it')).toBeVisible();
  await desk.faults({});
  await desk.sidebar.getByRole('button', { name: 'Try again' }).click();
  await expectRelease(desk);
});

for (const effect of ['hang', 'unnamed_error', 'garbage'] as const) {
  test(`reading the ticket meets "${effect}": the call is named, and a retry goes on`, async ({ desk }) => {
    await desk.faults({ calls: [{ id: 'f', path: 'ticket.subject', effect }] });
    const id = await desk.newTicket();
    await desk.openTicket(id);
    await expect(desk.sidebar.getByText('Zendesk did not answer')).toBeVisible({ timeout: 20_000 });
    await desk.faults({});
    await desk.sidebar.getByRole('button', { name: 'Try again' }).click();
    await expectRelease(desk);
  });
}

test('an insertion that hangs leaves the draft alone and can be repeated', async ({ desk }) => {
  await openedRelease(desk);
  await answerAsUnused(desk);
  await desk.composer.fill('Dear Kim');
  await desk.faults({ calls: [{ id: 'f', path: 'ticket.editor.insert', effect: 'hang' }] });
  const insert = desk.sidebar.getByRole('button', { name: 'Insert as public reply' });
  await insert.click();
  await expect(desk.sidebar.getByText(/Zendesk did not answer in time/)).toBeVisible();
  await expect(desk.composer).toHaveText('Dear Kim');
  await desk.faults({});
  await insert.click();
  await expect(desk.composer).toContainText('kim@initech.example');
  await expect(desk.composer).toContainText('Dear Kim');
});

test('the service goes away mid-work: the view stays, the answer waits and is sent once', async ({ desk }) => {
  desk.console.allow(/Failed to load resource/);
  const id = await openedRelease(desk);
  await desk.stopService('SIGKILL');
  await choose(desk, whereInUse, onAnotherAccount);
  await expect(desk.sidebar.getByText(/The service is away/)).toBeVisible();
  await expect(desk.sidebar.getByText('1 change will be sent when it is back.')).toBeVisible();
  await expectRelease(desk);
  await desk.startService();
  await expect(desk.sidebar.getByText(/The service is away/)).toBeHidden({ timeout: 30_000 });
  await desk.openTicket(id);
  await expectRelease(desk);
  await expect(desk.sidebar.getByRole('group', { name: whereInUse })).toHaveCount(0);
});

test('the service is killed and comes back: nothing that was acknowledged is gone', async ({ desk }) => {
  desk.console.allow(/Failed to load resource/);
  const id = await openedRelease(desk);
  await answerAsUnused(desk);
  const verdict = desk.sidebar.getByTestId('verdict');
  await expect(verdict).toContainText('Eligible');
  await desk.stopService('SIGKILL');
  await desk.startService();
  await desk.openTicket(id);
  await expect(verdict).toContainText('Eligible');
});

test('two agents at once: the slower one sees who was faster and loses nothing', async ({ desk }) => {
  desk.console.allow(/409/, /ERR_FAILED/);
  // Nothing is heard of others, as when both answer in the same moment.
  await desk.page.route('**/v1/runs/*/stream', (route) => route.abort());
  const id = await openedRelease(desk);
  const ben = await desk.seat(9003);
  await ben.openTicket(id);
  await expectRelease(ben);
  await answer(ben, whereInUse, onAnotherAccount);
  await expect(ben.sidebar.getByRole('group', { name: whereInUse })).toHaveCount(0);

  await choose(desk, /primary or a secondary address/, 'primary');
  await expect(desk.sidebar.getByText('Somebody was faster')).toBeVisible();
  await desk.sidebar.getByRole('button', { name: 'Record mine as well' }).click();
  await expect(desk.sidebar.getByText('Somebody was faster')).toBeHidden();
  await expect(desk.sidebar.getByRole('group', { name: /primary or a secondary/ })).toHaveCount(0);
  await expect(desk.sidebar.getByRole('group', { name: whereInUse })).toHaveCount(0);
});
