import { expect, test } from './_desk.ts';
import { eligibleRelease } from './_release.ts';
import { fact, recordOnRun } from './_run-record.ts';
import { answer, openStep, stepOf, write } from './_run-work.ts';

const insertReply = { name: /^Insert (as public )?reply/ };

test('a text that lacks a fact is marked, names the fact, and cannot be inserted before it is known', async ({
  desk,
}) => {
  const id = await desk.newTicket({
    subject: 'Pipeline fails since this morning',
    text: 'Every pipeline stops, see https://gitlab.com/initech/web/-/jobs/4711.',
  });
  await recordOnRun(desk, id, [
    fact('namespace.kind', 'project'),
    fact('requester.role', 'maintainer'),
    fact('problem.needs_support', true),
    fact('work.act', 'look'),
    fact('work.downloads', false),
    fact('work.secrets', false),
    { type: 'step_skipped', step: 'finish', reason: 'Found by a colleague' },
  ]);
  await desk.openTicket(id);
  const title = 'Tell the requester what was found';
  const step = await openStep(desk, title);
  await expect(step.locator('mark')).toHaveText('[What was found and what can they do now?]');
  await expect(step.getByText('Still missing: What was found and what can they do now?')).toBeVisible();
  await expect(step.getByRole('button', insertReply)).toBeDisabled();

  // The colleague writes it down elsewhere; the open page follows.
  await recordOnRun(desk, id, [fact('work.finding', 'The runner has no disk space left.')]);
  await expect(step.locator('mark')).toHaveCount(0);
  await expect(step.getByRole('button', insertReply)).toBeEnabled();
});

test('a text waits for what it is about, and wording that depends on a fact lacks it as well', async ({ desk }) => {
  const id = await desk.newTicket({
    subject: 'Please transfer our project',
    text: 'I am only a developer there. Please transfer the project to our new group.',
  });
  const title = 'Ask for an owner or maintainer';
  await recordOnRun(desk, id, [fact('user.can_act', false), fact('requester.role', 'lower')]);
  await desk.openTicket(id);
  const step = stepOf(desk, title);
  await expect(step).toHaveAttribute('data-state', 'locked');

  await openStep(desk, 'Note which group or project it is');
  await write(desk, /Which group or project is it about/, 'acme/web');
  await openStep(desk, title);
  await expect(step.getByText('Still missing: Is it a group or a project?')).toBeVisible();
  await expect(step.getByRole('button', insertReply)).toBeDisabled();

  await openStep(desk, 'Note which group or project it is');
  await answer(desk, /Is it a group or a project/, 'project');
  await openStep(desk, title);
  await expect(step.getByRole('button', insertReply)).toBeEnabled();
});

test('a reply goes to the cursor in its own mode with its format, and nothing is sent', async ({ desk }) => {
  const id = await eligibleRelease(desk);
  await desk.composer.pressSequentially('Dear Kim, bye');
  for (let step = 0; step < 3; step += 1) await desk.page.keyboard.press('ArrowLeft');
  await desk.settled();
  await desk.sidebar.getByRole('button', insertReply).click();
  await expect(desk.sidebar.getByText('Inserted as a public reply. Nothing is sent until you submit.')).toBeVisible();
  await expect(desk.composerMode('Public reply')).toHaveAttribute('aria-pressed', 'true');
  await expect(desk.composer).toHaveText(/^Dear Kim,\s+Hi \w+,[\s\S]*from that address[\s\S]*bye$/);
  await expect(desk.composer.locator('strong')).toHaveText(['kim@initech.example', 'from that address']);
  expect((await desk.saved(id)).comments).toHaveLength(1);

  await desk.sidebar.getByRole('button', { name: 'Undo' }).click();
  await expect(desk.sidebar.getByText('The draft is as it was before.')).toBeVisible();
  await expect(desk.composer).toHaveText('Dear Kim, bye');
});

test('what the agent wrote after an insertion is never taken back with it', async ({ desk }) => {
  await eligibleRelease(desk);
  await desk.sidebar.getByRole('button', insertReply).click();
  const undo = desk.sidebar.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeVisible();
  await desk.composer.press('ControlOrMeta+End');
  await desk.composer.pressSequentially(' Best wishes, Ana');
  await undo.click();
  await expect(desk.sidebar.getByText('The draft has changed since, so it was left alone.')).toBeVisible();
  await expect(desk.composer).toHaveText(/kim@initech\.example[\s\S]*Best wishes, Ana$/);
});

test('a reply that was deleted before the submit, or went out as a note, is not counted as sent', async ({ desk }) => {
  const id = await eligibleRelease(desk);
  const step = await openStep(desk, 'Ask for a reply from the address');
  const insert = step.getByRole('button', insertReply);
  await insert.click();
  await expect(step.getByText(/^Inserted as/)).toBeVisible();
  await desk.composer.fill('');
  await desk.submitAs('Open');
  await expect(desk.notices).toContainText(`Ticket #${id} is saved`);
  await expect(step).toHaveAttribute('data-state', 'todo');

  await insert.click();
  await expect(step.getByText(/^Inserted as/)).toBeVisible();
  await desk.composerMode('Internal note').click();
  await desk.submitAs('Open');
  await expect
    .poll(async () => (await desk.saved(id)).comments.map((comment) => comment.public))
    .toEqual([true, false]);
  await expect(step).toHaveAttribute('data-state', 'todo');

  await insert.click();
  await expect(step.getByText(/^Inserted as/)).toBeVisible();
  await desk.submitAs('Open');
  await expect(step).toBeHidden();
});

