import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayNumber, instantMs, isoDay } from '../src/values/calendar.ts';

const instants = fc.date({
  min: new Date('1600-01-01T00:00:00Z'),
  max: new Date('2400-12-31T00:00:00Z'),
  noInvalidDate: true,
});

describe('the calendar without a clock', () => {
  it('agrees with the platform on every instant', () => {
    fc.assert(
      fc.property(instants, (date) => {
        const text = date.toISOString();
        expect(instantMs(text)).toBe(date.getTime());
        expect(isoDay(dayNumber(text) ?? 0)).toBe(text.slice(0, 10));
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it.each([
    ['2024-02-29', 19_782],
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2024-01-01T23:59:59Z', 19_723],
    ['2024-01-01T23:59:59.999Z', 19_723],
  ])('counts %s as day %i', (text, day) => {
    expect(dayNumber(text)).toBe(day);
  });

  it.each(['2023-02-29', '2024-13-01', '2024-1-1', 'today', '', '2024-01-01T25:00:00Z', '2024-01-01T10:00:00+02:00'])(
    'does not take “%s” for a date',
    (text) => {
      expect(dayNumber(text)).toBeNull();
    },
  );

  it('adds days and keeps the time of day', () => {
    expect(addDays('2024-02-28T10:30:00Z', 2)).toBe('2024-03-01T10:30:00Z');
  });
});
