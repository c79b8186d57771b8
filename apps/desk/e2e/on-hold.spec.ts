import { expect, test } from './_desk.ts';
import { ownersWrittenTo } from './_group-owners.ts';
import { expectVerdict, insert, openStep, stepOf } from './_run-work.ts';

test('on-hold has its reason, its wake date and what Zendesk does by itself, and counts by any name', async ({
  desk,
}) => {
  const id = await ownersWrittenTo(desk);
  await desk.openTicket(id);
  const { sidebar, fields } = desk;
  await expectVerdict(desk, "Wait for an owner's permission");
  await insert(desk, 'Link the owner tickets on this ticket');
  await expect(desk.composerMode('Internal note')).toHaveAttribute('aria-pressed', 'true');
  await desk.submitAs('Open');
  await insert(desk, 'Tell the requester that we wait');

  const title = 'Set the ticket to on-hold';
  const step = await openStep(desk, title);
  await expect(step).toContainText('An owner has to answer');
  await expect(step).toContainText('Handrail reminds after 4 days.');
  await expect(step).toContainText(
    'Zendesk reopens a ticket on hold after four days, at once when nobody is assigned.',
  );
  await desk.settled();
  await step.getByRole('button', { name: 'Set to On-hold' }).click();
  await expect(step.getByText('Set to On-hold. It counts when you submit.')).toBeVisible();
  await expect(fields).toContainText('On-hold');

  // The agent thinks again: the reply goes out, the ticket stays open, so this step is not done.
  await desk.submitAs('Open');
  await expect(stepOf(desk, 'Tell the requester that we wait')).toBeHidden();
  await expect(step).toHaveAttribute('data-state', 'todo');
  expect(await desk.saved(id)).toMatchObject({ status: 'open' });

  // A status of the account's own, taken from Zendesk's menu, is on hold as well.
  await desk.submitAs('Waiting for owner');
  await expect(step).toBeHidden();
  expect(await desk.saved(id)).toMatchObject({ status: 'hold', customStatusId: 207 });
  const waits = sidebar.getByRole('region', { name: 'Waiting on' });
  const day = (days: number) =>
    new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.now() + days * 86_400_000);
  const hold = waits.getByRole('listitem').filter({ hasText: 'An owner has to answer' });
  await expect(hold).toContainText(`since ${day(0)}`);
  await expect(hold).toContainText(`look again ${day(4)}`);
  await expect(hold).toContainText('Zendesk reopens a ticket on hold after four days');
  for (const owner of ['group owner ida', 'group owner jo']) await expect(waits).toContainText(owner);
});
