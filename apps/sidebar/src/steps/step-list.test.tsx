// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { RunView, Step } from '@handrail/contract';
import { afterEach, expect, test } from 'vitest';
import { runContext } from '../fixtures/run-context.ts';
import { runView, steps } from '../fixtures/run-view.ts';
import { RunProvider } from '../state/run-context.tsx';
import { StepList } from './step-list.tsx';

afterEach(cleanup);

const run: RunView = {
  ...runView,
  steps: steps.map((step) => ({ ...step, irreversible: true, mark: { state: 'todo', lapsed: null } })),
};

function page(nextStep: string) {
  return (
    <ThemeProvider theme={DEFAULT_THEME}>
      <RunProvider value={runContext(run)}>
        <StepList run={{ ...run, nextStep }} jumpTo={null} />
      </RunProvider>
    </ThemeProvider>
  );
}

const isOpen = (title: string) =>
  screen.getByRole('button', { name: `To do: ${title}` }).getAttribute('aria-expanded') === 'true';

test('the next step opens by itself, unless somebody writes in the one that is open', () => {
  const { rerender } = render(page('ask-reply'));
  rerender(page('release-primary'));
  expect([isOpen('Ask for a reply'), isOpen('Change the address')]).toEqual([false, true]);
  fireEvent.input(screen.getByRole('textbox'), { target: { value: 'https://gitlab.com/half' } });
  rerender(page('ask-reply'));
  expect([isOpen('Ask for a reply'), isOpen('Change the address')]).toEqual([false, true]);
  expect(screen.getByRole('textbox')).toHaveProperty('value', 'https://gitlab.com/half');
});

test('a step opens only where the questions do not ask already for all that it asks', () => {
  const [question] = run.questions;
  if (!question) throw new Error('The run asks nothing');
  const ask: Step = {
    kind: 'ask',
    id: 'note',
    title: 'Note it',
    hint: null,
    gate: false,
    irreversible: false,
    secondLook: null,
    outcome: null,
    phase: 'now',
    mark: { state: 'todo', lapsed: null },
    facts: [question.fact],
    question: null,
  };
  const draw = (change: Partial<RunView>) => {
    const asked = { ...run, steps: [ask], nextStep: 'note', ...change };
    render(
      <ThemeProvider theme={DEFAULT_THEME}>
        <RunProvider value={runContext(asked)}>
          <StepList run={asked} jumpTo={null} />
        </RunProvider>
      </ThemeProvider>,
    );
    const opened = isOpen('Note it');
    cleanup();
    return opened;
  };
  expect(draw({})).toBe(false);
  expect(draw({ questions: [] })).toBe(true);
  // Below what is decided the questions come last.
  expect(draw({ decision: { ...run.decision, status: 'decided' } })).toBe(true);
});
