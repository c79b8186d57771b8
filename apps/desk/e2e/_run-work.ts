import { type FrameLocator, type Locator, expect } from '@playwright/test';
import type { Desk } from './_desk.ts';
import type { Seat } from './_seat.ts';

/** What agents do in the sidebar in any workflow. Questions, options and steps are named as agents read them. */

/** Clicks one of the buttons of a question, whatever comes of it. */
export async function choose(seat: Seat, question: RegExp, option: string): Promise<void> {
  const asked = seat.sidebar.getByRole('group', { name: question });
  await asked.getByRole('button', { name: option, exact: true }).click();
}

/** Answers a question with one of its buttons, in the list of questions or in the step that asks it. */
export async function answer(seat: Seat, question: RegExp, option: string): Promise<void> {
  await choose(seat, question, option);
  await expect(seat.sidebar.getByRole('group', { name: question })).toBeHidden();
}

/** Takes apart a question that asks several as one. */
export async function answerOneByOne(seat: Seat, question: RegExp): Promise<void> {
  await choose(seat, question, 'Answer one by one');
}

/** Answers a question in writing. */
export async function write(seat: Seat, question: RegExp, text: string): Promise<void> {
  const asked = seat.sidebar.getByRole('group', { name: question });
  await asked.getByRole('textbox').fill(text);
  await asked.getByRole('button', { name: 'Record' }).click();
  await expect(asked).toBeHidden();
}

/** Answers several questions in writing, which are asked as one. */
export async function writeTogether(seat: Seat, texts: Readonly<Record<string, string>>): Promise<void> {
  const asked = seat.sidebar.getByRole('group', { name: Object.keys(texts).join(' ') });
  for (const [question, text] of Object.entries(texts)) await asked.getByRole('textbox', { name: question }).fill(text);
  await asked.getByRole('button', { name: 'Record' }).click();
  await expect(asked).toBeHidden();
}

/** Opens the reasons, each with what it rests on. */
export async function openChecks({ sidebar }: Pick<Seat, 'sidebar'>, name = /^Why/): Promise<void> {
  const button = sidebar.getByRole('button', { name });
  // An answer that comes just then moves the button from under the pointer, and whoever presses presses again.
  await expect(async () => {
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
    await expect(sidebar.locator('[data-rule]').first()).toBeVisible({ timeout: 2000 });
  }).toPass();
  await openRules({ sidebar });
}

export async function openRules({ sidebar }: Pick<Seat, 'sidebar'>): Promise<void> {
  for (const rule of await sidebar.locator('[data-rule] > details').all()) {
    if ((await rule.getAttribute('open')) === null) await rule.locator('> summary').click();
  }
}

/** Changes what is recorded, from the line of the fact among the reasons. */
export async function correct(seat: Seat, question: RegExp, option: string, reason: string): Promise<void> {
  const reasons = seat.sidebar.getByRole('button', { name: /^Why/ });
  await openChecks(seat);
  const name = new RegExp(`^Change: .*${question.source}`);
  await seat.sidebar.getByRole('button', { name }).first().click();
  const fact = seat.sidebar.getByRole('group', { name: question });
  await fact.getByRole('textbox', { name: 'Why is it different?' }).fill(reason);
  await fact.getByRole('button', { name: option, exact: true }).click();
  await expect(fact).toBeHidden();
  await reasons.click();
}

export async function expectVerdict(seat: Seat, text: string): Promise<void> {
  await expect(seat.sidebar.getByTestId('verdict')).toHaveText(text);
}

function lineOf(sidebar: FrameLocator, title: string): Locator {
  const words = title.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  // A line begins with its state, "To do: ...", and says while what was recorded is on its way.
  return sidebar.getByRole('button', { name: new RegExp(String.raw`^[A-Z][a-z ]+: ${words}( Will be sent)?$`) });
}

