// @vitest-environment happy-dom
import { DEFAULT_THEME, ThemeProvider } from '@zendeskgarden/react-theming';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { FactDeclaration, FactValue, Member } from '@handrail/contract';
import { afterEach, expect, test, vi } from 'vitest';
import { runView } from '../../fixtures/run-view.ts';
import { MembersControl } from './members-control.tsx';

afterEach(cleanup);

const member: Member = {
  username: 'jo',
  name: null,
  email: null,
  role: 'owner',
  direct: true,
  lastActivity: null,
  addedBy: null,
  isBot: false,
};

function draw() {
  const onValue = vi.fn<(value: FactValue) => void>();
  const [view] = runView.facts;
  if (!view) throw new Error('The run has no fact');
  const declaration: FactDeclaration = { ...view.declaration, type: 'members' };
  render(
    <ThemeProvider theme={DEFAULT_THEME}>
      <MembersControl declaration={declaration} current={[member]} isDisabled={false} onValue={onValue} />
    </ThemeProvider>,
  );
  const record = (email: string) => {
    fireEvent.change(screen.getByLabelText(/^Email address of jo/), { target: { value: email } });
    fireEvent.click(screen.getByRole('button', { name: 'Record' }));
  };
  return { onValue, record };
}

test('an address that cannot be one is refused at its owner, and nothing is recorded', () => {
  const { onValue, record } = draw();
  record('jo..park@acme.example');
  expect(screen.getByText('Enter one email address, like name@example.com.')).toBeTruthy();
  expect(onValue).not.toHaveBeenCalled();
  record('Jo Park <jo.park@acme.example>');
  expect(onValue).toHaveBeenCalledExactlyOnceWith([{ ...member, email: 'jo.park@acme.example' }]);
});

test('an owner whose address is not known is recorded without one', () => {
  const { onValue, record } = draw();
  record('');
  expect(onValue).toHaveBeenCalledExactlyOnceWith([member]);
});

test('JSON is recorded once the agent says that it lists direct members', () => {
  const { onValue } = draw();
  const pasted = JSON.stringify([{ username: 'ana', access_level: 50, state: 'active', email: 'ana@acme.example' }]);
  fireEvent.change(screen.getByPlaceholderText(/^Paste the members page/), { target: { value: pasted } });
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Record' });
  expect(button.disabled).toBe(true);
  expect(screen.getByText('Direct member or not: not understood (1)')).toBeTruthy();
  fireEvent.click(screen.getByRole('checkbox', { name: /^This list is from/ }));
  fireEvent.click(button);
  expect(onValue).toHaveBeenCalledExactlyOnceWith([{ ...member, username: 'ana', email: 'ana@acme.example' }]);
});
