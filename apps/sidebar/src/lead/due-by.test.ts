import { expect, test } from 'vitest';
import { summary } from '../fixtures/run-summary.ts';
import { dueBy, endOfDay } from './due-by.ts';

test('a day ends at the midnight of its reader, and what is late is due too', () => {
  const now = new Date(2026, 10, 23, 12).getTime();
  expect(endOfDay(now)).toBe(new Date(2026, 10, 24).getTime());
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();
  const runs = [
    summary({ id: 'late', wakeAt: at(20, 9) }),
    summary({ id: 'tonight', wakeAt: at(23, 23) }),
    summary({ id: 'tomorrow', wakeAt: at(24, 0) }),
    summary({ id: 'never' }),
  ];
  expect(dueBy(runs, endOfDay(now)).map(({ id }) => id)).toEqual(['late', 'tonight']);
});
