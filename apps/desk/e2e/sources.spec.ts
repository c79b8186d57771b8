import { type Desk, expect } from './_desk.ts';
import { fact, recordOnRun } from './_run-record.ts';
import { answer, expectVerdict, openChecks, openStep } from './_run-work.ts';
import { test } from './_sources.ts';

const questions = ({ sidebar }: Desk) => sidebar.locator('[data-question]');
const activity = /show any contribution/;

/** A source that refuses one kind of call. */
const refusing = (path: string) => ({
  sources: [{ id: 'f', server: 'gitlab' as const, path, effects: ['status_403' as const], isRepeated: true }],
});

test('a fresh ticket opens with at most two questions left, each answer with its source, age and link', async ({
  desk,
}) => {
  await desk.openTicket(101);
  await expectVerdict(desk, 'Eligible; now the owner of the address has to confirm from it');
  expect(await questions(desk).count()).toBeLessThanOrEqual(2);
  const { sidebar } = desk;
  await openChecks(desk);
  const rule = sidebar.locator('[data-rule="confirmed"]');
  await expect(rule).toContainText(/No \(GitLab, (now|\d+ minutes? ago)\)/);
  await expect(rule.getByRole('link', { name: '127.0.0.1' })).toHaveAttribute('href', /\/admin\/users\/ana-initech$/);
  // What was found just now is not asked for again.
  await expect(rule.getByRole('button', { name: /^Look/ })).toHaveCount(0);
});

test('what a system says after the first sight takes its question away by itself', async ({ desk }) => {
  const path = '/api/v4/users/3105/events';
  await desk.faults({
    sources: [{ id: 's', server: 'gitlab', path, effects: ['slow'], isRepeated: true, delay: 2500 }],
  });
  const id = await desk.newTicket({
    text: 'Please release emma@consulting.example from the other account: it says the email has already been taken.',
    requester: { name: 'Emma Novak', email: 'emma@novak.example' },
  });
  await desk.openTicket(id);
  const asked = desk.sidebar.getByRole('group', { name: activity });
  await expect(asked).toBeVisible();
  await expect(asked).toHaveCount(0);
  await expect(desk.sidebar.getByTestId('verdict')).not.toContainText(/still open/);
  await desk.faults({});
});

test('owners come from the group, with the reasons to choose them, and nobody pastes', async ({ desk }) => {
  test.slow();
  await desk.openTicket(113);
  await desk.sidebar.getByRole('button', { name: /^Use bo@private\.example for/ }).click();
  await expect(questions(desk)).toHaveCount(0);
  await recordOnRun(desk, 113, [
    { type: 'step_done', step: 'send-initial' },
    fact('user.wishes', 'proceed', 'customer'),
    fact('verification.result', 'passed'),
    { type: 'approval_asked', step: 'peer-review', question: 'Does it hold?' },
  ]);
  const ben = { userId: 9003, deskUrl: desk.deskUrl };
  await recordOnRun(ben, 113, [{ type: 'approval_decided', step: 'peer-review', decision: 'approved', comment: '' }]);
  await desk.openTicket(113);
  await openStep(desk, 'Create one ticket per owner');
  await desk.settled();
  await desk.sidebar.getByRole('button', { name: 'Review and write to the owners' }).click();
  const { dialog } = desk;
  await expect(dialog.locator('[data-owner="olga"]')).toContainText('olga@acme.example');
  for (const owner of ['olga', 'kim.tran', 'hans']) {
    await expect(dialog.locator(`[data-owner="${owner}"]`)).toContainText(/activity/);
  }
  // The bot and the expired membership are nobody to ask.
  await expect(dialog.locator('[data-owner="acme-deploy-bot"]')).toHaveCount(0);
});

test('a failed look-up says which and why beside its question, and looking again answers it', async ({ desk }) => {
  desk.console.allow(/Failed to load resource/);
  await desk.faults(refusing('/api/v4/users/3122/events'));
  await desk.openTicket(122);
  const asked = desk.sidebar.getByRole('group', { name: activity });
  await expect(asked).toContainText('Couldn’t read this from GitLab: it refused our access.');
  // The others were answered all the same.
  expect(await questions(desk).count()).toBeLessThanOrEqual(2);
  await desk.faults({});
  await asked.getByRole('button', { name: /^Look again/ }).click();
  await expect(asked).toBeHidden();
});

test('GitLab saying otherwise stands beside what a person answered, and is one click to take over', async ({
  desk,
}) => {
  desk.console.allow(/Failed to load resource/);
  await desk.faults(refusing('/api/v4/users/3103/events'));
  await desk.openTicket(103);
  await answer(desk, activity, 'some');
  await desk.faults({});
  const { sidebar } = desk;
  const differs = sidebar.locator('[data-proposal="other.activity"]');
  await expect(differs).toHaveCount(0);
  await openChecks(desk);
  const look = sidebar.getByRole('button', { name: /^Look again: .*show any contribution/ });
  await look.first().click();
  await expect(differs).toContainText('This differs from the answer here. GitLab says: none');
  await differs.getByRole('button', { name: /^Use none for/ }).click();
  await expect(differs).toHaveCount(0);
  await expectVerdict(desk, 'The address cannot be released');
});
