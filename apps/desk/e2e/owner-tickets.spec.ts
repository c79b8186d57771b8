import { type Desk, expect, test } from './_desk.ts';
import { owners, ownersToAsk, verifiedUser } from './_group-owners.ts';
import { fact, recordOnRun } from './_run-record.ts';
import { expectVerdict, openStep } from './_run-work.ts';

const failedLoads = [/status of (4\d\d|5\d\d)/, /Failed to load resource/];

async function openDialog(desk: Desk): Promise<void> {
  await openStep(desk, 'Create one ticket per owner');
  await desk.settled();
  await desk.sidebar.getByRole('button', { name: 'Review and write to the owners' }).click();
}

/** How many tickets each owner has, by the owner. */
async function writtenTo(desk: Desk): Promise<Record<string, number>> {
  const [ida, jo] = [await desk.ticketsFor('ida@acme.example'), await desk.ticketsFor('jo@acme.example')];
  return { ida: ida.length, jo: jo.length };
}

/** Tickets of earlier journeys at the same desk, so that only new ones are counted. */
async function newlyWrittenTo(desk: Desk, before: Record<string, number>): Promise<Record<string, number>> {
  const now = await writtenTo(desk);
  return Object.fromEntries(Object.entries(now).map(([owner, count]) => [owner, count - (before[owner] ?? 0)]));
}

