import { expect, test } from './_desk.ts';
import { expectRelease, onAnotherAccount, openedRelease, whereInUse } from './_release.ts';
import { answer, choose, correct, openStep, stepOf, write } from './_run-work.ts';

test('an answer is taken back by the keyboard: its question is asked again, and history says so', async ({ desk }) => {
  await openedRelease(desk);
  const { sidebar } = desk;
  const asked = sidebar.getByRole('group', { name: whereInUse });
  await choose(desk, whereInUse, onAnotherAccount);
  const undo = sidebar.getByRole('button', { name: /^Undo: Where is the address in use/ });
  await expect(undo).toBeVisible();
  await expect(asked).toBeHidden();
  await undo.focus();
  await desk.page.keyboard.press('Enter');
  await expect(asked).toBeVisible();
  await expect(asked.getByRole('button', { pressed: true })).toHaveCount(0);
  await expect(undo).toBeHidden();
  await sidebar.getByRole('button', { name: 'More about this workflow' }).click();
  await sidebar.getByRole('button', { name: 'History' }).click();
  await expect(
    sidebar.getByText(/Changed: Where is the address in use.*unknown again \(Undone right away\)/),
  ).toBeVisible();
});

test('a double click answers once, and undoes once', async ({ desk }) => {
  await openedRelease(desk);
  await desk.settled();
  const { sidebar } = desk;
  const choice = sidebar.getByRole('group', { name: whereInUse }).getByRole('button', { name: onAnotherAccount });
  await choice.dblclick();
  const undo = sidebar.getByRole('button', { name: /^Undo: Where is the address in use/ });
  await expect(undo).toBeVisible();
  await desk.settled();
  await undo.dblclick();
  await expect(choice).toBeVisible();
  await sidebar.getByRole('button', { name: 'More about this workflow' }).click();
  await sidebar.getByRole('button', { name: 'History' }).click();
  await expect(sidebar.getByText(/^Ana Ruiz .*Where is the address in use/)).toHaveCount(2);
});

test('what a colleague corrected meanwhile is no longer offered to be undone', async ({ desk }) => {
  const id = await openedRelease(desk);
  const ben = await desk.seat(9003);
  await ben.openTicket(id);
  await expectRelease(ben);
  await choose(desk, whereInUse, onAnotherAccount);
  const undo = desk.sidebar.getByRole('button', { name: /^Undo: Where is the address in use/ });
  // On it, it does not go by itself.
  await undo.focus();
  await expect(ben.sidebar.getByText(/^Ana Ruiz .*Where is the address in use/)).toBeVisible();
  await correct(ben, whereInUse, "On the requester's own account", 'Saw it in Admin');
  await expect(desk.sidebar.getByText(/^Ben Okafor .*Where is the address in use/)).toBeVisible();
  await expect(undo).toBeHidden();
});

test('a tick goes back the same way', async ({ desk }) => {
  const from = 'zoe.martin@umbrella.example';
  const id = await desk.newTicket({
    subject: 'Customers Portal: account not found',
    text: 'I cannot sign in at customers.gitlab.com.',
    requester: { name: 'Zoe Martin', email: from },
  });
  await desk.openTicket(id);
  await answer(desk, /How many portal accounts/, 'one');
  await write(desk, /Which address has the portal account/, from);
  await answer(desk, /Confirmed at filled/, 'No');
  const resend = 'Resend the confirmation mail with the form';
  const step = await openStep(desk, resend);
  await step.getByRole('button', { name: 'Mark as done' }).click();
  await expect(step).toBeHidden();
  await desk.sidebar.getByRole('button', { name: `Undo: ${resend}` }).click();
  await expect(stepOf(desk, resend)).toHaveAttribute('data-state', 'todo');
});
