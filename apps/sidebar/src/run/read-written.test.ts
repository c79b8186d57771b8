import { expect, test } from 'vitest';
import { readWritten } from './read-written.ts';

test.each([
  ['email', ' Jo Doe <jo@example.com> ', 'jo@example.com'],
  ['email', 'mailto:jo.doe+x@mail.example.com?', 'jo.doe+x@mail.example.com'],
  ['number', '3.5', 3.5],
  ['list', 'a\n b ; a,c\n', ['a', 'b', 'c']],
  ['text', '  as it is ', 'as it is'],
  ['date', '2026-11-23', '2026-11-23'],
] as const)('reads %s from %j', (type, written, value) => {
  expect(readWritten(type, written)).toEqual({ ok: true, value });
});

test.each([
  ['email', 'jo at example', 'question.invalid.email'],
  ['number', 'three', 'question.invalid.number'],
  ['text', '   ', 'question.invalid.empty'],
] as const)('refuses %s %j', (type, written, problem) => {
  expect(readWritten(type, written)).toEqual({ ok: false, problem });
});
