import { verifyOwnership } from './_asked-people.ts';
import { expect, test } from './_desk.ts';
import {
  answer,
  copy,
  copyNote,
  expectLink,
  expectVerdict,
  insert,
  openStep,
  setAndSubmit,
  stepOf,
  tick,
  write,
} from './_run-work.ts';

test("an enterprise user's address is changed for a verified owner who confirmed it", async ({ desk }) => {
  test.slow();
  const from = 'lena@acme.example';
  const id = await desk.newTicket({
    subject: 'Update the email of our employee',
    text: 'As an owner of the group https://gitlab.com/acme I would like the address of our employee nils@acme.example changed to nils@other.example.',
    requester: { name: 'Lena Fischer', email: from },
  });
  await desk.openTicket(id);
  await expect(desk.sidebar.getByRole('heading', { name: /asked by an owner/ })).toBeVisible();

  await answer(desk, /What is the requester in the top-level group/, 'Direct owner of the top-level group');
  await answer(desk, /an enterprise user of that group/, 'Yes');
  await answer(desk, /a domain this organization has verified/, 'No');
  await answer(desk, /verification matrix allow this/, 'Yes');
  await openStep(desk, 'Note the new address and the username');
  await write(desk, /Which address should it become/, 'nils@other.example');
  await write(desk, /username of the enterprise user/, 'nils');
  await verifyOwnership(desk, id, { row: 'Enterprise owner, for an enterprise user', from });

  await expectVerdict(desk, 'Ask the owner to confirm exactly this change');
  await insert(desk, 'Ask for confirmation', 'nils@acme.example', 'nils@other.example');
  await setAndSubmit(desk, id, 'Set the ticket to pending', 'Pending');
  await desk.reply(id, { from, text: 'Yes, change exactly this address.' });
  await openStep(desk, 'Record the answer');
  await answer(desk, /answer to the request for confirmation/, 'They confirm the change');

  await expectVerdict(desk, 'Change the address');
  const change = 'Change the primary address';
  // The change is bound to the group, which nobody had to name before; the ticket's own word for it is one click.
  await expect(stepOf(desk, change)).toHaveAttribute('data-state', 'locked');
  await desk.sidebar.getByRole('button', { name: /^Use acme for: Which top-level group/ }).click();
  await expectLink(desk, change, 'https://gitlab.com/admin/users/nils/edit');
  expect(await copy(desk, change)).toBe('/chatops run user update_email nils nils@other.example');
  await tick(desk, change);
  const note = 'Leave an admin note on the account';
  const [day, ...parts] = (await copyNote(desk, note)).split(' | ');
  expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(parts).toEqual([
    'Primary Email Change - nils@acme.example to nils@other.example',
    'Owner Requested',
    desk.addressOf(id),
  ]);
  await insert(desk, 'Tell the owner', 'nils@other.example');
  await setAndSubmit(desk, id, 'Solve the ticket', 'Solved');
});
