import { join } from 'node:path';
import { type Desk, expect, type Seat } from './_desk.ts';
import { onAnotherAccount, unusedAccount, unusedSecondary } from './_release.ts';
import { fact, recordOnRun } from './_run-record.ts';
import { choose, insert, setAndSubmit } from './_run-work.ts';
import { test } from './_sources.ts';

/** Where the pictures of the documents go: `HANDRAIL_DOC_PICTURES=docs/images` renews them. */
const folder = process.env['HANDRAIL_DOC_PICTURES'];

async function picture({ ticket }: Seat, name: string): Promise<void> {
  // Hiding the caret would take a style that the page's policy forbids.
  await ticket.locator('iframe').screenshot({ path: join(folder ?? '', `${name}.png`), caret: 'initial' });
}

/** The whole page, as an agent has it before them. */
async function wholePage({ page }: Seat, name: string): Promise<void> {
  await page.screenshot({ path: join(folder ?? '', `${name}.png`), caret: 'initial' });
}

const pipeline = {
  subject: 'Pipeline fails since this morning',
  text: 'Every pipeline of https://gitlab.com/initech/web stops, see https://gitlab.com/initech/web/-/jobs/4711.',
  requester: { name: 'Ivo Maric', email: 'ivo.maric@initech.example' },
};
const troubleshooting = [
  fact('namespace.kind', 'project'),
  fact('requester.role', 'maintainer'),
  fact('problem.needs_support', true),
];

/** The first answer on a new ticket, with the way back. */
async function answered(desk: Desk, scheme: 'light' | 'dark'): Promise<void> {
  const id = await desk.newTicket({
    subject: 'Customers Portal: account not found',
    text: 'We bought through your sales team last month. I cannot sign in at customers.gitlab.com.',
    requester: { name: 'Zoe Martin', email: 'zoe.martin@umbrella.example' },
  });
  await desk.openTicket(id, { scheme });
  await choose(desk, /How many portal accounts/, 'one');
  await desk.sidebar.getByRole('button', { name: /^Undo: / }).hover();
}

/** What of a whole page is shown in the documents, from an empty ticket on. */
const pages: Readonly<Record<string, (desk: Desk) => Promise<void>>> = {
  async sidebar(desk) {
    await desk.openTicket(104);
    await desk.sidebar
      .getByRole('button', { name: /^Insert (as public )?reply/ })
      .first()
      .click();
    await expect(desk.sidebar.getByRole('button', { name: 'Undo', exact: true }).first()).toBeVisible();
  },
  undo: (desk) => answered(desk, 'light'),
  dark: (desk) => answered(desk, 'dark'),
  async 'joint-question'(desk) {
    await desk.openTicket(107);
    await expect(desk.sidebar.getByRole('button', { name: 'Answer one by one' })).toBeVisible();
  },
  async 'finished-sentence'(desk) {
    const id = await desk.newTicket(pipeline);
    await recordOnRun(desk, id, [...troubleshooting, fact('work.act', 'act')]);
    await desk.openTicket(id);
    await desk.sidebar
      .getByRole('textbox', { name: /What exactly will Support do/ })
      .fill('run the failed pipeline again');
    await desk.sidebar
      .getByText(/^In the reply: /)
      .evaluate((sentence) => sentence.scrollIntoView({ block: 'center' }));
  },
  async 'incoming-reply'(desk) {
    const id = await desk.newTicket(pipeline);
    const work = [fact('work.act', 'look'), fact('work.downloads', true), fact('work.secrets', false)];
    const permission = [fact('permission.action', 'clone the repository'), fact('permission.object', 'initech/web')];
    await recordOnRun(desk, id, [...troubleshooting, ...work, ...permission]);
    await desk.openTicket(id);
    await insert(desk, 'Ask the requester for permission');
    await setAndSubmit(desk, id, 'Set the ticket to pending', 'Pending');
    await desk.reply(id, { from: pipeline.requester.email, text: 'Yes, please clone it, and thank you for looking.' });
    await desk.openTicket(id);
    await expect(desk.sidebar.locator('[data-reply]')).toBeVisible();
  },
  async 'pasted-page'(desk) {
    await desk.openTicket(118);
    const pasted = desk.sidebar.getByRole('group', { name: 'Paste the page from CustomersDot' });
    const list =
      'Id\tEmail\tFirst name\tConfirmed at\tUid\n4711\tzoe.martin@umbrella.example\tZoe\tMay 3, 2026 09:12\t-';
    await pasted.getByRole('textbox').fill(list);
    await expect(pasted.getByRole('button', { name: /^Record \d answers$/ })).toBeVisible();
  },
};

