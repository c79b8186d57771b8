import { expect } from '@playwright/test';
import { fact } from './_run-record.ts';
import { openRules } from './_run-work.ts';
import { type State, button, opened, step, unfold, unfoldStep } from './_state.ts';

const work = fact('shown.shape', 'work');
const asked = (id: string) => ({ type: 'approval_asked', step: id, question: 'Does it hold?' });
const decided = (id: string, decision: string, comment: string) => ({
  type: 'approval_decided',
  step: id,
  decision,
  comment,
});

/** Every kind of step, one after the other, on one run. */
export const steps: readonly State[] = [
  {
    name: 'step, text that lacks answers',
    async reach(seat, gallery) {
      const { id } = await gallery.run('kinds', ['ana', [work]]);
      await opened(seat, id);
      await expect(seat.sidebar.getByText('Still missing:')).toBeVisible();
    },
  },
  {
    name: 'step, macro with its preview',
    async reach(seat) {
      await unfoldStep(seat, 'macro-there');
      await expect(button(seat, 'Apply the macro')).toBeVisible();
    },
  },
  {
    name: 'step, macro applied',
    async reach(seat) {
      await seat.settled();
      await button(seat, 'Apply the macro').click();
      await expect(seat.sidebar.getByText('Applied to the open ticket.')).toBeVisible();
    },
  },
  {
    name: 'step, macro missing',
    async reach(seat) {
      await unfoldStep(seat, 'macro-gone');
      await expect(seat.sidebar.getByText('has no active macro')).toBeVisible();
    },
  },
  {
    name: 'step, status set',
    async reach(seat) {
      await unfoldStep(seat, 'hold');
      await seat.settled();
      await button(seat, /^Set to .*On-hold/).click();
      await expect(seat.sidebar.getByText('It counts when you submit.')).toBeVisible();
    },
  },
  {
    name: 'step, wait with a reminder',
    async reach(seat) {
      await unfoldStep(seat, 'wait');
      await expect(button(seat, 'Record the reminder')).toBeVisible();
    },
  },
  {
    name: 'step, check with a slip in the proof',
    async reach(seat) {
      const check = await unfoldStep(seat, 'look-up');
      await check.getByLabel('Link to the proof').fill('not a link');
    },
  },
  {
    name: 'step, link',
    async reach(seat) {
      await unfoldStep(seat, 'read');
      await expect(step(seat, 'read').getByRole('link')).toBeVisible();
    },
  },
  {
    name: 'step, command that cannot be undone',
    async reach(seat) {
      await unfoldStep(seat, 'command');
      await expect(button(seat, 'Copy')).toBeVisible();
    },
  },
  {
    name: 'step, locked',
    async reach(seat) {
      await unfoldStep(seat, 'admin-note');
    },
  },
  {
    name: 'step, texts for this state',
    async reach(seat) {
      await unfold(button(seat, 'Remind the owner').last());
    },
  },
  {
    name: 'approval of a colleague, asked by oneself',
    async reach(seat) {
      await unfoldStep(seat, 'peer');
      await seat.settled();
      await button(seat, 'Ask for approval').click();
      await expect(step(seat, 'peer')).toHaveAttribute('data-state', 'waiting');
      await unfoldStep(seat, 'peer');
      await expect(seat.sidebar.getByText('You asked, so someone else')).toBeVisible();
    },
  },
  {
    name: 'approval of a colleague, to be given',
    async reach(seat, gallery) {
      const { id } = await gallery.run('kinds', ['ana', [work]], ['ben', [asked('peer'), asked('lead')]]);
      await opened(seat, id);
      await expect(button(seat, 'Approve')).toBeVisible();
    },
  },
  {
    name: 'approval of a lead, asked',
    async reach(seat) {
      await unfoldStep(seat, 'lead');
    },
  },
  {
    name: 'approval, given and denied',
    async reach(seat, gallery) {
      const { id } = await gallery.run(
        'kinds',
        ['ben', [work, asked('peer'), asked('lead')]],
        [
          'lea',
          [
            decided('peer', 'approved', 'The answers fit.'),
            decided('lead', 'denied', 'The clause has expired for good.'),
          ],
        ],
      );
      await opened(seat, id);
      const done = button(seat, /^\d+ done( or skipped)?$/);
      await unfold(done);
      for (const each of ['peer', 'lead']) if ((await step(seat, each).count()) > 0) await unfoldStep(seat, each);
    },
  },
  {
    name: 'approval, lapsed',
    async reach(seat, gallery) {
      const { id } = await gallery.run(
        'kinds',
        ['ben', [work, fact('shown.number', 4), asked('lead')]],
        ['lea', [decided('lead', 'approved', 'For four seats.')]],
        ['ana', [{ type: 'fact_corrected', fact: 'shown.number', value: 40, source: 'agent', reason: 'Misread' }]],
      );
      await opened(seat, id);
      await unfoldStep(seat, 'lead');
    },
  },
  {
    name: 'steps skipped, failed and done before',
    async reach(seat, gallery) {
      const { id } = await gallery.run('kinds', [
        'ana',
        [
          work,
          { type: 'step_skipped', step: 'macro-there', reason: 'Billing knows already.' },
          { type: 'step_failed', step: 'hold', message: 'Zendesk said that the status is not allowed on this form.' },
          { type: 'step_done', step: 'read', how: 'before', note: 'Seen in the audit of the ticket' },
        ],
      ]);
      await opened(seat, id);
      await unfold(button(seat, /^\d+ done( or skipped)?$/));
      await unfoldStep(seat, 'hold');
    },
  },
  {
    name: 'a done step, to be opened again',
    async reach(seat) {
      const done = await unfoldStep(seat, 'read');
      await done.getByRole('button', { name: 'More options', exact: true }).click();
      await button(seat, 'Open it again').click();
    },
  },
  {
    name: 'wait overdue',
    async reach(seat, gallery) {
      await opened(seat, gallery.left.overdue);
      await expect(seat.sidebar.getByText('overdue', { exact: true }).first()).toBeVisible();
    },
  },
];

/** More than a page was made for. */
export const overflowing: readonly State[] = [
  {
    name: 'long words',
    async reach(seat, gallery) {
      const { id } = await gallery.run('long', ['ana', [fact('shown.shape', 'long')]]);
      await opened(seat, id);
      await unfold(button(seat, /^Why/));
      await openRules(seat);
    },
  },
  {
    name: 'long command',
    async reach(seat) {
      await unfoldStep(seat, 'long-command');
    },
  },
];
