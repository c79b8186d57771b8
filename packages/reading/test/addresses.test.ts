import { describe, expect, it } from 'vitest';
import { addressKey } from '../src/index.ts';
import { addressesIn, read } from './_ticket.ts';

const taken: [text: string, ...addresses: string[]][] = [
  ['Please release jane@initech.example', 'jane@initech.example'],
  ['Please release Jane.DOE@Initech.Example.', 'jane.doe@initech.example'],
  ["sean.o'brien@acme.example is taken", "sean.o'brien@acme.example"],
  ['sean.o’brien@acme.example is taken', "sean.o'brien@acme.example"],
  ["It's 'kim@acme.example' that I want", 'kim@acme.example'],
  ["My address is 'kim@acme.example'.", 'kim@acme.example'],
  ['kim+gitlab@acme.example', 'kim+gitlab@acme.example'],
  ['kim_lee-2@mail.acme.example!', 'kim_lee-2@mail.acme.example'],
  ['_kim_@acme.example', '_kim_@acme.example'],
  ['_kim@acme.example_', 'kim@acme.example'],
  ['*kim@acme.example*', 'kim@acme.example'],
  ['**kim@acme.example**', 'kim@acme.example'],
  ['`kim@acme.example`', 'kim@acme.example'],
  ['"kim@acme.example"', 'kim@acme.example'],
  ['“kim@acme.example”', 'kim@acme.example'],
  ['«kim@acme.example»', 'kim@acme.example'],
  ['„kim@acme.example“', 'kim@acme.example'],
  ['Kim Lee <kim@acme.example>', 'kim@acme.example'],
  ['<kim@acme.example>', 'kim@acme.example'],
  ['(kim@acme.example)', 'kim@acme.example'],
  ['[kim@acme.example]', 'kim@acme.example'],
  ['[kim@acme.example](mailto:kim@acme.example)', 'kim@acme.example'],
  ['mailto:kim@acme.example', 'kim@acme.example'],
  ['mailto:kim@acme.example?subject=Help', 'kim@acme.example'],
  ['Email:kim@acme.example', 'kim@acme.example'],
  ['Email: kim@acme.example, thanks', 'kim@acme.example'],
  ['a@x.example,b@y.example;c@z.example', 'a@x.example', 'b@y.example', 'c@z.example'],
  ['a@x.example/b@y.example', 'a@x.example', 'b@y.example'],
  ['a@x.example|b@y.example', 'a@x.example', 'b@y.example'],
  ['a@x.example->b@y.example', 'a@x.example', 'b@y.example'],
  ['a@x.example=>b@y.example', 'a@x.example', 'b@y.example'],
  ['a@x.example→b@y.example', 'a@x.example', 'b@y.example'],
  ['| old | new |\n|---|---|\n| a@x.example | b@y.example |', 'a@x.example', 'b@y.example'],
  ['a@x.example\tb@y.example', 'a@x.example', 'b@y.example'],
  ['- kim@acme.example\n- lee@acme.example', 'kim@acme.example', 'lee@acme.example'],
  ['-kim@acme.example', 'kim@acme.example'],
  ['•kim@acme.example', 'kim@acme.example'],
  ['...kim@acme.example...', 'kim@acme.example'],
  ['Is it kim@acme.example?', 'kim@acme.example'],
  ['kim@acme.example?Thanks', 'kim@acme.example'],
  ['"sean brien"@acme.example', '"sean brien"@acme.example'],
  ['"sean.brien"@acme.example', 'sean.brien@acme.example'],
  ['kim@sub.sub2.acme.co.uk', 'kim@sub.sub2.acme.co.uk'],
  ['kim@xn--bcher-kva.example', 'kim@xn--bcher-kva.example'],
  ['kim@bücher.example', 'kim@bücher.example'],
  ['jürgen.müller@acme.example', 'jürgen.müller@acme.example'],
  ['éloïse@côté.example', 'éloïse@côté.example'],
  ['иван@пример.example', 'иван@пример.example'],
  ['用户@例子.example', '用户@例子.example'],
  ['アドレスはkim@acme.exampleです', 'kim@acme.example'],
  ['「kim@acme.example」を解放してください。', 'kim@acme.example'],
  ['メール：kim@acme.example、よろしくお願いします', 'kim@acme.example'],
  ['kim＠acme.example に変更', 'kim@acme.example'],
  ['ｋｉｍ＠ａｃｍｅ．ｅｘａｍｐｌｅ', 'kim@acme.example'],
  ['kim@acme.exampleからlee@acme.exampleへ', 'kim@acme.example', 'lee@acme.example'],
  ['kim@acme.co.jpに変更したいです', 'kim@acme.co.jp'],
  ['ki\u00ADm@acme\u200B.example', 'kim@acme.example'],
  ['\uFEFFkim@acme.example\u200F', 'kim@acme.example'],
  ['📧kim@acme.example✅', 'kim@acme.example'],
  ['kim@acme.example\u00A0and more', 'kim@acme.example'],
  ['Kim@ACME.example and kim@acme.EXAMPLE', 'kim@acme.example'],
  ['kim@acme.test kim@acme.invalid', 'kim@acme.test', 'kim@acme.invalid'],
  ["d'angelo@acme.example", "d'angelo@acme.example"],
  ['kim@acme.example:', 'kim@acme.example'],
  ['kim@acme.example: released?', 'kim@acme.example'],
  ['kim@acme.example- the old one', 'kim@acme.example'],
  ['a@x.example\r\nb@y.example', 'a@x.example', 'b@y.example'],
  ['support@customer.example is our shared mailbox', 'support@customer.example'],
  ['https://gitlab.com/acme/web kim@acme.example', 'kim@acme.example'],
  ['(see https://a.example/x?y=z) kim@acme.example', 'kim@acme.example'],
];

