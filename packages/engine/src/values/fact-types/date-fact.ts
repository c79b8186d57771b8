import { dayNumber, isoDay } from '../calendar.ts';
import { lineWords, marksOn } from '../number-line.ts';
import { asItStands, type FactKind, type FactTests, takesAny } from './fact-kind.ts';

/** Read as a day number, or as days before `asOf` where its tests count those. */
export const dateFact: FactKind = {
  read: (value) => (typeof value === 'string' ? (dayNumber(value) ?? undefined) : undefined),
  candidates: ({ predicates }) => marksOn(predicates.values()),
  words: (_, cells, isRelative) => lineWords(cells, isRelative ? 'days_ago' : 'day'),
  write: (sample, today) => {
    if (typeof sample !== 'number') return asItStands(sample);
    return isoDay(today === null ? sample : today - sample);
  },
};

export const dateTests: FactTests = {
  wanted: 'a day, YYYY-MM-DD, or an instant in UTC',
  refuse: takesAny,
  tests: ['before', 'from', 'more_than_days_ago', 'within_days_ago'],
  parts: ['days'],
  equal: () => ({ wrong: 'is a date', instead: 'Write e.g. {before: 2024-01-31} or {more_than_days_ago: 14}' }),
  singleOut: () => [],
};
