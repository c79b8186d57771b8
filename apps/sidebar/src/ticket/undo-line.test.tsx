// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { RunView } from '@handrail/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runContext } from '../fixtures/run-context.ts';
import { runView } from '../fixtures/run-view.ts';
import type { NewEvent } from '../service/api.ts';
import { RunProvider } from '../state/run-context.tsx';
import type { Act } from '../state/undo.ts';
import { UndoLine } from './undo-line.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const ana = { id: '9001', name: 'Ana', role: 'agent' } as const;
const confirmed = { state: 'known', value: true, source: 'agent', at: runView.at, evidence: null, note: null } as const;
const answered: Act = {
  body: { type: 'fact_recorded', fact: 'other.confirmed', value: true, source: 'agent' },
  before: { state: 'unknown', failed: null },
};

/** Where the answer stands. */
const run: RunView = {
  ...runView,
  facts: runView.facts.map((view) =>
    view.declaration.id === 'other.confirmed' ? { ...view, fact: { ...confirmed, by: ana } } : view,
  ),
};

function draw(acts: readonly Act[], at = run) {
  const recorded: NewEvent[] = [];
  const record = (body: NewEvent) => {
    recorded.push(body);
    return Promise.resolve('recorded' as const);
  };
  render(
    <ThemeProvider theme={DEFAULT_THEME}>
      <RunProvider value={runContext(at, { record })}>
        <UndoLine acts={acts} />
      </RunProvider>
    </ThemeProvider>,
  );
  return recorded;
}
const pass = (seconds: number) => act(() => void vi.advanceTimersByTime(seconds * 1000));

test('says what was recorded, and takes it back', () => {
  const recorded = draw([answered]);
  fireEvent.click(screen.getByRole('button', { name: 'Undo: Is the address confirmed? Yes' }));
  const reason = 'Undone right away';
  expect(recorded).toEqual([{ type: 'fact_corrected', fact: 'other.confirmed', value: null, source: 'agent', reason }]);
});

test('is gone once somebody else has changed the answer', () => {
  const ben = { id: '9003', name: 'Ben', role: 'agent' } as const;
  const facts = run.facts.map((view) =>
    view.declaration.id === 'other.confirmed' ? { ...view, fact: { ...confirmed, value: false, by: ben } } : view,
  );
  draw([answered], { ...run, facts });
  expect(screen.queryByTestId('undo')).toBeNull();
});

test('counts the answers of one click', () => {
  draw([answered, answered, { body: { type: 'step_done', step: 'gone-by' }, before: null }]);
  expect(screen.getByTestId('undo').textContent).toContain('Recorded: 2 answers');
});

test('is gone after ten seconds, but not while the keyboard or the pointer is on it', () => {
  draw([answered]);
  pass(9);
  const undo = screen.getByRole('button', { name: /^Undo/ });
  fireEvent.focus(undo);
  pass(60);
  fireEvent.blur(undo);
  fireEvent.pointerEnter(screen.getByTestId('undo').firstElementChild ?? undo);
  pass(60);
  expect(screen.getByTestId('undo')).toBeDefined();
  fireEvent.pointerLeave(screen.getByTestId('undo').firstElementChild ?? undo);
  pass(10);
  expect(screen.queryByTestId('undo')).toBeNull();
});
