import { expect } from '@playwright/test';
import { leadPageOf } from './_look.ts';
import { fact } from './_run-record.ts';
import type { State } from './_state.ts';

const listRoute = '**/v1/runs?*';
const work = fact('shown.shape', 'work');
const asked = (step: string) => ({ type: 'approval_asked', step, question: 'Does it hold?' });

/** The page in the navigation bar. Who reads from the right is no lead there. */
const states: readonly State[] = [
  {
    name: 'lead, loading',
    async reach(seat) {
      await seat.page.route(listRoute, () => undefined);
      await seat.openLeadPage();
      await expect(seat.leadPage.getByRole('heading', { name: 'Runs' })).toBeVisible();
    },
  },
  {
    name: 'lead, service not reached',
    async reach(seat) {
      await seat.page.unroute(listRoute);
      await seat.page.route(listRoute, (route) => route.abort());
      await seat.openLeadPage();
      await expect(seat.leadPage.getByText('The Handrail service cannot be reached')).toBeVisible();
    },
  },
  {
    name: 'lead, nothing matches',
    async reach(seat) {
      await seat.page.unroute(listRoute);
      await seat.openLeadPage();
      await seat.leadPage.getByLabel('Show').selectOption('closed');
      await seat.leadPage.getByLabel('Reason').selectOption('owners_silent');
      await expect(seat.leadPage.getByText('No run matches.')).toBeVisible();
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
      await seat.openLeadPage();
      await expect(seat.leadPage.getByRole('listitem').getByText('Approval waiting').first()).toBeVisible();
    },
  },
  {
    name: 'lead, details with an approval',
    async reach(seat) {
      const row = seat.leadPage.getByRole('listitem').filter({ hasText: 'Approval waiting' }).first();
      await row.getByRole('button', { name: 'Details' }).click();
      await expect(row.getByText('May Support go on').first()).toBeVisible();
    },
  },
];

export const lead: readonly State[] = states.map((state) => ({ ...state, at: leadPageOf }));
