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
  ['email', 'jo..park@acme.example', 'question.invalid.email'],
  ['number', 'three', 'question.invalid.number'],
  ['text', '   ', 'question.invalid.empty'],
] as const)('refuses %s %j', (type, written, problem) => {
  expect(readWritten(type, written)).toEqual({ ok: false, problem });
});

test.each([
  ['username', '@kim.old', 'kim.old'],
  ['username', ' kim-old ', 'kim-old'],
  ['username', 'https://gitlab.com/kim.old', 'kim.old'],
  ['username', 'https://gitlab.com/users/kim.old/activity', 'kim.old'],
  ['username', 'https://gitlab.example:8080/admin/users/kim.old/edit', 'kim.old'],
  ['username', 'https://gitlab.com/kim.old?tab=contributed', 'kim.old'],
  ['path', 'https://gitlab.com/acme/tools/web/-/issues/12#note_1', 'acme/tools/web'],
  ['path', 'git@gitlab.com:acme/web.git', 'acme/web'],
  ['path', 'https://gitlab.com/groups/acme/tools/-/group_members', 'acme/tools'],
  ['path', 'acme/web/', 'acme/web'],
  ['top_level_path', 'https://gitlab.com/groups/acme/tools/-/group_members', 'acme'],
  ['top_level_path', 'acme', 'acme'],
] as const)('understands a %s in %j', (format, written, value) => {
  expect(readWritten('text', written, format)).toEqual({ ok: true, value });
});

test.each([
  ['username', 'kim old'],
  ['username', 'kim@initech.example'],
  ['username', 'acme/kim'],
  ['username', 'https://gitlab.com/'],
  ['path', 'the web project'],
  ['path', 'https://gitlab.com/-/profile'],
  ['top_level_path', '-acme'],
] as const)('takes no %s from %j', (format, written) => {
  expect(readWritten('text', written, format)).toEqual({ ok: false, problem: `question.invalid.${format}` });
});
