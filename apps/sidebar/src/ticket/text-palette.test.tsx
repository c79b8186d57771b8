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

const replies = steps.filter(({ kind }) => kind === 'reply');

function draw(change: Partial<Pick<Step, 'irreversible' | 'mark'>>) {
  const todo = { irreversible: false, mark: { state: 'todo', lapsed: null } } as const;
  const run = { ...runView, snippets: [], steps: replies.map((step) => ({ ...step, ...todo, ...change })) };
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
