import { expect, test } from './_desk.ts';
import {
  eligibleRelease,
  expectRelease,
  onAnotherAccount,
  openedRelease,
  unusedAccount,
  whereInUse,
} from './_release.ts';
import { fact, recordOnRun } from './_run-record.ts';
import { answer, choose, insert, stepOf } from './_run-work.ts';

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

test('what is recorded while the service is away waits in order, also over a closed tab, and is sent once', async ({
  desk,
}) => {
  desk.console.allow(/Failed to load resource/);
  const id = await openedRelease(desk);
  const { sidebar } = desk;
  await desk.stopService('SIGKILL');
  await choose(desk, whereInUse, onAnotherAccount);
  await expect(
    sidebar.getByText(/^Handrail can't reach its service\. Showing what was known at \d+ \w+ \d{4}, \d\d:\d\d\.$/),
  ).toBeVisible();
  await choose(desk, /show any contribution/, 'none');
  await desk.settled();
  await choose(desk, /primary or a secondary address/, 'primary');
  await expect(sidebar.getByText('3 changes will be sent when it is back.')).toBeVisible();
  await expect(sidebar.getByRole('group', { name: /any contribution/ }).getByText('Will be sent')).toBeVisible();
  await expectRelease(desk);

  await desk.page.goto('about:blank');
  await desk.startService();
  await desk.openTicket(id);
  await expect(sidebar.getByRole('group', { name: /any contribution/ })).toBeHidden();
  await sidebar.getByRole('button', { name: 'More about this workflow' }).click();
  await sidebar.getByRole('button', { name: 'History' }).click();
  // Newest first.
  await expect(sidebar.getByRole('listitem').filter({ hasText: /^Ana Ruiz / })).toHaveText([
    /Is it the primary or a secondary address there\? primary$/,
    /Does the account show any contribution, ever\? none$/,
    /Where is the address in use\? On an account other than the requester's$/,
  ]);
});

test('an answer that waits is sent when the service is back, without a click', async ({ desk }) => {
  desk.console.allow(/Failed to load resource/);
  await openedRelease(desk);
  await desk.stopService('SIGKILL');
  await choose(desk, whereInUse, onAnotherAccount);
  await expect(desk.sidebar.getByText('1 change will be sent when it is back.')).toBeVisible();
  await desk.startService();
  await expect(desk.sidebar.getByText(/can't reach its service/)).toBeHidden({ timeout: 30_000 });
  await expect(desk.sidebar.getByRole('group', { name: whereInUse })).toBeHidden();
});

test('what only a lead may do is refused to an agent, who is told so', async ({ desk }) => {
  desk.console.allow(/status of 403/);
  const id = await eligibleRelease(desk);
  const change = "Put +release into the account's address";
  await recordOnRun(desk, id, [
    { type: 'step_done', step: 'ask-reply' },
    fact('reply.from', 'kim@initech.example', 'customer'),
    fact('release.is_taken', false),
    { type: 'step_done', step: 'release-primary' },
  ]);
  await desk.openTicket(id);
  const { sidebar } = desk;
  await sidebar.getByRole('button', { name: /^\d+ done( or skipped)?$/ }).click();
  await sidebar.getByRole('button', { name: `Done: ${change}` }).click();
  const step = stepOf(desk, change);
  await step.getByRole('button', { name: 'More options' }).click();
  await step.getByRole('button', { name: 'Open it again' }).click();
  await step.getByRole('textbox').fill('I want to do it anew');
  await desk.settled();
  await step.getByRole('button', { name: 'Open it again' }).click();
  await expect(step.getByRole('alert')).toContainText('Only a lead can mark it as not done');
  await expect(step).toHaveAttribute('data-state', 'done');
});

test('the service is killed and comes back: nothing that was acknowledged is gone', async ({ desk }) => {
  desk.console.allow(/Failed to load resource/);
  const id = await eligibleRelease(desk);
  const verdict = desk.sidebar.getByTestId('verdict');
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
  await expect(desk.sidebar.getByText('Someone else changed this first')).toBeVisible();
  await desk.sidebar.getByRole('button', { name: 'Record mine too' }).click();
  await expect(desk.sidebar.getByText('Someone else changed this first')).toBeHidden();
  await expect(desk.sidebar.getByRole('group', { name: /primary or a secondary/ })).toHaveCount(0);
  await expect(desk.sidebar.getByRole('group', { name: whereInUse })).toHaveCount(0);
});

test('a closed ticket shows the record of what was done and takes nothing more', async ({ desk }) => {
  const id = await eligibleRelease(desk);
  await desk.close(id);
  await desk.openTicket(id);
  const { sidebar } = desk;
  await expect(sidebar.getByText('This ticket is closed')).toBeVisible();
  await expect(sidebar.getByTestId('verdict')).toContainText('Eligible');
  await expect(sidebar.getByRole('button', { name: /^Insert (as public )?reply/ })).toBeDisabled();
  await expect(sidebar.getByRole('button', { name: 'Mark as sent' })).toHaveCount(0);
  await sidebar.getByRole('button', { name: 'More about this workflow' }).click();
  await sidebar.getByRole('button', { name: 'History' }).click();
  await expect(sidebar.getByText(/Is the address confirmed there\? No$/)).toBeVisible();
  await expect(sidebar.getByRole('button', { name: 'Report a mistake in this workflow' })).toHaveCount(0);
});

test('the first reply goes into the composer while the service is away', async ({ desk }) => {
  // Whether a stream was being opened, open or opened again when the service went.
  desk.console.allow(/ERR_CONNECTION_(REFUSED|RESET)/, /ERR_INCOMPLETE_CHUNKED_ENCODING/);
  const id = await desk.newTicket();
  await recordOnRun(desk, id, unusedAccount);
  const writing = desk.page.waitForResponse(/\/assets\/composing-/);
  await desk.openTicket(id);
  await expect(desk.sidebar.locator('[data-snippet]')).toBeVisible();
  await (await writing).finished();
  await desk.stopService('SIGKILL');
  await insert(desk, 'Ask for a reply from the address', 'To go on with kim@initech.example');
});

test('code that a deploy took away under an open page is missed in words, and the rest of the page goes on', async ({
  desk,
}) => {
  desk.console.allow(/Failed to fetch dynamically imported module/, /Failed to load resource/, /The above error/);
  await openedRelease(desk);
  const { sidebar } = desk;
  await desk.page.route('**/app/assets/more-panel-*.js', (route) => route.fulfill({ status: 404, body: '' }));
  await sidebar.getByRole('button', { name: 'More about this workflow' }).click();
  await expect(sidebar.getByText('Handrail was updated')).toBeVisible();
  await expect(sidebar.getByText('Close this ticket and open it again.')).toBeVisible();
  await desk.page.unroute('**/app/assets/more-panel-*.js');
  await choose(desk, whereInUse, onAnotherAccount);
  await desk.settled();
  await expect(sidebar.getByText('Handrail was updated')).toBeVisible();
});

test('a page whose code does not come says so instead of opening for ever', async ({ desk }) => {
  desk.console.allow(/Failed to load resource/);
  await desk.page.route('**/app/assets/page-*.js', (route) => route.fulfill({ status: 404, body: '' }));
  await desk.openTicket(await desk.newTicket());
  await expect(desk.sidebar.getByText('Handrail did not load. Reload the page.')).toBeVisible();
});

test('a page that cannot read what the service answers says so, and what to do', async ({ desk }) => {
  desk.console.allow(/Failed to load resource/);
  await desk.page.route('**/app/assets/contract-schemas-*.js', (route) => route.fulfill({ status: 404, body: '' }));
  await desk.openTicket(await desk.newTicket());
  await expect(desk.sidebar.getByText('Handrail was updated')).toBeVisible();
  await expect(desk.sidebar.getByRole('button', { name: 'Try again' })).toBeVisible();
});

for (const minutes of [20, -20]) {
  test(`a PC whose clock is ${minutes} minutes off works as any other`, async ({ desk }) => {
    const off = minutes * 60_000;
    await desk.page.addInitScript(`globalThis.Date = new Proxy(Date, {
      construct: (of, given) => (given.length === 0 ? new of(of.now() + ${off}) : Reflect.construct(of, given)),
      get: (of, name) => (name === 'now' ? () => of.now() + ${off} : Reflect.get(of, name)),
    });`);
    const renewals: string[] = [];
    desk.page.on('request', (request) => {
      if (request.url().endsWith('/v1/session/renew')) renewals.push(request.url());
    });
    await openedRelease(desk);
    const { sidebar } = desk;
    await choose(desk, whereInUse, onAnotherAccount);
    await expect(sidebar.getByRole('group', { name: whereInUse })).toBeHidden();
    await choose(desk, /show any contribution/, 'none');
    await expect(sidebar.getByRole('group', { name: /any contribution/ })).toBeHidden();
    await expect(sidebar.getByText(/Reload this Zendesk tab|can't reach its service/)).toHaveCount(0);
    expect(renewals).toEqual([]);
  });
}

test('where the browser keeps nothing, the page says what closing it would lose, and loses nothing else', async ({
  desk,
}) => {
  desk.console.allow(/Failed to load resource/);
  await desk.page.addInitScript(`if (window !== window.top) for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, name, { get() { throw new DOMException('Access is denied', 'SecurityError'); } });
  }`);
  await openedRelease(desk);
  const { sidebar } = desk;
  await desk.stopService('SIGKILL');
  await choose(desk, whereInUse, onAnotherAccount);
  await expect(sidebar.getByText('1 change will be sent when it is back.')).toBeVisible();
  await expect(sidebar.getByText(/does not keep them: if you close this tab first, they are lost/)).toBeVisible();
  await desk.startService();
  await expect(sidebar.getByText(/can't reach its service/)).toBeHidden({ timeout: 30_000 });
  await expect(sidebar.getByRole('group', { name: whereInUse })).toBeHidden();
});
