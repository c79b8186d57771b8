import { describe, expect, test } from 'vitest';
import { EvidenceSchema } from './fact.ts';
import { isAddress, isGitlabName } from './written-name.ts';

const code = (...points: number[]) => String.fromCodePoint(...points);
/** Signs that are not seen, turn the reading direction, or look like nothing. */
const unseen = [
  0, 7, 9, 10, 13, 0x7f, 0x85, 0xa0, 0xad, 0x200b, 0x200d, 0x202e, 0x2028, 0x2066, 0x3164, 0xfeff, 0xe0041,
];

describe('an address', () => {
  test.each([
    'jane@initech.example',
    'Jane.Doe+release+release@mail.initech.example',
    "o'brien@initech.example",
    'jürgen@büro.example',
    '山田@例え.example',
    'jane_doe-home=1&2~x@xn--bro-hoa.example',
    '0day@4.initech.example',
  ])('%s can be part of a command', (text) => expect(isAddress(text)).toBe(true));

  test.each([
    '',
    'jane',
    '@initech.example',
    'jane@',
    'jane@initech',
    'jane@@initech.example',
    'jane@initech.example@evil.example',
    '--force@initech.example',
    'jane@initech.example --force',
    'jane@--force.example',
    'jane@initech.example;ls',
    'jane;ls@initech.example',
    'jane|ls@initech.example',
    'jane`ls`@initech.example',
    'jane$(ls)@initech.example',
    'jane>x@initech.example',
    '"jane"@initech.example',
    "'jane'@initech.example",
    "jane'@initech.example",
    'jane\\@initech.example',
    'jane{{x}}@initech.example',
    'jane{%x%}@initech.example',
    'jane..doe@initech.example',
    '.jane@initech.example',
    'jane.@initech.example',
    'jane@initech..example',
    'jane@.example',
    'jane@initech.example.',
    'jane@[127.0.0.1]',
    'jane@127.0.0.1',
    'jane,joe@initech.example',
    '<jane@initech.example>',
    `${'j'.repeat(65)}@initech.example`,
    `jane@${'a.'.repeat(130)}example`,
    code(0xd800) + '@initech.example',
    ...unseen.flatMap((point) => [`ja${code(point)}ne@initech.example`, `jane@ini${code(point)}tech.example`]),
  ])('%j cannot', (text) => expect(isAddress(text)).toBe(false));
});

test('a name at GitLab', () => {
  for (const name of ['jane', 'jane.doe-2', '_bot', 'müller']) expect(isGitlabName(name, 'username')).toBe(true);
  for (const path of ['acme', 'acme/web.git', 'a/b/c-d']) expect(isGitlabName(path, 'path')).toBe(true);
  const odd = ['', '-rf', '--force', 'a b', 'a;b', 'a|b', '$(x)', "a'b", 'a"b', '..', 'a@b', '{{x}}', 'a\nb'];
  for (const name of [...odd, ...unseen.map((point) => `a${code(point)}b`), 'a/b'])
    expect(isGitlabName(name, 'username')).toBe(false);
  for (const path of [...odd, 'a/../b', '/a', 'a/', 'a//b', 'https://a/b'])
    expect(isGitlabName(path, 'path')).toBe(false);
});

describe('evidence', () => {
  test.each(['https://gitlab.example/admin/users/jane?x=a@b', 'http://localhost:3000/a#b'])('%s', (text) => {
    expect(EvidenceSchema.parse(text)).toBe(text);
  });
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt://%0aalert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>1</script>',
    'file:///etc/passwd',
    'vbscript:x',
    'blob:https://a.example/1',
    'ftp://a.example/x',
    'mailto:jane@initech.example',
    'https:a.example',
    'https://jane:secret@a.example/',
    'https://a.example@evil.example/',
    'https://a.example/\u202egnp.exe',
    'https://a.example/ b',
    'ht\ntps://a.example/',
  ])('%j is none', (text) => expect(EvidenceSchema.safeParse(text).success).toBe(false));
});
