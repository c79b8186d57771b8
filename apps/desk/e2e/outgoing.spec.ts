import { changeWorkflow } from './_changed-workflow.ts';
import { type Desk, expect, test } from './_desk.ts';
import { eligibleRelease, openedRelease, unusedAccount, whereInUse } from './_release.ts';
import { recordOnRun } from './_run-record.ts';
import { answer, openStep, stepOf } from './_run-work.ts';

const title = 'Ask for a reply from the address';
const reply = 'Insert reply and set Pending';
const waiting = (desk: Desk) => desk.sidebar.getByText(/^Waiting on/);
const publicReplies = async (desk: Desk, id: number) =>
  (await desk.saved(id)).comments.slice(1).filter((comment) => comment.public).length;

test('what waits in the composer counts with the submit also after the page was loaded again', async ({ desk }) => {
  const id = await eligibleRelease(desk);
  await desk.sidebar.getByRole('button', { name: reply }).click();
  await expect(desk.sidebar.getByText(/^Inserted as/)).toBeVisible();
  await desk.reloadApp();
  await desk.settled();
  await desk.submit();
  await expect(waiting(desk)).toBeVisible();
  await expect(desk.sidebar.getByRole('button', { name: reply })).toBeHidden();
  expect(await publicReplies(desk, id)).toBe(1);
});

test('a reply that went out while the service was away is not offered again', async ({ desk }) => {
  desk.console.allow(/Failed to load resource/);
  const id = await eligibleRelease(desk);
  await desk.sidebar.getByRole('button', { name: reply }).click();
  await expect(desk.sidebar.getByText(/^Inserted as/)).toBeVisible();
  await desk.stopService('SIGKILL');
  await desk.submit();
  await expect(stepOf(desk, title).getByText('Will be sent')).toBeVisible();
  await expect(desk.sidebar.getByRole('button', { name: reply })).toBeHidden();
  await desk.startService();
  await expect(waiting(desk)).toBeVisible();
  expect(await publicReplies(desk, id)).toBe(1);
});

test.describe('a required reply that is not sent holds back solving, whatever was inserted before', () => {
  const changes: [string, (desk: Desk) => Promise<unknown>][] = [
    ['is gone', (desk) => desk.composer.fill('')],
    ['became a note', (desk) => desk.composerMode('Internal note').click()],
    ['gave way to other words', (desk) => desk.composer.fill('Done, thank you.')],
  ];
  for (const [what, change] of changes) {
    test(`the reply ${what}`, async ({ desk }) => {
      const id = await desk.newTicket();
      await recordOnRun(desk, id, [
        ...unusedAccount.filter((event) => !('fact' in event) || event.fact !== 'other.memberships'),
        { type: 'fact_recorded', fact: 'other.memberships', value: true, source: 'agent' },
      ]);
      await desk.openTicket(id);
      await desk.sidebar.getByRole('button', { name: 'Insert reply and set Solved' }).click();
      await expect(desk.sidebar.getByText(/^Inserted as/)).toBeVisible();
      await change(desk);
      await desk.settled();
      await desk.submit();
      await expect(desk.notices).toContainText('so the ticket was not saved as solved.');
      expect(await desk.saved(id)).toMatchObject({ status: 'new', comments: [{}] });
    });
  }
});

test('nobody is waited for while the reply was only kept as a note', async ({ desk }) => {
  const id = await eligibleRelease(desk);
  await desk.sidebar.getByRole('button', { name: reply }).click();
  await expect(desk.sidebar.getByText(/^Inserted as/)).toBeVisible();
  await desk.composerMode('Internal note').click();
  await desk.submit();
  await expect.poll(async () => (await desk.saved(id)).status).toBe('pending');
  // Its status is done, so what is left is the reply alone.
  await expect(desk.sidebar.getByRole('button', { name: reply })).toBeHidden();
  await expect(desk.sidebar.getByRole('button', { name: /^Insert (as public )?reply/ })).toBeVisible();
  await expect(waiting(desk)).toBeHidden();
});

