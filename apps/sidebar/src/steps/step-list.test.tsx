// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { RunView } from '@handrail/contract';
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
