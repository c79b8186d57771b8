import { expect, test } from './_desk.ts';
import { ownersWrittenTo } from './_group-owners.ts';
import { addNote, expectVerdict, openStep, stepOf } from './_run-work.ts';

test('on-hold has its reason, its wake date and what Zendesk does by itself, and counts by any name', async ({
  desk,
}) => {
  const id = await ownersWrittenTo(desk);
  await desk.openTicket(id);
  const { sidebar, fields } = desk;
  await expectVerdict(desk, "Wait for an owner's permission");
  await addNote(desk, 'Link the owner tickets on this ticket');
  const title = 'Set the ticket to on-hold';
  const told = await openStep(desk, 'Tell the requester that we wait');
  const prepare = told.getByRole('button', { name: 'Insert reply, set On-hold and assign to me' });
  await desk.settled();
  await prepare.click();
  await expect(told.getByText('The ticket will be On-hold and assigned to you when you submit.')).toBeVisible();
  await expect(fields).toContainText('On-hold');
  await expect(fields).toContainText('Ana');

  // The agent thinks again: the reply goes out, the ticket stays open, so only the status is left to do.
  await desk.submitAs('Open');
  await expect(stepOf(desk, 'Tell the requester that we wait')).toBeHidden();
  const step = await openStep(desk, title);
  expect(await desk.saved(id)).toMatchObject({ status: 'open', assigneeId: 9001 });
  await expect(step).toContainText('An owner has to answer');
  await expect(step).toContainText('Handrail will show this as overdue after 4 days.');
  await expect(step).toContainText(
    'Zendesk reopens a ticket on hold after four days, at once when nobody is assigned.',
  );

  // A status of the account's own, taken from Zendesk's menu, is on hold as well.
  await desk.submitAs('Waiting for owner');
  await expect(step).toBeHidden();
  expect(await desk.saved(id)).toMatchObject({ status: 'hold', customStatusId: 207 });
  const waits = sidebar.getByRole('region', { name: 'Waiting on' });
  const day = (days: number) =>
    new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.now() + days * 86_400_000);
  await expect(waits).toContainText(`since ${day(0)}`);
  await expect(waits).toContainText(`check again ${day(4)}`);
  for (const owner of ['group owner ida', 'group owner jo']) await expect(waits).toContainText(owner);
});

test('on a ticket of another group the agent is not assigned, and is told what that means', async ({ desk }) => {
  const id = await ownersWrittenTo(desk);
  await desk.handOver(id, 302);
  await desk.openTicket(id);
  await expectVerdict(desk, "Wait for an owner's permission");
  await addNote(desk, 'Link the owner tickets on this ticket');
  const told = await openStep(desk, 'Tell the requester that we wait');
  await desk.settled();
  await told.getByRole('button', { name: 'Insert reply and set On-hold' }).click();
  await expect(told.getByText("You aren't in its group: have someone there take it.")).toBeVisible();
  await desk.submitAs('On-hold');
  await expect(stepOf(desk, 'Tell the requester that we wait')).toBeHidden();
  expect(await desk.saved(id)).toMatchObject({ status: 'hold', groupId: 302, assigneeId: null });
});
