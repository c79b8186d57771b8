import { expect, test } from 'vitest';
import { durationWords } from './duration-words.ts';

test.each([
  [0.9, 'en', '1 sec'],
  [754, 'en', '13 min'],
  [200, 'en', '3.3 min'],
  [3600, 'en', '1 hr'],
  [90_000, 'en', '25 hr'],
  [259_200, 'en', '3 days'],
  [200_000, 'de', '2,3 Tg.'],
])('%d seconds in %s are %s', (seconds, locale, words) => {
  expect(durationWords(seconds, locale)).toBe(words);
});
