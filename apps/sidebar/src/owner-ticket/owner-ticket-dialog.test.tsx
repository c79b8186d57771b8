// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Zendesk } from '../zendesk/zendesk.ts';
import type { DialogContent } from './dialog-messages.ts';
import { OwnerTicketDialog } from './owner-ticket-dialog.tsx';

const asked: DialogContent = {
  subject: 'Your permission',
  text: 'Hello',
  linkNote: 'For ticket 1',
  status: 'hold',
  requesterStatus: null,
  macro: null,
  tickets: [
    {
      username: 'ida',
      email: 'ida@acme.example',
      because: 'Recent',
      state: 'planned',
      ticketId: null,
      problem: null,
      sameName: [],
    },
  ],
  excluded: [],
  progress: 'asked',
  message: null,
};

let tell: (content: DialogContent) => void;
const closeDialog = vi.fn<() => Promise<void>>();
beforeEach(() => {
  vi.useFakeTimers();
  const zendesk = {
    on(_event: string, handler: (data: unknown) => void) {
      tell = (content) => act(() => handler(content));
      return () => {};
    },
    tellOpener: () => {},
    closeDialog,
  };
  render(
    <ThemeProvider theme={DEFAULT_THEME}>
      {/* oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all that the dialog uses */}
      <OwnerTicketDialog zendesk={zendesk as unknown as Zendesk} />
    </ThemeProvider>,
  );
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const wait = () =>
  act(() => {
    vi.advanceTimersByTime(10_000);
  });
const alone = () => screen.queryByText(/no longer answers/);

test('a dialog whose opener never tells it anything ends in words', () => {
  expect(alone()).toBeNull();
  wait();
  expect(alone()).not.toBeNull();
  fireEvent.click(screen.getByRole('button'));
  expect(closeDialog).toHaveBeenCalledOnce();
});

test('so does one whose opener is gone when the agent confirms, and it goes on when the opener answers late', () => {
  tell(asked);
  wait();
  expect(alone()).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Write to 1 owner' }));
  wait();
  expect(alone()).not.toBeNull();
  tell({ ...asked, progress: 'sending' });
  expect(alone()).toBeNull();
});
