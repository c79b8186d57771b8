import type { FrameLocator, Locator } from '@playwright/test';
import { z } from 'zod';
import { type Desk, type Seat, expect, test } from './_desk.ts';
import { leadPageOf, look } from './_look.ts';
import { fact, recordOnRun } from './_run-record.ts';

const mistake = { type: 'mistake_reported', note: 'The third question is worded wrongly' };
const finished = { type: 'run_ended', ending: 'finished', why: null, into: null, note: null };
const dismissed = { type: 'run_ended', ending: 'dismissed', why: 'duplicate', into: null, note: null };

const rowOf = (page: FrameLocator, id: number): Locator =>
  page.getByRole('listitem').filter({ hasText: `Ticket ${id}` });

/** A ticket of Ana's that stands among what needs a lead, and Lea's row of it. */
async function needing(desk: Desk): Promise<{ id: number; lea: Seat; row: Locator }> {
  const id = await desk.newTicket();
  await recordOnRun(desk, id, [mistake]);
  const lea = await desk.seat(9002);
  await lea.openLeadPage();
  const row = rowOf(lea.leadPage, id);
  await expect(row).toBeVisible();
  return { id, lea, row };
}

const commentsOf = async (desk: Desk, id: number) => (await desk.saved(id)).comments;
/** Solves a ticket as a bulk change does, so that the row stays among what needs a lead. */
async function solveElsewhere(desk: Desk, id: number): Promise<void> {
  const answered = await fetch(`${desk.servers.deskUrl}/api/v2/tickets/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'x-desk-user': '9003' },
    body: JSON.stringify({ ticket: { status: 'solved' } }),
  });
  expect(answered.status).toBe(200);
}

const SampleSchema = z.object({ sample: z.array(z.object({ ticketId: z.coerce.string() })) });

const asks = 'Could you take a look at the Handrail checklist on this ticket?';

test('a lead reviews a finished run, and its agent reads on the ticket what was found', async ({ desk }) => {
  test.slow();
  const id = await desk.newTicket();
  await recordOnRun(desk, id, [dismissed]);
  const lea = await desk.seat(9002);
  await lea.openAllRuns();
  const { leadPage } = lea;
  await leadPage.getByLabel('Search').fill(String(id));
  const row = leadPage.getByRole('row').filter({ hasText: `Ticket ${id}` });
  await row.getByRole('button', { name: 'Record' }).click();
  const form = leadPage.getByRole('form', { name: 'Your review' });
  await form.getByText('The evidence was thin').click();
  await form.getByLabel('Note to the agent').fill('Please link the plan page.');
  await look(leadPageOf(lea), 'lead, a review', 'ltr');
  await form.getByRole('button', { name: 'Save review' }).click();
  const happened = leadPage.getByRole('region', { name: 'What happened' });
  await expect(happened).toContainText('Reviewed');
  await expect(happened).toContainText('Please link the plan page.');

  await desk.openTicket(id);
  const notice = desk.sidebar.getByRole('status').filter({ hasText: 'Lea Brandt reviewed this checklist' });
  await expect(notice).toContainText('The evidence was thin');
  await expect(notice).toContainText('Please link the plan page.');
});

test('who did the work reads why they cannot review it', async ({ desk }) => {
  const id = await desk.newTicket();
  const lea = await desk.seat(9002);
  await recordOnRun(lea, id, [dismissed]);
  await lea.openAllRuns();
  await lea.leadPage.getByLabel('Search').fill(String(id));
  const row = lea.leadPage.getByRole('row').filter({ hasText: `Ticket ${id}` });
  await row.getByRole('button', { name: 'Record' }).click();
  desk.console.allow(/403/);
  await lea.leadPage.getByRole('button', { name: 'Save review' }).click();
  await expect(lea.leadPage.getByText('You worked on this yourself')).toBeVisible();
});

/** How many runs were reviewed, all workflows and months together. */
async function reviewedIn(coverage: Locator): Promise<number> {
  const text = (await coverage.textContent()) ?? '';
  return [...text.matchAll(/(\d+) of \d+/g)].reduce((sum, [, reviewed]) => sum + Number(reviewed), 0);
}

test('the page of reviews draws what nobody reviewed, and tells how much of each month is reviewed', async ({
  desk,
}) => {
  const id = await desk.newTicket();
  await recordOnRun(desk, id, [fact('case.out_of_scope', true), { type: 'step_done', step: 'triage' }, finished]);
  const lea = await desk.seat(9002);
  await lea.openLeadPage();
  const { leadPage } = lea;
  await leadPage.getByRole('button', { name: 'Review', exact: true }).click();
  const sample = leadPage.getByRole('region', { name: 'Look through these' });
  await expect(sample.getByRole('listitem').first()).toBeVisible();
  const draw = async () => {
    const answer = lea.page.waitForResponse((one) => one.url().includes('/v1/reviews?'));
    await sample.getByRole('button', { name: 'Show different ones' }).click();
    return SampleSchema.parse(await (await answer).json()).sample.some(({ ticketId }) => ticketId === String(id));
  };
  // Other journeys at this desk finish runs of the same workflow: drawn often enough, each of them comes.
  for (let tries = 0; !(await draw()) && tries < 60; tries += 1);
  await expect(lea.page).toHaveURL(/seed%3D\d/);
  const drawn = sample.getByRole('listitem').filter({ hasText: `Ticket ${id}` });
  await expect(drawn).toBeVisible();
  const coverage = leadPage.getByRole('region', { name: 'How much is reviewed' });
  const before = await reviewedIn(coverage);
  await drawn.getByRole('button', { name: 'Record' }).click();
  await leadPage.getByRole('button', { name: 'Save review' }).click();
  await expect(leadPage.getByRole('region', { name: 'What happened' })).toContainText('Reviewed');
  await leadPage.getByRole('button', { name: 'Back' }).click();
  await expect(coverage).toBeVisible();
  await expect.poll(() => reviewedIn(coverage)).toBe(before + 1);
});

test('a nudge is read first in the sidebar and in "Mine", and says nothing on the ticket', async ({ desk }) => {
  const { id, row } = await needing(desk);
  const before = await commentsOf(desk, id);
  await row.getByRole('button', { name: 'Nudge', exact: true }).click();
  await row.getByLabel('Note to the agent').fill('They wrote twice.');
  await row.locator('form').getByRole('button', { name: 'Nudge' }).click();
  await expect(row.locator('form')).toHaveCount(0);

  await desk.openTicket(id);
  const notice = desk.sidebar.getByRole('status').filter({ hasText: 'Lea Brandt asks you to look at this now' });
  await expect(notice).toContainText('They wrote twice.');
  expect(await commentsOf(desk, id)).toEqual(before);
  await desk.openLeadPage();
  await expect(desk.leadPage.getByRole('heading', { name: 'A lead asks you to look at these' })).toBeVisible();
  await expect(rowOf(desk.leadPage, id).first()).toBeVisible();
});

test('a private comment goes with a nudge where it is ticked, and never onto a solved ticket', async ({ desk }) => {
  const { id, lea, row } = await needing(desk);
  const nudge = async () => {
    await row.getByRole('button', { name: 'Nudge', exact: true }).first().click();
    await row.getByText('Also add a private comment').click();
    await row.locator('form').getByRole('button', { name: 'Nudge' }).click();
  };
  await nudge();
  await expect(row.locator('form')).toHaveCount(0);
  expect((await commentsOf(desk, id)).at(-1)).toMatchObject({
    html: expect.stringContaining(asks),
    public: false,
    authorId: 9002,
  });

  await solveElsewhere(desk, id);
  const before = await commentsOf(desk, id);
  await lea.openLeadPage();
  await nudge();
  await expect(row).toContainText('The ticket is solved or closed, so no comment was added.');
  expect(await desk.saved(id)).toMatchObject({ status: 'solved', comments: before });
});

test('a run is given to a colleague with its ticket', async ({ desk }) => {
  const { id, row } = await needing(desk);
  await row.getByRole('button', { name: 'Give to someone else' }).click();
  await row.getByLabel('Who takes over?').fill('Ben');
  await row.getByRole('button', { name: 'Find agents' }).click();
  await expect(row.getByRole('button', { name: 'Give to Ben Okafor' })).toBeVisible();
  await row.getByRole('button', { name: 'Give to Ben Okafor' }).click();
  await expect(row.locator('form')).toHaveCount(0);
  expect(await desk.saved(id)).toMatchObject({ assigneeId: 9003 });
  const ben = await desk.seat(9003);
  await ben.openLeadPage();
  await expect(rowOf(ben.leadPage, id).first()).toBeVisible();
  await desk.openLeadPage();
  await expect(desk.leadPage.getByText(/^Last updated/)).toBeVisible();
  await expect(rowOf(desk.leadPage, id)).toHaveCount(0);
});

test('an agent gets none of the reviews', async ({ desk }) => {
  const asked: string[] = [];
  desk.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await desk.page.goto(`${desk.deskUrl}/agent/apps/handrail/${encodeURIComponent('view=review')}?as=9001`);
  await expect(desk.leadPage.getByText(/^Last updated/)).toBeVisible();
  for (const name of ['Review', 'Nudge', 'Give to someone else'])
    await expect(desk.leadPage.getByRole('button', { name, exact: true })).toHaveCount(0);
  expect(asked).not.toContain('/v1/reviews');
});
