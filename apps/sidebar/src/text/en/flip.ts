import type { Message } from '../message.ts';

export const flip = {
  'flip.nothing': 'no answer',
  'flip.any': 'any answer',
  'flip.any_other': 'any other value',
  'flip.anything_else': 'anything else',
  'flip.other_in_domain': 'any other address at {domain}',
  'flip.number.at_least': '{value} or more',
  'flip.number.at_most': '{value} or less',
  'flip.day.at_least': '{value} or later',
  'flip.day.at_most': '{value} or earlier',
  'flip.days_ago': { one: '{count} day ago', other: '{count} days ago' },
  'flip.days_ago.at_least': { one: 'at least {count} day ago', other: 'at least {count} days ago' },
  'flip.days_ago.at_most': { one: 'at most {count} day ago', other: 'at most {count} days ago' },
  'flip.between': '{from} to {to}',
  'flip.except': '{span}, but not {except}',
  'flip.entries': { one: '{count} entry', other: '{count} entries' },
  'flip.entries.more': { one: 'at least {count} entry', other: 'at least {count} entries' },
  'flip.entries.none': '{entries}, none of them named by the checks',
  'flip.entries.with': '{entries}, with {named}',
  'flip.same': 'the same as the answer to “{fact}”',
  'flip.not_same': 'different from the answer to “{fact}”',
} as const satisfies Record<string, Message>;
