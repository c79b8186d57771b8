import { expect } from '@playwright/test';
import { fact } from './_run-record.ts';
import { type State, button, opened, unfold } from './_state.ts';

const unused = [
  fact('other.found', 'elsewhere'),
  fact('other.kind', 'primary'),
  fact('requester.plan', 'paid'),
  fact('other.activity', 'none'),
  fact('other.signed_in', 'never'),
  fact('other.memberships', false),
  fact('other.has_data', false),
  fact('other.confirmed', false),
];
const done = (step: string) => ({ type: 'step_done', step });
const toRelease = [...unused, done('ask-reply'), fact('reply.from', 'kim@initech.example', 'customer')];
const toEnd = [
  ...toRelease,
  fact('other.username', 'kim.old'),
  ...['check-release-address', 'release-primary', 'admin-note', 'advise', 'comment-request', 'solve-released'].map(
    done,
  ),
];

/** As many changes of one fact as make a long history. */
const changes = Array.from({ length: 50 }, (_, index) => ({
  type: 'fact_corrected',
  fact: 'requester.plan',
  value: index % 2 === 0 ? 'free' : 'paid',
  source: 'agent',
  reason: `Looked at it for the ${index + 2}. time`,
}));

/** What belongs to a run besides its next step. */
export const more: readonly State[] = [
  {
    name: 'more, handover',
    async reach(seat, gallery) {
      const { id } = await gallery.run('release', ['ana', [...toRelease, ...changes]]);
      await opened(seat, id);
      await button(seat, 'More about this workflow').click();
      await expect(button(seat, 'Handover')).toHaveAttribute('aria-expanded', 'true');
    },
  },
  { name: 'more, record as a note', reach: (seat) => unfold(button(seat, 'Record as internal note')) },
  {
    name: 'more, fifty lines of history',
    async reach(seat) {
      await seat.settled();
      await button(seat, 'Record as internal note').click();
      await unfold(button(seat, 'History'));
    },
  },
  {
    name: 'more, search, scope and mistake',
    async reach(seat) {
      await seat.settled();
      await button(seat, 'History').click();
      await unfold(button(seat, 'Report a mistake in this workflow'));
      await unfold(button(seat, 'Not in scope, or in doubt'));
      await unfold(button(seat, 'Search all workflows'));
      await expect(button(seat, 'Release an e-mail address')).toBeVisible();
    },
  },
  {
    name: 'more, in doubt with a reason',
    async reach(seat) {
      await seat.settled();
      await button(seat, 'I am in doubt: ask a manager').click();
      await expect(seat.sidebar.getByLabel('Why? Leads will see this.')).toBeVisible();
    },
  },
  {
    name: 'newer version',
    async reach(seat, gallery) {
      await opened(seat, gallery.left.old);
      await expect(seat.sidebar.getByText('A newer version of this workflow exists.')).toBeVisible();
    },
  },
  {
    name: 'newer version, what it changes',
    async reach(seat) {
      await button(seat, 'See what changes').click();
      await expect(button(seat, 'Move to the newer version')).toBeVisible();
    },
  },
  {
    name: 'several runs on one ticket',
    async reach(seat, gallery) {
      const { id } = await gallery.run('release');
      const ana = await gallery.agent('ana');
      await ana.start(gallery.opened('release', id), 'email_release', 'kim.with-another-long-address@initech.example');
      await ana.start(gallery.opened('release', id), 'account_access', null);
      await opened(seat, id);
      await expect(seat.sidebar.getByText('3 runs on this ticket')).toBeVisible();
    },
  },
  {
    name: 'all done',
    async reach(seat, gallery) {
      const { id } = await gallery.run('release', ['ana', toEnd]);
      await opened(seat, id);
      await unfold(button(seat, /^\d+ done( or skipped)?$/));
    },
  },
  {
    name: 'run closed',
    async reach(seat, gallery) {
      const { id } = await gallery.run('release', [
        'ana',
        [...toEnd, { type: 'run_ended', ending: 'dismissed', why: 'not_needed' }],
      ]);
      await opened(seat, id);
      await expect(seat.sidebar.getByText('Ended').first()).toBeVisible();
    },
  },
];