test('undoing a reply leaves nothing of its status behind', async ({ desk }) => {
  const id = await eligibleRelease(desk);
  await desk.sidebar.getByRole('button', { name: reply }).click();
  await expect(desk.sidebar.getByText(/^Inserted as/)).toBeVisible();
  await desk.sidebar.getByRole('button', { name: 'Undo' }).click();
  await expect(desk.sidebar.getByText('The draft is as it was before.')).toBeVisible();
  await desk.submit();
  await expect(desk.notices).toContainText(`Ticket #${id} is saved`);
  expect((await desk.saved(id)).status).toBe('open');
});

test('the status of a reply whose place another took is not saved with that one', async ({ desk }) => {
  const id = await eligibleRelease(desk);
  await desk.sidebar.getByRole('button', { name: reply }).click();
  await expect(desk.sidebar.getByText(/^Inserted as/)).toBeVisible();
  await recordOnRun(desk, id, [{ type: 'fact_recorded', fact: 'other.activity', value: 'some', source: 'agent' }]);
  await expect(desk.sidebar.getByTestId('verdict')).toContainText('in use');
  await desk.settled();
  await desk.sidebar.getByRole('button', { name: /^Insert (as public )?reply/ }).click();
  await expect(desk.sidebar.getByText(/It replaced the text/)).toBeVisible();
  await desk.submit();
  await expect.poll(() => publicReplies(desk, id)).toBe(1);
  expect((await desk.saved(id)).status).not.toBe('pending');
});

test('a macro counts once its words are on the ticket, as what they were meant to be', async ({ desk }) => {
  const asks = /kind: reply\n +gate: true\n +title: Ask where the message appears\n(?: {8}\w+: .*\n)+/;
  const macro = "kind: macro\n        gate: true\n        title: Thank them\n        macro: 'General::Thank you'\n";
  await changeWorkflow(desk, 'workflow.yaml', asks, macro);
  const id = await openedRelease(desk);
  await answer(desk, whereInUse, 'On no account that can be found');
  const step = await openStep(desk, 'Thank them');
  for (const change of [() => desk.composer.fill(''), () => desk.composerMode('Internal note').click()]) {
    await step.getByRole('button', { name: 'Apply the macro' }).click();
    await expect(step.getByText(/until you submit/)).toBeVisible();
    await change();
    await desk.settled();
    await desk.submitAs('Open');
    await expect(desk.composer).toHaveText('');
    await expect(step).toHaveAttribute('data-state', 'todo');
    await desk.composerMode('Public reply').click();
  }
  await step.getByRole('button', { name: 'Apply the macro' }).click();
  await expect(desk.composer).not.toHaveText('');
  await desk.submitAs('Open');
  await expect(step).toBeHidden();
  expect(await publicReplies(desk, id)).toBe(1);
});

test('two replies of one turn go out as one, with one greeting, and both are ticked', async ({ desk }) => {
  const id = await desk.newTicket({
    subject: 'Locked out of my account',
    text: 'I lost my phone and cannot sign in to my account inesd any more.',
    requester: { name: 'Ines Duarte', email: 'ines@duarte.example' },
  });
  const answered = { 'account.confirmed': true, 'recovery.exhausted': false, 'user.can_act': true };
  await recordOnRun(
    desk,
    id,
    Object.entries(answered).map(([fact, value]) => ({ type: 'fact_recorded', fact, value, source: 'agent' })),
  );
  await desk.openTicket(id);
  const both = ['Explain the other ways', 'Explain how to do it'];
  for (const one of both) {
    const step = await openStep(desk, one);
    await step.getByRole('button', { name: /^Insert (as public )?reply/ }).click();
    await expect(step.getByText(/^Inserted as/)).toBeVisible();
  }
  await expect(stepOf(desk, both[1] ?? '').getByText('It was added to the reply in the composer.')).toBeVisible();
  await desk.submitAs('Pending');
  for (const one of both) await expect(stepOf(desk, one)).toBeHidden();
  const { comments } = await desk.saved(id);
  expect(comments).toHaveLength(2);
  expect(comments[1]?.html.match(/Hi Ines/g)).toHaveLength(1);
  expect(comments[1]?.html).toContain('Before we can step in');
});