const readers = [
  { userId: 9001, name: 'sidebar-decided', why: /^Why/, scheme: 'light' },
  { userId: 9001, name: 'sidebar-checks-dark', why: /^Why/, scheme: 'dark' },
  { userId: 9004, name: 'sidebar-german', why: /^Warum/, scheme: 'light' },
] as const;

if (folder !== undefined) {
  for (const { userId, name, why, scheme } of readers) {
    test(`the picture ${name}`, async ({ desk }) => {
      const seat = await desk.seat(userId);
      // Tall enough for all of it: what does not fit is scrolled away.
      await seat.page.setViewportSize({ width: 900, height: 2000 });
      await seat.openTicket(101, { scheme, tray: 320 });
      await expect(seat.sidebar.getByTestId('verdict')).toContainText('Eligible');
      if (name !== 'sidebar-decided') await seat.sidebar.getByRole('button', { name: why }).click();
      await seat.settled();
      await picture(seat, name);
    });
  }

  for (const [name, reach] of Object.entries(pages)) {
    test(`the picture ${name}`, async ({ desk }) => {
      await desk.page.setViewportSize({ width: 1280, height: 860 });
      await reach(desk);
      await desk.settled();
      await wholePage(desk, name);
    });
  }

  test('the pictures of the lead’s page', async ({ desk }) => {
    const yes = fact('reply.from', 'kim@initech.example', 'customer');
    await recordOnRun(desk, await desk.newTicket(), [...unusedAccount, { type: 'step_done', step: 'ask-reply' }, yes]);
    const asked = { type: 'approval_asked', step: 'ask-clause', question: 'May it be released?' } as const;
    await recordOnRun(desk, await desk.newTicket(), [...unusedSecondary, asked]);
    const skipped = { type: 'step_skipped', step: 'ask-reply', reason: 'They wrote from it already' } as const;
    await recordOnRun(desk, await desk.newTicket(), [...unusedAccount, skipped]);
    for (const scheme of ['light', 'dark'] as const) {
      const lea = await desk.seat(9002);
      await lea.page.setViewportSize({ width: 1100, height: 640 });
      await lea.page.goto(`${lea.deskUrl}/agent/apps/handrail?as=9002&scheme=${scheme}`);
      await expect(lea.leadPage.getByText('Consent without a checked comment').first()).toBeVisible();
      const file = join(folder, `lead-needs-you${scheme === 'dark' ? '-dark' : ''}.png`);
      await lea.page.screenshot({ path: file, caret: 'initial' });
    }
  });

  test('the pictures of all runs, of the numbers, and of a workflow that is tried out', async ({ desk }) => {
    const given = {
      type: 'fact_corrected',
      fact: 'other.activity',
      value: 'some',
      source: 'agent',
      reason: 'A comment',
    };
    const dismissed = { type: 'run_ended', ending: 'dismissed', why: 'duplicate' };
    await recordOnRun(desk, await desk.newTicket(), [
      ...unusedAccount,
      { type: 'step_done', step: 'ask-reply' },
      given,
    ]);
    await recordOnRun(desk, await desk.newTicket(), [...unusedAccount, dismissed]);
    await recordOnRun(desk, await desk.newTicket(pipeline), troubleshooting);
    const lea = await desk.seat(9002);
    const { page, leadPage } = lea;
    await page.setViewportSize({ width: 1280, height: 860 });
    await lea.openAllRuns();
    await expect(leadPage.locator('tr[data-run]').nth(2)).toBeVisible();
    await wholePage(lea, 'lead-all-runs');
    await leadPage.getByRole('button', { name: 'Workflows' }).click();
    await leadPage.getByLabel('Workflow', { exact: true }).selectOption('email_release');
    await expect(leadPage.getByRole('table', { name: 'Answers that were corrected' })).toBeVisible();
    await page.setViewportSize({ width: 1280, height: 1500 });
    await wholePage(lea, 'lead-numbers');
    await leadPage.getByRole('button', { name: 'Try it out' }).click();
    for (const option of [onAnotherAccount, 'primary', 'free'])
      await leadPage.getByRole('button', { name: option, exact: true }).click();
    await leadPage.getByRole('button', { name: /^All \d+ checks$/ }).click();
    await expect(leadPage.locator('[data-rule]').first()).toBeVisible();
    await wholePage(lea, 'lead-try');
  });
}
