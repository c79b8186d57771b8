import { askPermission, verifyOwnership } from './_asked-people.ts';
import { expect, test } from './_desk.ts';
import {
  answer,
  copyNote,
  expectLink,
  expectVerdict,
  insert,
  openStep,
  setAndSubmit,
  tick,
  write,
} from './_run-work.ts';

test('a linked identity is removed for a verified owner who allowed it', async ({ desk }) => {
  test.slow();
  const from = 'ines@duarte.example';
  const id = await desk.newTicket({
    subject: 'Remove my Google sign-in please',
    text: 'I no longer have access to my Google account, so I am locked out of my account inesd. I tried everything.',
    requester: { name: 'Ines Duarte', email: from },
  });
  await desk.openTicket(id);
  await expect(desk.sidebar.getByRole('heading', { name: 'Lost account access' })).toBeVisible();

  await openStep(desk, 'Note which account it is');
  await write(desk, /Which account is it/, 'inesd');
  await answer(desk, /all other ways back into the account/, 'Yes');
  await answer(desk, /address of the account ever confirmed/, 'Yes');
  await answer(desk, /What does the requester need/, 'Remove a linked identity');
  await openStep(desk, 'Note which identity');
  await write(desk, /Which identity is to be removed/, 'google_oauth2');
  await verifyOwnership(desk, id, { row: 'Paid user, own account', from });
  await answer(desk, /Was the identity itself verified/, 'Yes');

  await askPermission(desk, id, { action: 'remove the Google identity', object: 'account inesd', from });
  await expectVerdict(desk, 'Verified and allowed; make the change');
  await expectLink(desk, 'Remove the identity', 'https://gitlab.com/admin/users/inesd/identities');
  await tick(desk, 'Remove the identity');
  const note = 'Leave an admin note on the account';
  await expectLink(desk, note, 'https://gitlab.com/admin/users/inesd/edit');
  const [day, ...parts] = (await copyNote(desk, note)).split(' | ');
  expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(parts).toEqual(['Identity Removed - google_oauth2', 'User Requested', desk.addressOf(id)]);
  await insert(desk, 'Tell the requester');
  await setAndSubmit(desk, id, 'Solve the ticket', 'Solved');
});