test.describe('a reply that no longer fits is held back once, with words for why', () => {
  const changes: [string, object, RegExp][] = [
    [
      'another answer asks for another reply',
      { type: 'fact_recorded', fact: 'other.activity', value: 'some', source: 'agent' },
      /The reply in the composer no longer fits what is known/i,
    ],
    [
      'another page has sent it',
      { type: 'step_done', step: 'ask-reply' },
      /"Ask for a reply from the address" is already done/,
    ],
  ];
  for (const [what, event, words] of changes) {
    test(what, async ({ desk }) => {
      const id = await eligibleRelease(desk);
      await desk.sidebar.getByRole('button', { name: reply }).click();
      await expect(desk.sidebar.getByText(/^Inserted as/)).toBeVisible();
      const before = await desk.sidebar.getByTestId('verdict').innerText();
      await recordOnRun(desk, id, [event]);
      if ('fact' in event) await expect(desk.sidebar.getByTestId('verdict')).not.toHaveText(before);
      else await expect(waiting(desk)).toBeVisible();
      await desk.submit();
      await expect(desk.notices).toContainText(words);
      expect(await publicReplies(desk, id)).toBe(0);
      await desk.submit();
      await expect.poll(() => publicReplies(desk, id)).toBe(1);
    });
  }
});

test('a reply that a colleague has sent is held back once also while nobody can tell the service', async ({ desk }) => {
  desk.console.allow(/Failed to load resource/);
  const id = await eligibleRelease(desk);
  const ben = await desk.seat(9003);
  await ben.openTicket(id);
  for (const seat of [desk, ben]) {
    await seat.sidebar.getByRole('button', { name: reply }).click();
    await expect(seat.sidebar.getByText(/^Inserted as/)).toBeVisible();
  }
  await desk.stopService();
  await desk.submit();
  await expect(ben.ticket.getByRole('list', { name: 'Conversation' }).getByRole('listitem')).toHaveCount(2);
  await ben.settled();
  await ben.submit();
  await expect(ben.notices).toContainText(`"${title}" is already done`);
  expect(await publicReplies(desk, id)).toBe(1);
});

test('a reply of a checklist that a colleague dismissed is held back once, and sends no tick after it', async ({
  desk,
}) => {
  const id = await eligibleRelease(desk);
  await desk.sidebar.getByRole('button', { name: reply }).click();
  await expect(desk.sidebar.getByText(/^Inserted as/)).toBeVisible();
  const ben = await desk.seat(9003);
  await ben.openTicket(id);
  await ben.sidebar.getByRole('button', { name: 'More about this workflow' }).click();
  await ben.sidebar.getByRole('button', { name: 'Dismiss this checklist' }).click();
  await ben.sidebar.getByRole('button', { name: 'Wrong workflow' }).click();
  await expect(desk.sidebar.getByText(/^Ben Okafor .*Dismissed/)).toBeVisible();
  await desk.submit();
  await expect(desk.notices).toContainText('no longer fits what is known');
  expect(await publicReplies(desk, id)).toBe(0);
  await desk.submit();
  await expect.poll(() => publicReplies(desk, id)).toBe(1);
});

test('a reminder is a click away from where it is due, and recorded once it went out', async ({ desk }) => {
  const id = await eligibleRelease(desk);
  await recordOnRun(desk, id, [
    { type: 'step_done', step: 'ask-reply' },
    { type: 'step_done', step: 'pend-reply' },
  ]);
  await expect(waiting(desk)).toBeVisible();
  await desk.settled();
  const step = desk.sidebar.getByRole('region', { name: /^Waiting on/ }).getByRole('listitem');
  await step.getByRole('button', { name: 'Send the reminder' }).click();
  await step.getByRole('button', { name: /^Insert (as public )?reply/ }).click();
  await expect(step.getByText(/^Inserted as/)).toBeVisible();
  await desk.submitAs('Pending');
  await expect.poll(() => publicReplies(desk, id)).toBe(1);
  await desk.sidebar.getByRole('button', { name: 'More about this workflow' }).click();
  await desk.sidebar.getByRole('button', { name: 'History' }).click();
  await expect(desk.sidebar.getByText(/Wait for the reply: reminded/)).toBeVisible();
  // It is waited for as before.
  await expect(desk.sidebar.getByRole('region', { name: /^Waiting on/ })).toBeVisible();
});
