import { verifyOwnership } from './_asked-people.ts';
import { expect, test } from './_desk.ts';
import {
  addNote,
  answer,
  copy,
  copyNote,
  expectVerdict,
  insert,
  openStep,
  setAndSubmit,
  stepOf,
  tick,
  write,
} from './_run-work.ts';

/** The members page as it is copied: four owners, the requester among them, and a developer. */
const members = [
  ['ida', 'Owner', '2026-05-20'],
  ['jo', 'Owner', '2026-05-02'],
  ['kay', 'Owner', '2026-03-14'],
  ['lou', 'Owner', '2025-12-01'],
  ['bo', 'Owner', '2026-05-30'],
  ['max', 'Developer', '2026-05-29'],
]
  .map(([name, role, active]) => `@${name} ${name}@acme.example ${role} Direct member Last activity ${active}`)
  .join('\n');

test("an enterprise user's address is changed after one of three owners allowed it", async ({ desk }) => {
  test.slow();
  const from = 'bo@acme.example';
  const id = await desk.newTicket({
    subject: 'Cannot change my primary email',
    text: 'My account bo is managed by my organization. I am leaving and want bo@private.example as primary email.',
    requester: { name: 'Bo Andersen', email: from },
  });
  await desk.openTicket(id);
  const { sidebar, dialog } = desk;
  await expect(sidebar.getByRole('heading', { name: /asked by the user/ })).toBeVisible();

  await answer(desk, /an enterprise user of some group/, 'Yes');
  await answer(desk, /a domain their organization has verified/, 'No');
  await expectVerdict(desk, 'Explain first what the change means');
  await openStep(desk, 'Note the new address, the username and the group');
  await write(desk, /Which address should it become/, 'bo@private.example');
  await write(desk, /What is the username/, 'bo');
  await write(desk, /Which top-level group/, 'acme');
  await insert(desk, 'Send the first answer', 'Do you wish to go on?');
  await desk.submit();
  await expectVerdict(desk, 'Wait until the user says that they wish to go on');
  await setAndSubmit(desk, id, 'Set the ticket to pending', 'Pending');
  await desk.reply(id, { from, text: 'I understand, please go on.' });
  await openStep(desk, 'Record the answer');
  await answer(desk, /Do they wish to go on/, 'They wish to go on');
  await verifyOwnership(desk, id, { row: 'Paid user, own account', from });

  await write(desk, /Who are the members of the top-level group/, members);
  await expectVerdict(desk, 'Ask the owners for permission');
  await openStep(desk, 'Create one ticket per owner');
  const before = new Set((await desk.savedTickets()).map((ticket) => ticket.id));
  await sidebar.getByRole('button', { name: 'Review and write to the owners' }).click();
  await dialog.getByRole('button', { name: 'Write to 3 owners' }).click();
  await expect(dialog.getByText('3 owners were contacted.')).toBeVisible({ timeout: 30_000 });
  await dialog.getByRole('button', { name: 'Close' }).click();
  const written = (await desk.savedTickets()).filter((ticket) => !before.has(ticket.id));
  expect(written.map(({ externalId }) => externalId?.split(':').at(-1) ?? '').toSorted()).toEqual(['ida', 'jo', 'kay']);

  await expectVerdict(desk, "Wait for an owner's permission");
  await addNote(desk, 'Link the owner tickets on this ticket');
  const linked = (await desk.saved(id)).comments.at(-1);
  expect(linked?.public).toBe(false);
  for (const ticket of written) expect(linked?.html).toContain(String(ticket.id));
  await insert(desk, 'Tell the requester that we wait');
  await setAndSubmit(desk, id, 'Set the ticket to on-hold', 'On-hold');
  await expect(stepOf(desk, 'Change the primary address')).toHaveCount(0);

  const jo = written.find(({ externalId }) => externalId?.endsWith(':jo'))?.id ?? 0;
  await desk.reply(jo, { from: 'jo@acme.example', text: 'Yes, you may change it.' });
  await desk.openTicket(jo);
  await sidebar.getByRole('button', { name: 'Yes, given' }).click();
  await expect(sidebar.getByText('Permission given')).toBeVisible();
  await desk.openTicket(id);
  await expectVerdict(desk, 'An owner agreed; change the address');
  const change = 'Change the primary address';
  expect(await copy(desk, change)).toBe('/chatops run user update_email bo bo@private.example');
  await tick(desk, change);
  const note = 'Leave an admin note on the account';
  const [day, what] = (await copyNote(desk, note)).split(' | ');
  expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(what).toBe('Primary Email Change - bo@acme.example to bo@private.example');
  await insert(desk, 'Tell the requester', 'bo@private.example');
  await setAndSubmit(desk, id, 'Solve the ticket', 'Solved');
});
