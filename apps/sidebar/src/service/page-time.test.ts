import { expect, test } from 'vitest';
import { pageTime } from './page-time.ts';

const minute = 60_000;

/** What has passed after each step, of what the steady clock and the one on the wall moved by. */
function passed(...steps: [steady: number, wall: number][]): number[] {
  const clocks = { steady: 5, wall: 1_700_000_000_000 };
  const time = pageTime(
    () => clocks.steady,
    () => clocks.wall,
  );
  return steps.map(([steady, wall]) => {
    clocks.steady += steady * minute;
    clocks.wall += wall * minute;
    return Math.round(time() / minute);
  });
}

test('a clock that is set back neither stops time nor turns it back', () => {
  expect(passed([1, 1], [1, -19], [1, 1])).toEqual([1, 2, 3]);
});

test('a clock that jumps ahead and is set right again takes the jump once, and goes on', () => {
  expect(passed([1, 21], [1, -19], [1, 1])).toEqual([21, 22, 23]);
});

test('the hours of sleep count', () => {
  expect(passed([0, 300], [1, 1])).toEqual([300, 301]);
});
