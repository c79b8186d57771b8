// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ReasonForm } from './reason-form.tsx';

beforeEach(() => sessionStorage.clear());
afterEach(cleanup);

const given: string[] = [];
const form = (name: string, isOpened = true) => (
  <ThemeProvider theme={DEFAULT_THEME}>
    <ReasonForm
      name={name}
      label="Why?"
      confirm="Send"
      onConfirm={(reason) => given.push(reason)}
      {...(isOpened && { onCancel: () => given.push('cancelled') })}
    />
  </ThemeProvider>
);

/** As after a reload of the page. */
function draw(name: string, isOpened?: boolean): HTMLElement {
  cleanup();
  render(form(name, isOpened));
  return screen.getByRole('textbox', { name: 'Why?' });
}

const write = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

test('half a reason outlives the page, each for what it is written for', () => {
  write(draw('run:skip:one'), 'half');
  expect(draw('run:skip:one')).toHaveProperty('value', 'half');
  expect(draw('run:skip:two')).toHaveProperty('value', '');
});

test.each(['Send', 'Cancel'])('it is dropped with “%s”', (button) => {
  write(draw('run:skip:one'), 'whole');
  fireEvent.click(screen.getByRole('button', { name: button }));
  expect(sessionStorage).toHaveLength(0);
  expect(given.pop()).toBe(button === 'Send' ? 'whole' : 'cancelled');
});

test('a form that was opened takes the focus, one that stands there does not', () => {
  expect(document.activeElement).toBe(document.body);
  draw('run:skip:one', false);
  expect(document.activeElement).toBe(document.body);
  const field = draw('run:skip:one');
  expect(document.activeElement).toBe(field);
});