test('a messaging ticket gets the reply as Markdown, and takes it back', async ({ desk }) => {
  await eligibleRelease(desk, { channel: 'messaging' });
  await desk.composer.fill('Hi Kim! ');
  await desk.settled();
  await desk.sidebar.getByRole('button', insertReply).click();
  await expect(desk.composer).toHaveValue(/^Hi Kim! [^<>]*\*\*kim@initech\.example\*\*[^<>]*$/);
  await desk.sidebar.getByRole('button', { name: 'Undo' }).click();
  await expect(desk.composer).toHaveValue('Hi Kim! ');
});

test('where the cursor is refused the reply goes after the draft, and nothing of it is lost', async ({ desk }) => {
  await desk.faults({ calls: [{ id: 'f', path: 'ticket.editor.insert', effect: 'denied' }] });
  await eligibleRelease(desk);
  await desk.composer.fill('Dear Kim');
  await desk.settled();
  await desk.sidebar.getByRole('button', insertReply).click();
  await expect(desk.sidebar.getByText('It was added below your draft.')).toBeVisible();
  await expect(desk.composer).toHaveText(/^Dear Kim[\s\S]*kim@initech\.example/);
});

test('a composer whose mode is denied gets no text at all', async ({ desk }) => {
  await eligibleRelease(desk);
  await desk.composerMode('Internal note').click();
  await desk.faults({ calls: [{ id: 'f', path: 'comment.type', effect: 'denied' }] });
  await desk.sidebar.getByRole('button', insertReply).click();
  await expect(desk.sidebar.getByText(/^Zendesk refused/)).toBeVisible();
  await expect(desk.composer).toHaveText('');
  await expect(desk.composerMode('Internal note')).toHaveAttribute('aria-pressed', 'true');
});

test('an insertion that hangs leaves the draft alone and can be repeated', async ({ desk }) => {
  await eligibleRelease(desk);
  await desk.composer.fill('Dear Kim');
  await desk.faults({ calls: [{ id: 'f', path: 'ticket.editor.insert', effect: 'hang' }] });
  const insert = desk.sidebar.getByRole('button', insertReply);
  await desk.settled();
  await insert.click();
  await expect(desk.sidebar.getByText(/Zendesk did not answer in time/)).toBeVisible();
  await expect(desk.composer).toHaveText('Dear Kim');
  await desk.faults({});
  await desk.settled();
  await insert.click();
  await expect(desk.composer).toHaveText(/Dear Kim[\s\S]*kim@initech\.example/);
});

test("an agent's private draft is never joined by a reply, and the agent is told what to do", async ({ desk }) => {
  const id = await eligibleRelease(desk);
  await desk.composerMode('Internal note').click();
  await desk.composer.pressSequentially('The owner called, do not tell Kim.');
  await desk.settled();
  await desk.sidebar.getByRole('button', insertReply).click();
  const refusal = desk.sidebar.getByText('The composer has an internal note. Save it first, or copy the reply.');
  await expect(refusal).toBeVisible();
  await expect(desk.sidebar.getByRole('button', { name: 'Copy' })).toBeVisible();
  await expect(desk.composer).toHaveText('The owner called, do not tell Kim.');
  await expect(desk.composerMode('Internal note')).toHaveAttribute('aria-pressed', 'true');

  await desk.submitAs('Open');
  await expect(desk.composer).toHaveText('');
  await desk.settled();
  await desk.sidebar.getByRole('button', insertReply).click();
  await expect(desk.composer).toContainText('kim@initech.example');
  await desk.submitAs('Open');
  await expect.poll(async () => (await desk.saved(id)).comments.length).toBe(3);
  const { comments } = await desk.saved(id);
  expect(comments.map((comment) => [comment.public, comment.html.includes('do not tell Kim')])).toEqual([
    [true, false],
    [false, true],
    [true, false],
  ]);
});

test('a reply that is inserted again, also after a reload, is there once; one changed by hand is asked about', async ({
  desk,
}) => {
  await eligibleRelease(desk);
  const insert = desk.sidebar.getByRole('button', insertReply);
  const times = async () => (await desk.composer.innerText()).split('from that address').length - 1;
  await insert.click();
  await expect(desk.sidebar.getByText(/^Inserted as/)).toBeVisible();
  await insert.click();
  await expect(desk.sidebar.getByText('The composer already has this text.')).toBeVisible();
  expect(await times()).toBe(1);
  await desk.reloadApp();
  await desk.settled();
  await insert.click();
  await expect(desk.sidebar.getByText('The composer already has this text.')).toBeVisible();
  expect(await times()).toBe(1);

  await desk.composer.evaluate((element) => {
    element.innerHTML = element.innerHTML.replace('that address', 'that very address');
    element.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await insert.click();
  await expect(desk.sidebar.getByText(/^You changed the text that Handrail inserted/)).toBeVisible();
  await desk.sidebar.getByRole('button', { name: 'Replace my draft' }).click();
  await expect(desk.sidebar.getByText(/^Inserted as/)).toBeVisible();
  await expect(desk.composer).not.toContainText('that very address');
  expect(await times()).toBe(1);
});