export function stepOf(seat: Seat, title: string): Locator {
  return seat.sidebar.getByRole('listitem').filter({ has: lineOf(seat.sidebar, title) });
}

/** Opens a step that can be worked. The next step opens by itself, so it may be open already. */
export async function openStep(seat: Seat, title: string): Promise<Locator> {
  const step = stepOf(seat, title);
  await expect(step).toHaveAttribute('data-state', /todo|waiting/);
  const line = lineOf(seat.sidebar, title);
  // It may open by itself between the look and the click, which then closes it.
  await expect(async () => {
    if ((await line.getAttribute('aria-expanded')) !== 'true') await line.click();
    await expect(line).toHaveAttribute('aria-expanded', 'true', { timeout: 1000 });
  }).toPass();
  return step;
}

export async function tick(seat: Seat, title: string): Promise<void> {
  const step = await openStep(seat, title);
  await step.getByRole('button', { name: 'Mark as done' }).click();
  await expect(step).toBeHidden();
}

/** Inserts the text of a step into the composer; it goes out with the next submit. */
export async function insert(seat: Seat, title: string, ...words: (string | RegExp)[]): Promise<void> {
  const step = await openStep(seat, title);
  await seat.settled();
  await step.getByRole('button', { name: /^Insert (as public )?reply/ }).click();
  await expect(step.getByText(/^Inserted as/)).toBeVisible();
  for (const word of words) await expect(seat.composer).toContainText(word);
}

/** Adds the note of a step to the ticket at once, past the composer. */
export async function addNote(seat: Seat, title: string): Promise<void> {
  const step = await openStep(seat, title);
  await step.getByRole('button', { name: 'Add internal note' }).click();
  await expect(step).toBeHidden();
}

const statuses = { Pending: 'pending', 'On-hold': 'hold', Solved: 'solved' } as const;

/** Sets the status of a step and submits; every step that goes out with it is ticked. */
export async function setAndSubmit(desk: Desk, id: number, title: string, label: keyof typeof statuses): Promise<void> {
  const step = stepOf(desk, title);
  // What goes out with a reply was prepared with it, and has no row of its own before that is sent.
  const prepared = desk.sidebar.getByText(new RegExp(`The ticket will be ${label}`));
  if (await prepared.isVisible()) {
    await desk.submit();
    await expect.poll(async () => (await desk.saved(id)).status).toBe(statuses[label]);
    // A page that goes away at once would leave the tick for its next visit.
    await expect(prepared).toBeHidden();
    return;
  }
  // What was recorded just before may move the run on and close the step; setting a status twice is setting it once.
  await expect(async () => {
    await openStep(desk, title);
    await step.getByRole('button', { name: `Set to ${label}` }).click({ timeout: 2000 });
    await expect(step.getByText(`Set to ${label}. It counts when you submit.`)).toBeVisible({ timeout: 2000 });
  }).toPass();
  await desk.submit();
  await expect.poll(async () => (await desk.saved(id)).status).toBe(statuses[label]);
  await expect(step).toBeHidden();
}

/** Copies the text of a step and gives what is on the clipboard. */
export async function copy(seat: Seat, title: string): Promise<string> {
  await seat.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const step = await openStep(seat, title);
  await step.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(step.getByText('Copied')).toBeVisible();
  return seat.page.evaluate(() => navigator.clipboard.readText());
}

/** Copies a note, which ticks its step, and gives what is on the clipboard. */
export async function copyNote(seat: Seat, title: string): Promise<string> {
  await seat.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const step = await openStep(seat, title);
  await step.getByRole('button', { name: 'Copy and tick off' }).click();
  await expect(step).toBeHidden();
  return seat.page.evaluate(() => navigator.clipboard.readText());
}

/** Where a link of a step leads. */
export async function expectLink(seat: Seat, title: string, url: string | RegExp): Promise<void> {
  const step = await openStep(seat, title);
  await expect(step.getByRole('link')).toHaveAttribute('href', url);
}