test('each chosen owner gets one ticket, although answers get lost, and their own reply counts', async ({ desk }) => {
  test.slow();
  desk.console.allow(...failedLoads);
  const id = await ownersToAsk(desk);
  await desk.openTicket(id);
  const { dialog } = desk;
  const before = new Set((await desk.savedTickets()).map((ticket) => ticket.id));
  await openDialog(desk);
  await expect(dialog.getByRole('heading', { name: 'Write to 2 owners' })).toBeVisible();
  await expect(dialog.locator('[data-owner="ida"]')).toContainText('ida@acme.example');
  await expect(dialog.locator('[data-owner="ida"]')).toContainText('Most recent activity, 20 May 2026');
  await expect(dialog.getByRole('region', { name: /^Preview: / })).toContainText(
    'One of your enterprise users, bo (bo@acme.example), has asked us',
  );
  await expect(dialog.getByText('Each owner gets a ticket of their own, set to On-hold')).toBeVisible();
  await expect(dialog.getByText('the steps that follow set it to On-hold')).toBeVisible();
  await expect(dialog.getByText(/^With the macro "General::Outbound Contact Request": /)).toContainText(
    'outbound_contact',
  );
  await dialog.getByRole('button', { name: 'The private note' }).click();
  await expect(dialog.getByText(desk.addressOf(id))).toBeVisible();

  // The first answer is lost after Zendesk made the ticket, the second request is turned away.
  await desk.faults({
    http: [
      {
        id: 'create',
        method: 'POST',
        path: '/api/v2/tickets',
        effects: ['lost_answer', 'status_429', 'ok'],
        retryAfter: 1,
      },
    ],
  });
  await dialog.getByRole('button', { name: 'Write to 2 owners' }).click();
  await expect(dialog.getByText('2 owners were contacted.')).toBeVisible({ timeout: 60_000 });
  await expect(dialog.getByRole('heading', { name: '2 owners contacted' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();

  const written = (await desk.savedTickets()).filter((ticket) => !before.has(ticket.id));
  expect(written.map(({ externalId }) => externalId?.split(':').at(-1))).toEqual(['ida', 'jo']);
  for (const ticket of written) {
    expect(ticket).toMatchObject({
      status: 'hold',
      tags: ['outbound_contact'],
      // Ana is not in the group that the macro routes to, and Zendesk would refuse her there.
      groupId: 302,
      assigneeId: null,
      comments: [{ public: true }, { public: false }],
    });
    expect(JSON.stringify(ticket.comments[1])).toContain(String(id));
  }
  await expectVerdict(desk, "Wait for an owner's permission");

  const ida = written.find(({ externalId }) => externalId?.endsWith(':ida'));
  if (!ida) throw new Error('Ida was not written to');
  await desk.reply(ida.id, { from: 'ida@acme.example', text: 'Yes, go ahead.' });
  const ben = await desk.seat(9003);
  await ben.openTicket(ida.id);
  await expect(ben.sidebar.getByRole('heading', { name: 'Permission of ida' })).toBeVisible();
  await ben.sidebar.getByRole('button', { name: 'Yes, given' }).click();
  await expect(ben.sidebar.getByText('Permission given')).toBeVisible();
  // The page of the requester's ticket hears of it by itself.
  await expectVerdict(desk, 'An owner agreed; change the address');
});

test('a page that is loaded again in the middle goes on, and nobody is written to twice', async ({ desk }) => {
  test.slow();
  desk.console.allow(...failedLoads);
  const id = await ownersToAsk(desk);
  await desk.openTicket(id);
  const before = await writtenTo(desk);
  await openDialog(desk);
  // The first owner's ticket is made, though Zendesk says that it failed; the second request never ends.
  await desk.faults({
    http: [{ id: 'create', method: 'POST', path: '/api/v2/tickets', effects: ['status_503', 'lost_answer', 'hang'] }],
  });
  await desk.dialog.getByRole('button', { name: 'Write to 2 owners' }).click();
  await expect(desk.dialog.locator('[data-owner="ida"]')).toHaveAttribute('data-state', 'linked', { timeout: 30_000 });
  await desk.openTicket(id);
  await desk.faults({});

  const step = await openStep(desk, 'Create one ticket per owner');
  await expect(step.getByRole('listitem').filter({ hasText: 'ida' })).toContainText(/ticket \d+/);
  await openDialog(desk);
  await desk.dialog.getByRole('button', { name: 'Write to 1 owner' }).click();
  await expect(desk.dialog.getByText('2 owners were contacted.')).toBeVisible({ timeout: 30_000 });
  expect(await newlyWrittenTo(desk, before)).toEqual({ ida: 1, jo: 1 });
});

test('an agent who may not create such tickets is told so, and a colleague goes on', async ({ desk }) => {
  desk.console.allow(...failedLoads);
  const id = await ownersToAsk(desk);
  await desk.openTicket(id);
  const before = await writtenTo(desk);
  await openDialog(desk);
  await desk.faults({
    http: [{ id: 'create', method: 'POST', path: '/api/v2/tickets', effects: ['status_403'] }],
  });
  await desk.dialog.getByRole('button', { name: 'Write to 2 owners' }).click();
  await expect(desk.dialog.getByText(/^You don't have permission to create tickets for other people/)).toBeVisible();
  await expect(desk.dialog.locator('[data-owner="ida"]')).toHaveAttribute('data-state', 'failed');
  await expect(desk.dialog.locator('[data-owner="ida"]')).toContainText('not sent');

  const ben = await desk.seat(9003);
  await ben.openTicket(id);
  await openStep(ben, 'Create one ticket per owner');
  await ben.settled();
  await ben.sidebar.getByRole('button', { name: 'Review and write to the owners' }).click();
  await ben.dialog.getByRole('button', { name: 'Write to 2 owners' }).click();
  await expect(ben.dialog.getByText('2 owners were contacted.')).toBeVisible({ timeout: 30_000 });
  expect(await newlyWrittenTo(desk, before)).toEqual({ ida: 1, jo: 1 });
});

test('a missing and a wrong address are changed in the step, and whoever was written to is not written to again', async ({
  desk,
}) => {
  desk.console.allow(...failedLoads);
  const id = await verifiedUser(desk);
  const [ida, jo] = owners;
  await recordOnRun(desk, id, [fact('owners.members', [ida, { ...jo, email: null }])]);
  await desk.openTicket(id);
  const { dialog, sidebar } = desk;
  const before = await writtenTo(desk);
  const members = sidebar.getByRole('group', { name: 'Who are the members of the top-level group?' });
  const write = async (address: string) => {
    await members.getByLabel('Email address of jo').fill(address);
    await members.getByRole('button', { name: 'Record' }).click();
  };
  const mend = async (address: string, ...misreadBefore: string[]) => {
    await sidebar.getByRole('button', { name: 'Change an address' }).click();
    await members.getByRole('textbox', { name: 'Why is it different?' }).fill('The Admin page says so');
    for (const misread of misreadBefore) {
      await write(misread);
      await expect(members.getByText('Enter one email address, like name@example.com.')).toBeVisible();
    }
    await write(address);
    await expect(members).toHaveCount(0);
  };
  await openStep(desk, 'Create one ticket per owner');
  // What is no address is refused where it is written; what Zendesk takes for none is refused there.
  await mend('jö.park@acme.example', 'jo..park@acme.example');
  await openDialog(desk);
  await dialog.getByRole('button', { name: 'Write to 2 owners' }).click();
  await expect(dialog.locator('[data-owner="jo"]')).toContainText(/not sent.*Invalid email address/);
  await expect(dialog.locator('[data-owner="ida"]')).toContainText(/ticket \d+/);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(desk.page.locator('dialog.app-dialog')).toHaveCount(0);

  await mend('jo@acme.example');
  await openDialog(desk);
  await dialog.getByRole('button', { name: /^(Continue|Write to 1 owner)/ }).click();
  await expect(dialog.getByText('2 owners were contacted.')).toBeVisible({ timeout: 30_000 });
  expect(await newlyWrittenTo(desk, before)).toEqual({ ida: 1, jo: 1 });
});

test('a dialog whose sidebar has gone says so in words, writes to nobody and can be closed', async ({ desk }) => {
  const id = await ownersToAsk(desk);
  await desk.openTicket(id);
  await openDialog(desk);
  const before = await writtenTo(desk);
  await expect(desk.dialog.getByRole('heading', { name: 'Write to 2 owners' })).toBeVisible();
  await desk.page.locator('section.ticket-page iframe').evaluate((frame) => frame.remove());
  await desk.dialog.getByRole('button', { name: 'Write to 2 owners' }).click();
  await expect(desk.dialog.getByText('The ticket that opened this window no longer answers')).toBeVisible({
    timeout: 30_000,
  });
  expect(await newlyWrittenTo(desk, before)).toEqual({ ida: 0, jo: 0 });
  await desk.dialog.getByRole('button', { name: 'Close' }).click();
  await expect(desk.page.locator('dialog.app-dialog')).toBeHidden();
});
