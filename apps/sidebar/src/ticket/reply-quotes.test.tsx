// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { RunView, TicketComment } from '@handrail/contract';
import { afterEach, expect, test } from 'vitest';
import { awaitingRun, replyFact, replyFrom, wanted } from '../fixtures/reply.ts';
import { runContext } from '../fixtures/run-context.ts';
import { RunProvider, useRun } from '../state/run-context.tsx';
import { replyBy } from '../state/awaited-reply.ts';
import { ReplyQuotes } from './reply-quotes.tsx';

const requester = 'kim.stone@example.com';
const eve = 'eve@else.example';
afterEach(cleanup);

const Taken = () => <output>{useRun().reply?.id}</output>;

function drawn(run: RunView, awaited: string | null, ...replies: TicketComment[]) {
  const reply = replyBy(replies, awaited ?? requester) ?? replies.at(-1) ?? null;
  render(
    <ThemeProvider theme={DEFAULT_THEME}>
      <RunProvider value={runContext(run, { replies, reply, awaited, requesterAddress: requester })}>
        <ReplyQuotes />
        <Taken />
      </RunProvider>
    </ThemeProvider>,
  );
  return [...document.querySelectorAll<HTMLElement>('[data-reply]')].map(({ dataset }) => dataset['reply']);
}
const tags = () =>
  screen.queryAllByText(/^not the /).map((tag) => tag.closest<HTMLElement>('[data-reply]')?.dataset['reply']);
const open: RunView = {
  ...awaitingRun,
  facts: [{ ...replyFact, declaration: { ...replyFact.declaration, awaits: undefined, type: 'text' } }],
};

test('whom the run waits for is drawn, and the newest of others, told apart by the awaited address', () => {
  expect(drawn(awaitingRun, wanted, replyFrom('1', wanted), replyFrom('2', eve), replyFrom('3', requester))).toEqual([
    '1',
    '3',
  ]);
  expect(tags()).toEqual(['3']);
  expect(screen.getByText('not the awaited address')).toBeDefined();
  expect(screen.queryByRole('button')).toBeNull();
});

test('where nobody awaited wrote, the newest is drawn and told apart', () => {
  expect(drawn(awaitingRun, wanted, replyFrom('1', eve), replyFrom('2', requester))).toEqual(['2']);
  expect(tags()).toEqual(['2']);
});

test('where no address is awaited the requester’s is, and the agent chooses which reply is meant', () => {
  expect(drawn(open, null, replyFrom('1', requester, 'Yes'), replyFrom('2', eve, 'Any news?'))).toEqual(['1', '2']);
  expect(tags()).toEqual(['2']);
  expect(screen.getByText('not the requester')).toBeDefined();
  expect(screen.getByRole('status').textContent).toBe('1');
  fireEvent.click(screen.getByRole('button', { name: 'Use this reply instead' }));
  expect(screen.getByRole('status').textContent).toBe('2');
  expect(screen.getByText('Recorded with your answer').closest('[data-reply="2"]')).not.toBeNull();
});

test('of two by whom the run waits for both are drawn, so that a question after the yes does not hide it', () => {
  expect(drawn(awaitingRun, wanted, replyFrom('1', wanted, 'Yes'), replyFrom('2', wanted, 'Any news?'))).toEqual([
    '1',
    '2',
  ]);
  fireEvent.click(screen.getByRole('button', { name: 'Use this reply instead' }));
  expect(screen.getByRole('status').textContent).toBe('1');
});

test('a reply after the answer is drawn where nothing is asked any more, with the way to correct the answer', async () => {
  const said = { state: 'known', value: wanted, source: 'customer', by: null, evidence: null, note: null } as const;
  const answered: RunView = {
    ...awaitingRun,
    facts: [{ ...replyFact, fact: { ...said, at: '2026-11-20T10:00:01.500Z' } }],
    questions: [],
  };
  expect(drawn(answered, null, replyFrom('1', wanted))).toEqual([]);
  cleanup();
  expect(drawn(answered, null, replyFrom('1', wanted), replyFrom('2', wanted, 'No, it is not mine.'))).toEqual(['2']);
  expect(screen.getByText(/^This came after an answer was recorded/)).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: `Change: ${replyFact.declaration.ask}` }));
  expect(await screen.findByRole('textbox', { name: 'Why is it different?' })).toBeDefined();
});
