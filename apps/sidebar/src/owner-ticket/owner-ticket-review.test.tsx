// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { DialogContent } from './dialog-messages.ts';
import { OwnerTicketReview } from './owner-ticket-review.tsx';

afterEach(cleanup);

type Ticket = DialogContent['tickets'][number];

const ida: Ticket = {
  username: 'ida',
  email: 'ida@acme.example',
  because: 'Most recent activity',
  state: 'linked',
  ticketId: 7,
  problem: null,
  sameName: [],
};
const jo: Ticket = { ...ida, username: 'jo', email: 'jo@acme.example', state: 'planned', ticketId: null };

function review(progress: DialogContent['progress'], tickets: Ticket[], message: string | null = null) {
  const content: DialogContent = {
    subject: 'Your permission',
    text: 'Hello',
    linkNote: 'For ticket 1',
    status: 'hold',
    requesterStatus: null,
    macro: null,
    tickets,
    excluded: [],
    progress,
    message,
  };
  render(
    <ThemeProvider theme={DEFAULT_THEME}>
      <OwnerTicketReview content={content} onConfirm={() => {}} onClose={() => {}} />
    </ThemeProvider>,
  );
}

const buttons = () => screen.getAllByRole('button').map(({ textContent }) => textContent);
const row = (username: string) => document.querySelector(`[data-owner="${username}"]`)?.textContent;

test('an owner without an address is told apart in the row, and the button says why it waits', () => {
  review('asked', [ida, { ...jo, email: null }]);
  expect(row('ida')).not.toContain('without an address');
  expect(row('jo')).toContain('"Email address of jo, from Admin"');
  const confirm = screen.getByRole<HTMLButtonElement>('button', { name: 'Write to 1 owner' });
  expect(confirm.disabled).toBe(true);
  const why = document.getElementById(confirm.getAttribute('aria-describedby') ?? '');
  expect(why?.textContent).toContain('1 owner has no email address yet.');
});

test('a refusal is said in the row of its owner, who is named beside the buttons', () => {
  review('refused', [ida, { ...jo, state: 'failed', problem: 'Email is not properly formatted' }]);
  expect(row('ida')).not.toContain('Email');
  expect(row('jo')).toContain('not sent');
  expect(row('jo')).toContain('Email is not properly formatted');
  expect(screen.getByRole('alert').textContent).toContain('Zendesk refused the ticket for jo.');
  expect(buttons()).toContain('Continue, 1 left');
});

test('what is about no owner stands beside the buttons', () => {
  review('refused', [ida, { ...jo, state: 'failed' }], 'You may not');
  expect(screen.getByRole('alert').textContent.trim()).toBe('You may not');
});

test('while it writes, what is left is said once', () => {
  review('sending', [ida, { ...jo, state: 'intended' }]);
  expect(screen.getAllByText(/1 left/)).toHaveLength(1);
  expect(buttons()).not.toContain('Continue, 1 left');
});

test('when everybody is written to, nothing speaks of the future', () => {
  review('done', [ida, { ...jo, state: 'linked', ticketId: 8 }]);
  expect(screen.getByRole('heading').textContent).toBe('2 owners contacted');
  expect(screen.getByText(/^Each owner has a ticket/)).toBeTruthy();
  expect(screen.queryByText(/^Each owner gets/)).toBeNull();
  expect(buttons().at(-1)).toBe('Close');
});

test('X46: an equal display name is worth a warning at the owner, until they have been written to', () => {
  review('asked', [
    { ...ida, sameName: ['jo'] },
    { ...jo, sameName: ['Ana Berger'] },
  ]);
  expect(row('jo')).toContain('the same name (Ana Berger)');
  expect(row('ida')).not.toContain('the same name');
});
