import { expect, test } from 'vitest';
import { rowOf } from '../measure/clicks/journey.ts';
import { journeys } from '../measure/clicks/journeys.ts';

const journey = {
  workflow: 'email_release',
  ticket: 101,
  answers: {},
  replies: {},
  limits: { firstReply: 3, solved: 9 },
} as const;
const played = { words: 40, pixels: 250, actions: [] };

test('a row is kept at its limits and missed above either of them', () => {
  const isKept = (firstReply: number, solved: number) => rowOf(journey, true, { ...played, firstReply, solved }).ok;
  expect([isKept(3, 9), isKept(4, 9), isKept(3, 10)]).toEqual([true, false, false]);
});

test('looked up by hand it may take twice as many, and the row says so', () => {
  expect(rowOf(journey, false, { ...played, firstReply: 6, solved: 19 })).toEqual({
    workflow: 'email_release',
    sources: false,
    firstReply: 6,
    solved: 19,
    limitFirst: 6,
    limitSolved: 18,
    ok: false,
  });
});

test('every workflow has one journey', () => {
  expect(new Set(journeys.map(({ workflow }) => workflow)).size).toBe(7);
});
