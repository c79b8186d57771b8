import { changeWorkflow } from './_changed-workflow.ts';
import { type Desk, expect, test } from './_desk.ts';
import { openedRelease, whereInUse } from './_release.ts';
import { answer, openStep } from './_run-work.ts';

/** The reply of the workflow with all that goes out with it. */
const asks = /kind: reply\n +gate: true\n +title: Ask where the message appears\n(?: {8}\w+: .*\n)+/;
const title = 'Hand the ticket over';

/** A ticket whose next step is this macro, with the text of the workflow beside it. */
async function atMacro(desk: Desk, macro: string, snippet: string | null = null) {
  await changeWorkflow(
    desk,
    'workflow.yaml',
    asks,
    [
      'kind: macro',
      'gate: true',
      `title: ${title}`,
      `macro: '${macro}'`,
      ...(snippet === null ? [] : [`snippet: ${snippet}`]),
    ]
      .join('\n        ')
      .concat('\n'),
  );
  const id = await openedRelease(desk);
  await answer(desk, whereInUse, 'On no account that can be found');
  const step = await openStep(desk, title);
  await desk.settled();
  return { id, step };
}

test('a macro is found by its name, shows what it changes and nothing else, and is applied by Zendesk', async ({
  desk,
}) => {
  const { id, step } = await atMacro(desk, 'general::forward to billing');
  await expect(
    step.getByText('The macro will change: text, status Open and tags billing', { exact: true }),
  ).toBeVisible();
  await expect(step.getByRole('region', { name: /^Preview/ })).toHaveText('Handing over to billing.');
  await step.getByRole('button', { name: 'Apply the macro' }).click();
  await expect(step.getByText('Applied to the open ticket. Nothing is saved until you submit.')).toBeVisible();
  await expect(desk.composerMode('Internal note')).toHaveAttribute('aria-pressed', 'true');
  await expect(desk.composer).toContainText('Handing over to billing.');
  expect(await desk.saved(id)).toMatchObject({ status: 'new', tags: [] });
  await desk.submit();
  await expect.poll(async () => (await desk.saved(id)).tags).toContain('billing');
  await expect(step).toBeHidden();
});

test('where Zendesk cannot apply a macro its preview goes onto the open ticket, and the rest is named', async ({
  desk,
}) => {
  await desk.faults({ calls: [{ id: 'f', path: 'macro', effect: 'denied' }] });
  const { id, step } = await atMacro(desk, 'General::Forward to Billing');
  await step.getByRole('button', { name: 'Apply the macro' }).click();
  await expect(step.getByText(/Zendesk could not apply the macro here/)).toBeVisible();
  await expect(desk.composerMode('Internal note')).toHaveAttribute('aria-pressed', 'true');
  await expect(desk.composer).toContainText('Handing over to billing.');
  await desk.submit();
  await expect.poll(async () => (await desk.saved(id)).tags).toContain('billing');
  expect(await desk.saved(id)).toMatchObject({ status: 'open', comments: [{}, { public: false }] });
});

test('of a macro that sets more, what is left to do by hand is said', async ({ desk }) => {
  await desk.faults({ calls: [{ id: 'f', path: 'macro', effect: 'denied' }] });
  const { step } = await atMacro(desk, 'General::Outbound Contact Request');
  await step.getByRole('button', { name: 'Apply the macro' }).click();
  await expect(
    step.getByText('The macro also sets these fields; set them by hand: group_id: 302, type: task'),
  ).toBeVisible();
});

test('a macro that the account has no more says so and gives the text of the workflow', async ({ desk }) => {
  const { step } = await atMacro(desk, '2FA::2FA Challenges', 'need-more-info');
  await expect(step.getByText('This account has no active macro "2FA::2FA Challenges".')).toBeVisible();
  await step.getByRole('button', { name: /^Insert (as public )?reply/ }).click();
  await expect(step.getByText(/^Inserted as a public reply/)).toBeVisible();
  await expect(desk.composer).toContainText('kim@initech.example');
});

test("an internal macro never stands in for a reply, and goes nowhere near the agent's public draft", async ({
  desk,
}) => {
  const { step } = await atMacro(desk, 'General::Forward to Billing', 'need-more-info');
  await expect(step.getByText(/writes an internal note, so the workflow's own reply is used/)).toBeVisible();
  await step.getByRole('button', { name: /^Insert (as public )?reply/ }).click();
  await expect(desk.composerMode('Public reply')).toHaveAttribute('aria-pressed', 'true');
  await expect(desk.composer).not.toContainText('Handing over to billing.');
});

test("a macro's note is refused beside a public draft", async ({ desk }) => {
  const { step } = await atMacro(desk, 'General::Forward to Billing');
  await desk.composer.pressSequentially('Dear Kim');
  await step.getByRole('button', { name: 'Apply the macro' }).click();
  await expect(step.getByText('The composer has a reply. Send it first, or copy the note.')).toBeVisible();
  await expect(desk.composer).toHaveText('Dear Kim');
  await expect(desk.composerMode('Public reply')).toHaveAttribute('aria-pressed', 'true');
});
