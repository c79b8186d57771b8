import { expect, test } from 'vitest';
import { fillMessage } from './message.ts';

test.each([
  ['a name', 'Waiting on {on}', { on: 'Ana' }, 'en', 'Waiting on Ana'],
  ['one', { one: '{count} day', other: '{count} days' }, { count: 1 }, 'en', '1 day'],
  ['many, with the digits of the locale', { one: 'x', other: '{count} Tage' }, { count: 12_000 }, 'de', '12.000 Tage'],
  ['a language without a singular', { other: '{count} 日' }, { count: 1 }, 'ja', '1 日'],
  ['a value that was not given', 'Open {label}', {}, 'en', 'Open {label}'],
  ['a value that looks like a placeholder', '{a} {b}', { a: '{b}', b: 'x' }, 'en', '{b} x'],
] as const)('fills %s', (_name, message, values, locale, expected) => {
  expect(fillMessage(message, values, locale)).toBe(expected);
});
