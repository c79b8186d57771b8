import { expect, test } from './_desk.ts';
import {
  answer,
  correct,
  expectLink,
  expectVerdict,
  insert,
  openStep,
  setAndSubmit,
  tick,
  write,
} from './_run-work.ts';

test('both causes are found, the first leads, and the customer signs in at the end', async ({ desk }) => {
  test.slow();
  const from = 'zoe.martin@umbrella.example';
  const id = await desk.newTicket({
    subject: 'Customers Portal: account not found',
    text: 'We bought through your sales team last month. I cannot sign in at customers.gitlab.com.',
    requester: { name: 'Zoe Martin', email: from },
  });
  await desk.openTicket(id);
  const { sidebar } = desk;
  await expect(sidebar.getByRole('heading', { name: 'Sign-in to the Customers Portal' })).toBeVisible();

  await answer(desk, /How many portal accounts/, 'one');
  await write(desk, /Which address has the portal account/, from);
  await answer(desk, /Confirmed at filled/, 'No');
  await answer(desk, /Is a GitLab account linked/, 'No');
  await answer(desk, /How did the portal account come to be/, 'By a purchase through Sales');
  await answer(desk, /ask for a password reset/, 'No');
  await expectVerdict(desk, 'The portal account is not confirmed yet');
  await sidebar.getByRole('button', { name: /^Why/ }).click();
  for (const cause of ['The portal account was never confirmed', 'a portal account that a sale created']) {
    await expect(sidebar.getByRole('listitem').filter({ hasText: cause }).first()).toContainText('Failed');
  }
  await sidebar.getByRole('button', { name: /^Why/ }).click();

  const resend = 'Resend the confirmation mail with the form';
  await expectLink(desk, resend, 'https://customers.gitlab.com/customers/confirmation/new');
  await tick(desk, resend);
  await tick(desk, 'See whether the mail was delivered');
  await insert(desk, 'Tell the customer to confirm');
  await setAndSubmit(desk, id, 'Set the ticket to pending', 'Pending');

  await desk.reply(id, { from, text: 'I confirmed the address, but no account is linked.' });
  await correct(desk, /Confirmed at filled/, 'Yes', 'The customer confirmed it');
  await expectVerdict(desk, 'No GitLab account is linked yet since the sale');
  const cause = 'See why it was never linked';
  await expectLink(desk, cause, `https://customers.gitlab.com/admin/customer?query=${encodeURIComponent(from)}`);
  await tick(desk, cause);
  await insert(desk, 'Explain the one-time link and how to link the account');
  await setAndSubmit(desk, id, 'Set the ticket to pending', 'Pending');

  await desk.reply(id, { from, text: 'Linked, and it works now. Thank you!' });
  await openStep(desk, 'Record whether they can sign in now');
  await answer(desk, /Can the customer sign in now/, 'Yes');
  await setAndSubmit(desk, id, 'Solve the ticket', 'Solved');
});
