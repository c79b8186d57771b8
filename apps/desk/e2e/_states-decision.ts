import { expect } from '@playwright/test';
import { fact } from './_run-record.ts';
import { openRules } from './_run-work.ts';
import { type State, button, opened, step, unfold, unfoldStep } from './_state.ts';

const some = [fact('other.found', 'elsewhere'), fact('other.kind', 'primary'), fact('requester.plan', 'paid')];
const unused = [
  ...some,
  fact('other.activity', 'none'),
  fact('other.signed_in', 'never'),
  fact('other.memberships', false),
  fact('other.has_data', false),
  fact('other.confirmed', false),
];
const asked = { type: 'step_done', step: 'ask-reply' };
const answered = [...unused, asked, fact('reply.from', 'kim@initech.example', 'customer')];

/** A run of the release from the first fact to its end. */
export const decision: readonly State[] = [
  {
    name: 'partly decided, why open',
    async reach(seat, gallery) {
      const { id } = await gallery.run('release', ['ana', some]);
      await opened(seat, id);
      await unfold(button(seat, /^Why/));
    },
  },
  {
    name: 'why, each check with what it rests on',
    async reach(seat) {
      await openRules(seat);
    },
  },
  {
    name: 'decided, next step with its text',
    async reach(seat, gallery) {
      const { id } = await gallery.run('release', ['ana', unused]);
      await opened(seat, id);
      await expect(seat.sidebar.locator('[data-snippet]')).toBeVisible();
    },
  },
  {
    name: 'inserted, with undo',
    async reach(seat) {
      await seat.settled();
      await button(seat, /^Insert reply and set .?Pending.?$/).click();
      await expect(button(seat, 'Undo')).toBeVisible();
    },
  },
  {
    name: 'exceptions of a step',
    async reach(seat) {
      await step(seat, 'ask-reply').getByRole('button', { name: 'More options', exact: true }).click();
      await expect(button(seat, 'Skip this step')).toBeVisible();
    },
  },
  {
    name: 'skip with a reason',
    async reach(seat) {
      await seat.settled();
      await button(seat, 'Skip this step').click();
      await expect(seat.sidebar.getByLabel(/^Why are you skipping this/)).toBeVisible();
    },
  },
  {
    name: 'decided, why open with flips',
    async reach(seat) {
      await unfold(button(seat, /^Why/));
      await seat.sidebar.getByText('What would change the decision').click();
    },
  },
  {
    name: 'correction of a fact',
    async reach(seat) {
      await seat.settled();
      await openRules(seat);
      await seat.settled();
      await button(seat, /^Change: .*Is the requester a paid user/)
        .first()
        .click();
      await expect(seat.sidebar.getByLabel('Why is it different?')).toBeVisible();
    },
  },
  {
    name: 'solving stopped by open steps',
    async reach(seat, gallery) {
      const { id } = await gallery.run('release', ['ana', unused]);
      await opened(seat, id);
      await expect(seat.sidebar.locator('[data-snippet]')).toBeVisible();
      await seat.submitAs('Solved');
      await expect(seat.sidebar.getByText('Solving was stopped')).toBeVisible();
    },
  },
  {
    name: 'solving stopped, overridden',
    async reach(seat) {
      await seat.sidebar.getByLabel(/why can it be solved now/).fill('The customer took the request back.');
      await button(seat, 'Override and allow solving').click();
      await expect(seat.sidebar.getByText('Overridden.')).toBeVisible();
    },
  },
  {
    name: 'waiting for a reply',
    async reach(seat, gallery) {
      const { id } = await gallery.run('release', ['ana', [...unused, asked]]);
      await opened(seat, id);
      await unfoldStep(seat, 'wait-reply');
      await expect(seat.sidebar.getByRole('heading', { name: 'Waiting on' })).toBeVisible();
    },
  },
  {
    name: 'what cannot be undone, every fold open',
    async reach(seat, gallery) {
      const { id } = await gallery.run('release', ['ana', [...answered, fact('other.username', 'kim.old')]]);
      await opened(seat, id);
      await unfoldStep(seat, 'release-primary');
      for (const name of [/^\d+ done( or skipped)?$/, /^\d+ not needed$/, / may follow$/]) {
        const fold = button(seat, name);
        if ((await fold.count()) > 0) await unfold(fold);
      }
    },
  },
  {
    name: 'a manager decides, not asked',
    async reach(seat, gallery) {
      const secondary = unused.map((each) =>
        'fact' in each && each.fact === 'other.kind' ? { ...each, value: 'secondary' } : each,
      );
      const { id } = await gallery.run('release', ['ana', secondary]);
      await opened(seat, id);
      await expect(button(seat, 'Ask for approval')).toBeVisible();
    },
  },
  {
    name: 'not eligible',
    async reach(seat, gallery) {
      const member = unused.map((each) =>
        'fact' in each && each.fact === 'other.memberships' ? { ...each, value: true } : each,
      );
      const { id } = await gallery.run('release', ['ana', member]);
      await opened(seat, id);
      await expect(seat.sidebar.getByTestId('verdict')).toHaveText('The address cannot be released');
    },
  },
];