const left: string[] = [
  'git@gitlab.com:acme/web.git',
  'git@github.example:acme/web.git',
  'ssh://git@gitlab.com/acme/web.git',
  'git@host.example/acme/web.git',
  'https://kim:secret@acme.example/path',
  'https://token@gitlab.com/acme/web',
  'postgres://kim:secret@db.acme.example:5432/x',
  'https://a.example/?mail=kim@acme.example',
  'https://a.example/@kim@acme.example',
  'logo@2x.png',
  'icon@3x.example',
  'react@18.3.1',
  'name@1.2.3',
  'actions/checkout@v4',
  '@types/node@20.19.0',
  'kim@localhost',
  'kim@acme',
  'kim@10.0.0.1',
  'kim@[10.0.0.1]',
  'kim@acme.notatld',
  'kim@-acme.example',
  'kim@acme-.example',
  'kim..lee@acme.example',
  'kim.@acme.example',
  'kim@@acme.example',
  'kim@lee@acme.example',
  'key=kim@acme.example',
  'x/kim@acme.example',
  'kim!lee@acme.example',
  'kim%lee@acme.example',
  'kim{at}x@acme.example',
  'kim@acme.example_old',
  'kim@acme.example=x',
  'kim@acme.example%40',
  'kim@acme.example:22',
  'kim@acme.example:/srv/git',
  `${'a'.repeat(65)}@acme.example`,
  `kim@${'a.'.repeat(130)}example`,
  `kim@${'a'.repeat(64)}.example`,
  'noreply@acme.example',
  'no-reply@acme.example',
  'donotreply@acme.example',
  'gitlab@mg.gitlab.com',
  'support@gitlab.com',
  '123-kim@users.noreply.gitlab.com',
  'mailer-daemon@acme.example',
  '私のアドレスは用户@例子.example',
  '@kim and @lee',
  'a @ b.example',
  'kim@co.uk',
];

describe('an address is read whole', () => {
  it.each(taken)('%s', (text, ...addresses) => {
    expect(addressesIn(text)).toEqual(addresses);
  });
});

describe('or not at all', () => {
  it.each(left)('%s', (text) => {
    expect(addressesIn(text)).toEqual([]);
  });
});

it.each([
  ['Kim@Acme.Example', 'kim@acme.example'],
  ['kim@bücher.example', 'kim@xn--bcher-kva.example'],
  ['"kim"@acme.example', 'kim@acme.example'],
  ['jürgen@acme.example', 'ju\u0308rgen@acme.example'],
  ['иван@пример.example', 'ИВАН@ПРИМЕР.example'],
])('%s and %s are one address', (one, other) => {
  expect(addressKey(one)).not.toBeNull();
  expect(addressKey(one)).toBe(addressKey(other));
});

it.each([
  ['sean.o’brien@acme.example wants it', "sean.o'brien@acme.example", "sean.o'brien@acme.example wants it"],
  ['Hello. Please free kim@acme.example. Thanks a lot.', 'kim@acme.example', 'Please free kim@acme.example.'],
  ['Hello\nkim@acme.example\nbye', 'kim@acme.example', 'kim@acme.example'],
  [
    'こんにちは。kim@acme.exampleを解放してください。以上です。',
    'kim@acme.example',
    'kim@acme.exampleを解放してください。',
  ],
])('%s: its sentence is kept', (text, value, sentence) => {
  const found = read(text).addresses.find((one) => one.value === value);
  expect(found?.place).toMatchObject({ part: 'description', sentence });
});

it.each([
  ['kim@acme.example', true],
  ['x:kim@acme.example', false],
  ["d'angelo@acme.example", false],
  ["o'brien@acme.example", false],
  ["sean.o'brien@acme.example", true],
  ['用户@例子.example', false],
])('%s: sure is %s', (text, sure) => {
  expect(read(text).addresses.map((one) => one.sure)).toEqual([sure]);
});
