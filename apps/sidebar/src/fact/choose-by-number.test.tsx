// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { chooseByNumber } from './choose-by-number.ts';

afterEach(cleanup);

function question(chosen: string[]) {
  render(
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the question listens for its answers
    <fieldset onKeyDown={chooseByNumber}>
      <input aria-label="text" />
      <select aria-label="list">
        <option>1</option>
      </select>
      <button type="button">Look it up</button>
      <button type="button" name="answer" onClick={() => chosen.push('yes')}>
        Yes
      </button>
      <button type="button" name="answer" disabled onClick={() => chosen.push('never')}>
        Never
      </button>
    </fieldset>,
  );
  return (on: string, key: string, how: object = {}) =>
    fireEvent.keyDown(
      screen.getByRole(on === 'text' ? 'textbox' : on === 'list' ? 'combobox' : 'button', { name: on }),
      {
        key,
        ...how,
      },
    );
}

test('a number chooses the answer at its place, wherever in the question the focus is', () => {
  const chosen: string[] = [];
  const press = question(chosen);
  press('Look it up', '1');
  press('Yes', '1');
  expect(chosen).toEqual(['yes', 'yes']);
});

test('nothing is chosen while something is written, with another key held, or where no answer stands', () => {
  const chosen: string[] = [];
  const press = question(chosen);
  press('text', '1');
  press('list', '1');
  for (const held of ['ctrlKey', 'metaKey', 'altKey']) press('Yes', '1', { [held]: true });
  for (const key of ['0', '2', '3', 'a', '11']) press('Yes', key);
  expect(chosen).toEqual([]);
});

test('a number that is held chooses once', () => {
  const chosen: string[] = [];
  const press = question(chosen);
  press('Yes', '1');
  for (let beat = 0; beat < 3; beat += 1) press('Yes', '1', { repeat: true });
  expect(chosen).toEqual(['yes']);
});
