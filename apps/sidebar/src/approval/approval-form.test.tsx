// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ApprovalForm } from './approval-view.tsx';

beforeEach(() => sessionStorage.clear());
afterEach(cleanup);

function draw(decided: string[], step = 'ask'): HTMLElement {
  cleanup();
  render(
    <ThemeProvider theme={DEFAULT_THEME}>
      <ApprovalForm runId="run" step={step} onDecide={(...how) => decided.push(how.join(': '))} />
    </ThemeProvider>,
  );
  return screen.getByRole('textbox');
}

test.each([
  ['Approve', 'approved: Fine'],
  ['Deny', 'denied: Fine'],
])('half a comment outlives the page until its approval is decided: %s', (button, expected) => {
  const decided: string[] = [];
  fireEvent.change(draw(decided), { target: { value: 'Fine' } });
  expect(draw(decided, 'another')).toHaveProperty('value', '');
  expect(draw(decided)).toHaveProperty('value', 'Fine');
  fireEvent.click(screen.getByRole('button', { name: button }));
  expect(decided).toEqual([expected]);
  expect(sessionStorage).toHaveLength(0);
});
