// @vitest-environment happy-dom
import { lazy, Suspense, type ReactNode } from 'react';
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Boundary } from './boundary.tsx';

// React says on the console what a boundary has caught, and a console that was written to fails a test.
const { console: page } = globalThis;

let isBroken = true;
function Breaks() {
  if (isBroken) throw new RangeError('something nobody thought of');
  return <p>It works</p>;
}

beforeEach(() => {
  isBroken = true;
  vi.mocked(page.error).mockImplementation(() => undefined);
});
afterEach(() => {
  cleanup();
  vi.mocked(page.error).mockClear();
});

const drawn = (inside: ReactNode, of: string) => (
  <ThemeProvider theme={DEFAULT_THEME}>
    <p>Beside it</p>
    <Boundary of={of}>
      <Suspense fallback={null}>{inside}</Suspense>
    </Boundary>
  </ThemeProvider>
);

test('what breaks says so, leaves what is beside it, and can be tried again', () => {
  render(drawn(<Breaks />, 'a'));
  expect(screen.getByText('Beside it')).toBeTruthy();
  expect(screen.getByText('This part of Handrail stopped')).toBeTruthy();
  isBroken = false;
  fireEvent.click(screen.getByRole('button'));
  expect(screen.getByText('It works')).toBeTruthy();
});

test('another run, or another state of it, is drawn anew', () => {
  const { rerender } = render(drawn(<Breaks />, 'a'));
  isBroken = false;
  rerender(drawn(<Breaks />, 'b'));
  expect(screen.getByText('It works')).toBeTruthy();
});

test.each([
  'Failed to fetch dynamically imported module: https://h.example.com/app/assets/more-panel-a1b2.js',
  'error loading dynamically imported module: https://h.example.com/app/assets/more-panel-a1b2.js',
  'Importing a module script failed.',
])('code that is gone after an update is called an update: %s', async (message) => {
  const Gone = lazy(() => Promise.reject<{ default: () => null }>(new TypeError(message)));
  render(drawn(<Gone />, 'a'));
  expect(await screen.findByText('Handrail was updated')).toBeTruthy();
  expect(screen.getByText(/Close this ticket and open it again/)).toBeTruthy();
});
