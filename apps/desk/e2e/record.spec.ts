import { plainTextOf } from '@handrail/zaf';
import { expect, test } from './_desk.ts';
import { eligibleRelease } from './_release.ts';
import { fact, recordOnRun } from './_run-record.ts';
import { copy, copyNote, tick } from './_run-work.ts';

test('command and admin note are copied with a click and ticked; the record goes into the ticket with one', async ({
  desk,
}) => {
  const id = await eligibleRelease(desk);
  await recordOnRun(desk, id, [
    { type: 'step_done', step: 'ask-reply' },
    fact('reply.from', 'kim@initech.example', 'customer'),
    fact('release.is_taken', false),
  ]);
  await desk.openTicket(id);
  const { sidebar } = desk;
  const change = "Put +release into the account's address";
  expect(await copy(desk, change)).toBe(
    '/chatops run user update_email kim@initech.example kim+release@initech.example',
  );
  await tick(desk, change);
  const note = 'Leave an admin note on that account';
  const [day, ...parts] = (await copyNote(desk, note)).split(' | ');
  expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(parts).toEqual([
    'Email Released: kim@initech.example to kim+release@initech.example',
    'User Requested',
    desk.addressOf(id),
  ]);

  await sidebar.getByRole('button', { name: 'More about this workflow' }).click();
  await sidebar.getByRole('button', { name: 'Record as internal note' }).click();
  await desk.settled();
  // A text that is longer than its box says so, before anybody sends what they have not read.
  const preview = sidebar.getByRole('region', { name: 'Preview: Record of this checklist' });
  const isFolded = () => preview.evaluate((box) => box.scrollHeight > box.clientHeight + 1);
  expect(await isFolded()).toBe(true);
  await sidebar.getByRole('button', { name: 'Show the whole text' }).first().click();
  await expect.poll(isFolded).toBe(false);
  await desk.settled();
  await desk.composer.pressSequentially('Dear Kim');
  await sidebar.getByRole('button', { name: 'Add internal note' }).click();
  await expect(sidebar.getByText('Internal note added to the ticket.')).toBeVisible();
  await expect(desk.composer).toHaveText('Dear Kim');
  const added = (await desk.saved(id)).comments.at(-1);
  expect(added?.public).toBe(false);
  for (const line of [
    'Release an e-mail address (Handrail)',
    'The address can be released',
    'Is the address confirmed there? no',
    `${change}: done`,
    `${note}: done`,
    'Next: Tell the requester to add the address now',
  ]) {
    expect(plainTextOf(added?.html ?? '')).toContain(line);
  }
});
