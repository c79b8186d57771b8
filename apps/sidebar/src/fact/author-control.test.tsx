// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { FactView, TicketComment } from '@handrail/contract';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { awaitingRun, replyFact, replyFrom, wanted } from '../fixtures/reply.ts';
import { runContext } from '../fixtures/run-context.ts';
import { RunProvider } from '../state/run-context.tsx';
import { FactCorrection } from './fact-correction.tsx';
import { Questions } from './questions.tsx';

const stranger = 'kim.stone@example.com';
let sent: object[];
beforeEach(() => {
  sent = [];
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

function page(replies: TicketComment[], part: ReactNode) {
  const record = (body: object) => {
    sent.push(body);
    return Promise.resolve('recorded' as const);
  };
  const value = runContext(awaitingRun, { replies, reply: replies.at(-1) ?? null, awaited: wanted, record });
  render(
    <ThemeProvider theme={DEFAULT_THEME}>
      <RunProvider value={value}>{part}</RunProvider>
    </ThemeProvider>,
  );
}

/** The question as it is drawn with these replies, once its control is there. */
function asked(...replies: TicketComment[]) {
  page(replies, <Questions run={awaitingRun} />);
  return screen.findByRole('textbox', { name: 'What is reply.from?' });
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const type = (input: HTMLElement, value: string) => fireEvent.change(input, { target: { value } });

test('the awaited address is filled in where it wrote, and one click keeps its comment and author', async () => {
  expect(await asked(replyFrom('1', wanted), replyFrom('2', stranger))).toHaveProperty('value', wanted);
  press('Record');
  expect(sent).toEqual([
    expect.objectContaining({ fact: 'reply.from', value: wanted, commentId: '1', author: wanted }),
  ]);
});

test('an address that no reply came from is said before it is recorded, and then kept without a comment', async () => {
  const input = await asked(replyFrom('2', stranger));
  expect(input).toHaveProperty('value', '');
  expect(screen.getByText(`Still waiting for a reply from ${wanted}. The latest is from ${stranger}.`)).toBeDefined();
  type(input, wanted);
  press('Record');
  expect(sent).toEqual([]);
  expect(screen.getByText(new RegExp(`^No reply here is from ${wanted}`))).toBeDefined();
  press('Record without a comment');
  expect(sent).toEqual([expect.objectContaining({ value: wanted })]);
  expect(sent[0]).not.toHaveProperty('commentId');
  expect(sent[0]).not.toHaveProperty('author');
});

test('another address than the one that was warned of is warned of again', async () => {
  const input = await asked(replyFrom('2', stranger));
  type(input, wanted);
  press('Record');
  type(input, 'third@else.example');
  press('Record');
  expect(sent).toEqual([]);
  type(input, stranger);
  press('Record');
  expect(sent).toEqual([expect.objectContaining({ value: stranger, commentId: '2', author: stranger })]);
});

test.each([
  ['nobody wrote', []],
  ['nobody knows who wrote', [replyFrom('2', null)]],
])('where %s the address is taken as it is', async (_, replies) => {
  type(await asked(...replies), wanted);
  press('Record');
  expect(sent).toEqual([expect.objectContaining({ value: wanted })]);
});

test('a correction keeps the comment by the corrected address', async () => {
  const { fact } = replyFact;
  if (fact.state !== 'known') throw new Error('It is not recorded');
  const view: FactView = { ...replyFact, fact: { ...fact, value: stranger, source: 'customer' } };
  const replies = [replyFrom('1', wanted), replyFrom('2', stranger)];
  page(replies, <FactCorrection view={view} onClose={() => {}} />);
  type(screen.getByRole('textbox', { name: 'Why is it different?' }), 'They wrote from it after all');
  type(await screen.findByRole('textbox', { name: 'What is reply.from?' }), wanted);
  press('Record');
  expect(sent).toEqual([
    expect.objectContaining({ type: 'fact_corrected', value: wanted, commentId: '1', author: wanted }),
  ]);
});
