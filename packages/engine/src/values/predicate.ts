import { dayNumber } from './calendar.ts';
import { domainOf, namesIn, plainText } from './read-value.ts';
import type { BaseTerm, TermValue } from './term.ts';

/** A test on the value of a base fact or a computed term. Equal tests have equal keys. */
export type Predicate = {
  key: string;
  holds: (value: TermValue) => boolean;
  /** The value it compares with, so that cells can be found on both sides of it. */
  mark: { kind: 'number'; at: number } | { kind: 'text'; text: string } | { kind: 'domain'; text: string } | null;
  /** Dates: counted back from `asOf` or on the calendar; null when the test is on no date. */
  dates: 'days_ago' | 'calendar' | null;
};

type Via = BaseTerm['via'];

/** The number a test on `count` or a plain number looks at; days are already counted when cells are read. */
function numberIn(via: Via, value: TermValue): number {
  if (via === 'count') return namesIn(value).length;
  return typeof value === 'number' ? value : Number.NaN;
}

export function atLeast(via: Via, limit: number, dates: Predicate['dates'] = null): Predicate {
  return {
    key: `${via}>=${limit}`,
    holds: (value) => numberIn(via, value) >= limit,
    mark: { kind: 'number', at: limit },
    dates,
  };
}

export function above(via: Via, limit: number, dates: Predicate['dates'] = null): Predicate {
  return {
    key: `${via}>${limit}`,
    holds: (value) => numberIn(via, value) > limit,
    mark: { kind: 'number', at: limit },
    dates,
  };
}

export function isNumber(via: Via, wanted: number, dates: Predicate['dates'] = null): Predicate {
  return {
    key: `${via}=${wanted}`,
    holds: (value) => numberIn(via, value) === wanted,
    mark: { kind: 'number', at: wanted },
    dates,
  };
}

export function isBoolean(wanted: boolean): Predicate {
  return { key: `=${wanted}`, holds: (value) => value === wanted, mark: null, dates: null };
}

export function isOption(wanted: string): Predicate {
  return { key: `=${wanted}`, holds: (value) => value === wanted, mark: { kind: 'text', text: wanted }, dates: null };
}

export function isText(via: Via, wanted: string): Predicate {
  const text = plainText(wanted);
  if (via === 'domain') {
    return {
      key: `domain=${text}`,
      holds: (value) => typeof value === 'string' && domainOf(value) === text,
      mark: { kind: 'domain', text },
      dates: null,
    };
  }
  return { key: `=${text}`, holds: (value) => value === text, mark: { kind: 'text', text }, dates: null };
}

/** True for any text but the empty one, and any list with an entry. */
export function isGiven(via: Via): Predicate {
  return {
    key: `${via} given`,
    holds: (value) => {
      if (typeof value === 'string') return via === 'domain' ? domainOf(value) !== '' : value !== '';
      return namesIn(value).length > 0;
    },
    mark: { kind: 'number', at: 1 },
    dates: null,
  };
}

export function includes(wanted: string): Predicate {
  const text = plainText(wanted);
  return {
    key: `includes ${text}`,
    holds: (value) => namesIn(value).includes(text),
    mark: { kind: 'text', text },
    dates: null,
  };
}

/** Day number of an authored date; the schema has already made sure that it is one. */
export function calendarDay(date: string): number {
  return dayNumber(date) ?? 0;
}
