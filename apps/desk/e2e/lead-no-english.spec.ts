import type { FrameLocator, Locator } from '@playwright/test';
import { expect } from './_desk.ts';
import { type Gallery, test } from './_gallery.ts';
import { makeLead } from './_leads.ts';
import { expectNoEnglish, isWhole, type Language, readers, spoken, watched } from './_no-english.ts';
import { unusedAccount } from './_release.ts';
import { fact } from './_run-record.ts';

test.setTimeout(300_000);
test.use({ actionTimeout: 15_000 });

const work = fact('shown.shape', 'work');
const asked = (step: string, question: string) => ({ type: 'approval_asked', step, question });
const dismissed = { type: 'run_ended', ending: 'dismissed', why: 'duplicate', into: null, note: null };

/** What agents write in their language. */
const said: Readonly<Record<Language, string>> = { de: 'Siehe Vertrag', es: 'Según contrato', ja: '契約を確認' };

/** Between them they have every kind of question and step. */
const few = ['every_kind', 'email_release'];
const workflows = [
  ...few,
  'account_access',
  'enterprise_email_owner',
  'enterprise_email_user',
  'portal_signin',
  'project_group_change',
  'troubleshooting_permission',
];

/** A lead who reads in this language, at whatever the address names, with everything the page was given. */
async function leading(gallery: Gallery, language: Language) {
  const { desk } = gallery;
  makeLead(desk, readers[language]);
  const seat = await desk.seat(readers[language]);
  const written = watched(seat);
  const page = seat.leadPage;
  const goTo = async (route: Record<string, string>) => {
    const address = encodeURIComponent(new URLSearchParams(route).toString());
    await seat.page.goto(`${desk.deskUrl}/agent/apps/handrail/${address}?as=${seat.userId}`);
    await expect(page.locator('nav button[aria-current]')).toBeVisible();
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  };
  // What runs are called and ask is written in their workflows.
  for (const workflow of few) {
    await goTo({ view: 'workflows', workflow, part: 'read' });
    await expect(page.locator('h3').first()).toBeVisible();
  }
  return { seat, page, written, goTo, expectNone: (least = 5) => expectNoEnglish({ page, language, written, least }) };
}

/** Opens whatever is folded, and what is folded in that. */
async function unfoldAll(part: FrameLocator | Locator): Promise<void> {
  const folded = part.locator('button[aria-expanded="false"]:visible, details:not([open]) > summary:visible');
  for (let count = await folded.count(); count > 0; count = await folded.count()) await folded.first().click();
}

/** A run of each reason that a lead looks at. */
async function needing(gallery: Gallery, language: Language): Promise<void> {
  const note = said[language];
  await gallery.run('kinds', ['ana', [work, asked('lead', note)]]);
  await gallery.run('kinds', [
    'ana',
    [
      work,
      asked('peer', note),
      { type: 'step_skipped', step: 'macro-there', reason: note },
      { type: 'gates_overridden', steps: ['hold'], reason: note },
    ],
  ]);
}

