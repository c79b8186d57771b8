import { describe, expect, test } from 'vitest';
import { loadLanguage } from './language.ts';
import { createText } from './text.tsx';

const hour = 3_600_000;
const instant = Date.UTC(2026, 10, 23, 21, 30);

async function textFor(asked: string | null, timeZone?: string) {
  return createText({ ...(await loadLanguage(asked)), timeZone, now: () => instant + 3 * hour });
}

test.each([
  ['de', 'de', 'Erneut versuchen'],
  ['de-AT', 'de-AT', 'Erneut versuchen'],
  ['es-419', 'es-419', 'Reintentar'],
  ['es_MX', 'es-MX', 'Reintentar'],
  ['ja', 'ja', '再試行'],
  ['en-GB', 'en-GB', 'Try again'],
  ['pt-BR', 'en', 'Try again'],
  ['ar', 'en', 'Try again'],
  ['not a locale', 'en', 'Try again'],
  [null, 'en', 'Try again'],
])('an agent whose Zendesk says %s reads %s', async (asked, spoken, retry) => {
  const text = await textFor(asked);
  expect([text.spoken, text.t('retry')]).toEqual([spoken, retry]);
});

test.each([
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['iw', 'rtl'],
  ['fa', 'rtl'],
  ['de', 'ltr'],
  ['en-US', 'ltr'],
])('%s is written %s', async (asked, direction) => {
  expect((await textFor(asked)).direction).toBe(direction);
});

describe('dates', () => {
  test.each([
    ['de-AT', 'Europe/Vienna', '23.11.2026, 22:30'],
    ['en-US', 'America/New_York', 'Nov 23, 2026, 4:30 PM'],
    ['ja', 'Asia/Tokyo', '2026/11/24 6:30'],
    ['pt-BR', 'America/Sao_Paulo', '23 de nov. de 2026, 18:30'],
  ])('are of the locale %s in the zone %s', async (asked, timeZone, expected) => {
    const text = await textFor(asked, timeZone);
    expect(text.date(instant).replaceAll(/\s/gu, ' ')).toBe(expected);
  });

  test('a zone that only Zendesk knows does not keep the page from opening', async () => {
    const text = await textFor('en-GB', 'Eastern Time (US & Canada)');
    expect(text.date(instant)).toContain('Nov 2026');
  });

  test('a calendar day is the same day everywhere', async () => {
    const text = await textFor('de', 'America/Los_Angeles');
    expect(text.day('2026-11-24')).toBe('24.11.2026');
  });

  test.each([
    ['de', 'vor 3 Stunden'],
    ['es', 'hace 3 horas'],
    ['ja', '3 時間前'],
    ['pt-BR', '3 hours ago'],
  ])('ages are spoken as the sentences around them: %s', async (asked, expected) => {
    expect((await textFor(asked)).age(instant)).toBe(expected);
  });
});

test('plural forms follow the language of the sentences, not the locale of the dates', async () => {
  // Portuguese counts nothing as one, which would read "One question is still open".
  expect((await textFor('pt-BR')).t('verdict.open.text', { count: 0 })).toBe('0 questions are still open.');
});

test('a value keeps its own direction in a page that is written from the right', async () => {
  const values = { url: 'kim@initech.example', id: '7' };
  expect((await textFor('he')).t('actor.unknown', values)).toBe('Agent \u20687\u2069');
  expect((await textFor('de')).t('actor.unknown', values)).toBe('Person 7');
});
