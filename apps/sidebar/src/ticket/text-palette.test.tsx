// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { Step } from '@handrail/contract';
import { afterEach, expect, test, vi } from 'vitest';
import { runContext } from '../fixtures/run-context.ts';
import { runView, steps } from '../fixtures/run-view.ts';
import { RunProvider } from '../state/run-context.tsx';
import { TextPalette } from './text-palette.tsx';

afterEach(cleanup);

const replies = steps.filter((step) => step.kind === 'reply');

function draw(change: Partial<Pick<Step, 'irreversible' | 'mark'>>, of = replies) {
  const todo = { irreversible: false, mark: { state: 'todo', lapsed: null } } as const;
  const run = { ...runView, snippets: [], steps: of.map((step) => ({ ...step, ...todo, ...change })) };
  const onClose = vi.fn<() => void>();
  render(
    <ThemeProvider theme={DEFAULT_THEME}>
      <RunProvider value={runContext(run)}>
        <TextPalette run={run} onClose={onClose} />
      </RunProvider>
    </ThemeProvider>,
  );
  return onClose;
}

test('a text that may be used now is offered, and Escape closes', () => {
  const onClose = draw({});
  expect(screen.queryByText('No text fits these words.')).toBeNull();
  fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'Escape' });
  expect(onClose).toHaveBeenCalledOnce();
});

const filled = replies.map((step) => ({ ...step, snippet: { ...step.snippet, unfilled: [] } }));

test('Enter goes to the way to use the only text, and presses nothing by itself', () => {
  draw({}, filled);
  const search = screen.getByRole('searchbox');
  fireEvent.keyDown(search, { key: 'Enter', isComposing: true });
  expect(document.activeElement).toBe(search);
  expect(fireEvent.keyDown(search, { key: 'Enter' })).toBe(false);
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Insert as public reply' }));
});

test('Enter goes no further than to the text where it cannot be used yet', () => {
  draw({});
  fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'Enter' });
  expect(document.activeElement?.getAttribute('aria-expanded')).toBe('true');
});

test('a screen reader is told how many texts there are, and not read all of them', () => {
  draw({});
  const [live] = document.querySelectorAll('[aria-live]');
  expect(live?.textContent).toBe('1 text');
  expect(document.querySelector('[aria-live] [aria-live], [aria-live] button')).toBeNull();
});

test.each<[string, Parameters<typeof draw>[0]]>([
  ['cannot be undone', { irreversible: true }],
  ['is done', { mark: { state: 'done', by: null, at: runView.at, note: null } }],
  ['is locked', { mark: { state: 'locked', why: 'First: wait', facts: [], steps: [] } }],
])('a text of a step that %s is not', (_how, change) => {
  draw(change);
  expect(screen.getByText('There are no texts to use right now.')).toBeTruthy();
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'reply' } });
  expect(screen.getByText('No text fits these words.')).toBeTruthy();
});
