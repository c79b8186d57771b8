import { expect } from '@playwright/test';
import { leadPageOf } from './_look.ts';
import { fact } from './_run-record.ts';
import type { State } from './_state.ts';

const listRoute = /\/v1\/runs(\?|$)/;
const work = fact('shown.shape', 'work');
const asked = (step: string) => ({ type: 'approval_asked', step, question: 'Does it hold?' });

/** The page in the navigation bar. */
const states: readonly State[] = [
  {
    name: 'lead, loading',
    async reach(seat) {
      await seat.page.route(listRoute, () => undefined);
      await seat.openAllRuns();
      await expect(seat.leadPage.getByRole('heading', { name: 'All runs' })).toBeVisible();
    },
  },
  {
    name: 'lead, service not reached',
    async reach(seat) {
      await seat.page.unroute(listRoute);
      await seat.page.route(listRoute, (route) => route.abort());
      await seat.openAllRuns();
      await expect(seat.leadPage.getByText("Couldn't reach the Handrail service")).toBeVisible();
    },
  },
  {
    name: 'lead, nothing matches',
    async reach(seat) {
      await seat.page.unroute(listRoute);
      await seat.openAllRuns();
      await seat.leadPage.getByLabel('Show').selectOption('closed');
      await seat.leadPage.getByLabel('Reason').selectOption('owners_silent');
      await expect(seat.leadPage.getByText('No checklist matches.')).toBeVisible();
      await expect(seat.leadPage.getByRole('button', { name: 'Clear filters' })).toBeVisible();
    },
  },
  {
    name: 'lead, runs that need a look',
    async reach(seat, gallery) {
      await gallery.run('long', ['ana', [fact('shown.shape', 'long'), { type: 'mistake_reported', note: 'A typo' }]]);
      await gallery.run('release', ['ana', [fact('other.found', 'elsewhere')]]);
      await gallery.run('kinds', [
        'ana',
        [
          work,
          asked('peer'),
          asked('lead'),
          { type: 'step_skipped', step: 'macro-there', reason: 'Billing knows already.' },
          { type: 'gates_overridden', steps: ['hold'], reason: 'The customer took it back.' },
        ],
      ]);
      await seat.openAllRuns();
      await expect(seat.leadPage.getByRole('row').getByText('Approval waiting').first()).toBeVisible();
    },
  },
  {
    name: 'lead, the record of a run with an approval',
    async reach(seat) {
      const row = seat.leadPage.getByRole('row').filter({ hasText: 'Approval waiting' }).first();
      await row.getByRole('button', { name: 'Record' }).click();
      await expect(seat.leadPage.getByText('May Support go on').first()).toBeVisible();
      await expect(seat.leadPage.getByText('As it stands now')).toBeVisible();
    },
  },
  {
    name: 'lead, a run as it stood',
    async reach(seat) {
      await seat.leadPage.getByRole('button', { name: 'Earlier' }).click();
      await expect(seat.leadPage.getByRole('heading', { name: /^As it stood on/ })).toBeVisible();
    },
  },
  {
    name: 'lead, the path that a run took',
    async reach(seat) {
      const name = /^(How it was decided|Checks so far)$/;
      await seat.leadPage.getByRole('button', { name }).click();
      await expect(seat.leadPage.getByRole('list', { name })).toBeVisible();
    },
  },
  {
    name: 'lead, what needs a lead',
    async reach(seat) {
      await seat.openLeadPage();
      await expect(seat.leadPage.getByRole('heading', { name: 'Waiting or late' })).toBeVisible();
    },
  },
  {
    name: 'lead, an exception that is called expected',
    async reach(seat) {
      const row = seat.leadPage.getByRole('listitem').filter({ hasText: 'Step skipped' }).first();
      await row.getByRole('button', { name: 'Mark as expected' }).click();
      await expect(row.getByLabel('Why is this expected?')).toBeVisible();
    },
  },
  {
    name: 'lead, runs of one version of a workflow',
    async reach(seat) {
      await seat.openAllRuns();
      await seat.leadPage.getByLabel('Workflow', { exact: true }).selectOption('email_release');
      const version = seat.leadPage.getByLabel('Version', { exact: true });
      await expect(version.getByRole('option', { name: '(newest)' })).toHaveCount(1);
      await version.selectOption({ index: 1 });
      await expect(
        seat.leadPage
          .getByRole('row')
          .filter({ hasText: /Ticket / })
          .first(),
      ).toBeVisible();
    },
  },
  {
    name: 'lead, how a workflow is doing',
    async reach(seat) {
      await seat.openLeadPage();
      await seat.leadPage.getByRole('button', { name: 'Workflows' }).click();
      await seat.leadPage.getByLabel('Workflow', { exact: true }).selectOption('every_kind');
      await expect(seat.leadPage.getByRole('table', { name: 'Time per step' })).toBeVisible();
    },
  },
  {
    name: 'lead, a workflow in plain words',
    async reach(seat) {
      await seat.openLeadPage();
      await seat.leadPage.getByRole('button', { name: 'Workflows' }).click();
      await seat.leadPage.getByLabel('Workflow', { exact: true }).selectOption('every_kind');
      await seat.leadPage.getByRole('button', { name: 'In plain words' }).click();
      await expect(seat.leadPage.getByText('A typo').first()).toBeVisible();
      await seat.leadPage.getByRole('button', { name: 'Show the drawing' }).click();
      await expect(seat.leadPage.getByText(/Run on .* with version/)).toBeVisible();
      await seat.leadPage
        .getByRole('button', { name: /^Text: / })
        .first()
        .click();
    },
  },
  {
    name: 'lead, a workflow tried out',
    async reach(seat) {
      await seat.leadPage.getByLabel('Workflow', { exact: true }).selectOption('account_access');
      await seat.leadPage.getByRole('button', { name: 'Try it out' }).click();
      await expect(seat.leadPage.getByRole('region', { name: 'Decision', exact: true })).toBeVisible();
      await seat.leadPage.getByRole('button', { name: 'Yes' }).first().click();
      await expect(seat.leadPage.getByRole('button', { name: 'Start over' })).toBeVisible();
      await seat.leadPage.getByRole('button', { name: /^All \d+ checks$/ }).click();
      await expect(seat.leadPage.locator('[data-rule]').first()).toBeVisible();
    },
  },
  {
    name: 'lead, somebody who was refused again and again',
    async reach(seat, gallery) {
      const ben = await gallery.agent('ben');
      for (let n = 0; n < 20; n += 1) expect(await ben.pry('/v1/needs')).toBe(403);
      await seat.openLeadPage();
      const notice = seat.leadPage.getByRole('status').filter({ hasText: 'Ben Okafor' });
      // At one desk other walks had him refused before.
      await expect(notice).toContainText(/Handrail refused \d{2,} requests from .?Ben Okafor.? since/);
      await expect(notice).toContainText('Most asked for something this person isn’t allowed to see or do.');
    },
  },
];

export const lead: readonly State[] = states.map((state) => ({ ...state, at: leadPageOf }));