for (const language of spoken) {
  const note = said[language];

  test(`a lead's page in ${language} has no English of ours: what needs them, with all that opens`, async ({
    gallery,
  }) => {
    gallery.desk.console.allow(/Failed to load resource/);
    await needing(gallery, language);
    const ben = await gallery.agent('ben');
    for (let n = 0; n < 20; n += 1) expect(await ben.pry('/v1/needs')).toBe(403);
    const { page, goTo, expectNone } = await leading(gallery, language);
    await goTo({ view: 'needs' });
    await expect(page.locator('li[data-run]').first()).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: 'Ben Okafor' })).toBeVisible();
    await expectNone(3);
    for (const row of await page.locator('li[data-run]').all()) {
      for (const button of await row.locator('button[aria-expanded]').all()) {
        await button.click();
        await expectNone(3);
      }
    }
  });

  test(`nor in ${language} in the table of all runs and the record of one`, async ({ gallery }) => {
    await needing(gallery, language);
    const { id } = await gallery.run('release', ['ana', [...unusedAccount, { type: 'step_done', step: 'ask-reply' }]]);
    const corrected = { type: 'fact_corrected', fact: 'other.activity', value: 'some', source: 'agent', reason: note };
    const { id: closed } = await gallery.run('release', ['ana', [...unusedAccount, corrected, dismissed]]);
    const { page, goTo, expectNone } = await leading(gallery, language);
    await goTo({ view: 'all' });
    await expect(page.locator('tr[data-run]').first()).toBeVisible();
    await expectNone();
    await goTo({ view: 'all', workflow: 'email_release', status: 'closed', flag: 'owners_silent' });
    await expectNone();
    for (const ticket of [id, closed]) {
      await goTo({ view: 'all', search: String(ticket) });
      const row = page.locator('tr[data-run]').filter({ hasText: String(ticket) });
      await row.getByRole('button').last().click();
      await expect(page.locator('[data-seq]').first()).toBeVisible();
      await unfoldAll(page);
      await expectNone();
      await page.locator('[data-seq] > button').nth(4).click();
      await expect(page.locator('[data-seq="5"] > [aria-current]')).toBeVisible();
      await expectNone();
    }
    await page.locator('[data-seq] > button').last().click();
    await page.locator('form label').first().click();
    await page.locator('form').getByRole('textbox').fill(note);
    await page.locator('form [type="submit"]').click();
    await expect(page.getByText(note).last()).toBeVisible();
    await expectNone();
  });

  test(`nor in ${language} in what is to be reviewed, and in how a workflow is doing`, async ({ gallery }) => {
    const skipped = { type: 'step_skipped', step: 'ask-reply', reason: note };
    const lost = { type: 'fact_unobtainable', fact: 'request.trigger', source: 'agent', note };
    const corrected = { type: 'fact_corrected', fact: 'other.activity', value: 'some', source: 'agent', reason: note };
    await gallery.run('release', ['ana', [...unusedAccount, skipped, corrected, lost, dismissed]]);
    const outside = fact('case.out_of_scope', true);
    const finished = { type: 'run_ended', ending: 'finished', why: null, into: null, note: null };
    await gallery.run('release', ['ana', [outside, { type: 'step_done', step: 'triage' }, finished]]);
    const { page, goTo, expectNone } = await leading(gallery, language);
    await goTo({ view: 'review' });
    await expect(page.locator('dl dd').first()).toBeVisible();
    await expectNone(0);
    await goTo({ view: 'workflows', workflow: 'email_release' });
    await expect(page.getByRole('table').nth(6)).toBeVisible();
    await expectNone();
  });

  test(`nor in ${language} in a workflow in plain words and tried out`, async ({ gallery }) => {
    test.slow();
    await gallery.run('kinds', ['ana', [work, { type: 'mistake_reported', note }]]);
    const { page, goTo, expectNone } = await leading(gallery, language);
    for (const workflow of isWhole && language === 'de' ? workflows : few) {
      await goTo({ view: 'workflows', workflow, part: 'read' });
      await expect(page.locator('ol ol, h3').first()).toBeVisible();
      await unfoldAll(page);
      await expectNone();
      await goTo({ view: 'workflows', workflow, part: 'try' });
      const groups = page.locator('fieldset').filter({ has: page.locator('fieldset, button') });
      await expect(groups.nth(1)).toBeVisible();
      await unfoldAll(page);
      await expectNone();
      for (let nth = 1; nth < (await groups.count()); nth += 1) {
        const option = groups.nth(nth).locator('button:enabled').first();
        if (await option.isVisible()) await option.click();
      }
      await unfoldAll(page);
      await expectNone();
    }
  });

  test(`nor in ${language} in an agent's own list`, async ({ gallery }) => {
    const { desk } = gallery;
    const seat = await desk.seat(readers[language]);
    const written = watched(seat);
    const page = seat.leadPage;
    const overdue = await gallery.run('kinds', [
      'ana',
      [work, { type: 'step_done', step: 'hold' }, asked('lead', note)],
    ]);
    const nudge = { type: 'nudged', note };
    await (await gallery.agent('lea')).record(overdue.run, [
      { type: 'run_reassigned', to: String(seat.userId) },
      nudge,
    ]);
    await seat.openLeadPage();
    await expect(page.locator('li[data-run]').first()).toBeVisible();
    await unfoldAll(page);
    await expectNoEnglish({ page, language, written, least: 0 });
  });
}
