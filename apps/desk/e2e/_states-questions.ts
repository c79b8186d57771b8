import { expect } from '@playwright/test';
import { fact } from './_run-record.ts';
import { type State, opened } from './_state.ts';

const first = [fact('shown.boolean', true), fact('shown.few', 'there'), fact('shown.many', 'one')];
const second = [fact('shown.text', 'Change it'), fact('shown.email', 'kim@initech.example'), fact('shown.number', 4)];

const group = (name: RegExp) => ({ name });

export const questions: readonly State[] = [
  {
    name: 'questions, yes or no and choices, a page that waits and what opens it',
    async reach(seat, gallery) {
      const { id } = await gallery.run('kinds');
      await opened(seat, id);
      // Read from right to left, values stand apart from the sentence around them.
      await expect(seat.sidebar.getByText(/Activity of the account\u2069?: opens once/)).toBeVisible();
      await expect(seat.sidebar.getByRole('group', group(/What exactly/))).toBeVisible();
    },
  },
  {
    name: 'questions, a choice of many',
    async reach(seat, gallery) {
      const { id } = await gallery.run('kinds', ['ana', first.slice(0, 2)]);
      await opened(seat, id);
      await expect(seat.sidebar.getByRole('combobox')).toBeVisible();
    },
  },
  {
    name: 'questions, written ones with slips and the question to insert',
    async reach(seat, gallery) {
      const { id } = await gallery.run('kinds', ['ana', first]);
      await opened(seat, id);
      const email = seat.sidebar.getByRole('group', group(/From which address/));
      await email.getByRole('button', { name: 'Insert the question' }).click();
      await email.getByRole('textbox').fill('kim at initech');
      for (const asked of [/What exactly/, /From which address/, /How many seats/]) {
        await seat.sidebar.getByRole('group', group(asked)).getByRole('button', { name: 'Record' }).click();
      }
      await expect(seat.sidebar.getByText('Enter one email address')).toBeVisible();
    },
  },
  {
    name: 'questions, date, list and members as understood',
    async reach(seat, gallery) {
      const { id } = await gallery.run('kinds', ['ana', [...first, ...second]]);
      await opened(seat, id);
      const members = seat.sidebar.getByRole('group', group(/Who are the members/));
      await members.getByRole('textbox').fill(pasted);
      await expect(members.getByText('4 members recognised')).toBeVisible();
      await seat.sidebar
        .getByRole('group', group(/On which day/))
        .getByRole('button', { name: 'Record' })
        .click();
    },
  },
  {
    name: 'questions, members not understood',
    async reach(seat) {
      const members = seat.sidebar.getByRole('group', group(/Who are the members/));
      await members.getByRole('textbox').first().fill('Nothing of the kind');
      await expect(members.getByText('No member was recognised')).toBeVisible();
    },
  },
  {
    name: 'questions, what nobody can find out and what a manager says',
    async reach(seat, gallery) {
      const unobtainable = ['shown.date', 'shown.list'].map((id) => ({
        type: 'fact_unobtainable',
        fact: id,
        source: 'agent',
      }));
      const owners = [{ username: 'ida', role: 'owner', email: 'ida@acme.example' }];
      const known = [...first, ...second, fact('shown.members', owners), ...unobtainable];
      const { id } = await gallery.run('kinds', ['ana', known]);
      await opened(seat, id);
      await expect(seat.sidebar.getByText('Only a manager can say.')).toBeVisible();
    },
  },
];

const pasted = ['ida Owner 2026-05-20', 'jo Owner 2026-05-02', 'kay Owner 2026-03-14', 'max Developer 2026-05-29']
  .map((row) => {
    const [name, role, active] = row.split(' ');
    return `@${name} ${name === 'kay' ? '' : `${name}@acme.example`} ${role} Direct member Last activity ${active}`;
  })
  .join('\n');
