// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { clickOnce } from './click-once.ts';

afterEach(cleanup);

test('the second click of a double click presses nothing, whatever stands there by then', () => {
  const pressed = vi.fn<() => void>();
  render(
    <div onClickCapture={clickOnce}>
      <button type="button" onClick={pressed}>
        <span>Yes</span>
      </button>
    </div>,
  );
  fireEvent.click(screen.getByText('Yes'), { detail: 1 });
  fireEvent.click(screen.getByText('Yes'), { detail: 2 });
  expect(pressed).toHaveBeenCalledTimes(1);
  // The keyboard and what assists presses without a count.
  fireEvent.click(screen.getByText('Yes'), { detail: 0 });
  expect(pressed).toHaveBeenCalledTimes(2);
});
