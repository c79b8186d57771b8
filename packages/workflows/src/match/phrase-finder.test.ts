import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './fold-text.ts';
import { phraseFinder } from './phrase-finder.ts';

const found = (phrases: string[], text: string): string[] => {
  const seen: string[] = [];
  phraseFinder(phrases.map((phrase) => ({ text: phrase, concept: phrase }))).find(foldText(text), (phrase) => {
    seen.push(phrase.text);
  });
  return seen;
};

describe('folding a text', () => {
  it.each([
    ['Sign-in  FAILED', 'sign in failed'],
    ['E‑Mail, e-mail and e–mail', 'e mail e mail and e mail'],
    ['Straße, Ümläute, œuvre, çà', 'strasse umlaute ouvre ca'],
    ["I can't; je n'arrive pas", 'i can t je n arrive pas'],
    ['ＧｉｔＬａｂ ﾒｰﾙ', 'gitlab メール'],
    ['メールがだめ', 'メールがだめ'],
    ['One. Two! Three?\n\nFour', 'one\ntwo\nthree\nfour'],
    ['二つ。三つ', '二つ\n三つ'],
    ['a line\nthat goes on', 'a line that gos on'],
    ['see gitlab.com now', 'see gitlab com now'],
    ['to jo.doe+x@acme.example, please', 'to @ please'],
    ['にjo@acme.exampleと', 'に @ と'],
    ['at https://customers.gitlab.com/customers/sign_in now', 'at customers gitlab com now'],
    ['', ''],
    ['…', ''],
    ['zurueckgesetzt, zurückgesetzt', 'zuruckgesetzt zuruckgesetzt'],
    ["cant / can't, jai / j'ai", 'can t can t j ai j ai'],
    ['scant, jaime', 'scant jaime'],
  ])('%j is %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });
});

describe('finding phrases', () => {
  it.each([
    [['sign in'], 'Sign-in fails', ['sign in']],
    [['sign in'], 'Assign into a group', []],
    [['freigeb*'], 'Bitte freigeben', ['freigeb*']],
    [['freigeb'], 'Bitte freigeben', []],
    [['*adresse'], 'Die Mailadresse', ['*adresse']],
    [['adresse'], 'Die Mailadresse', []],
    [['アドレス'], 'メールアドレスです', ['アドレス']],
    [['owner'], 'ownerです', ['owner']],
    [
      ['already taken', 'taken', 'has already been taken'],
      'Email has already been taken',
      ['has already been taken', 'taken'],
    ],
    [['he', 'she', 'hers'], 'she hers', ['she', 'hers']],
    [['two words'], 'two. words', []],
  ])('%j in %j', (phrases, text, expected) => {
    expect(found(phrases, text).toSorted()).toEqual(expected.toSorted());
  });

  const letters = array(constantFrom('a', 'b', ' '), { minLength: 1, maxLength: 6 }).map((some) => some.join(''));

  it('finds what looking for each phrase alone finds', () => {
    assert(
      property(array(letters, { minLength: 1, maxLength: 8 }), array(letters, { maxLength: 30 }), (some, parts) => {
        const phrases = [...new Set(some.map(foldText))].filter((phrase) => phrase !== '');
        const text = foldText(parts.join(''));
        const alone = phrases.filter((phrase) => ` ${text} `.includes(` ${phrase} `));
        expect([...new Set(found(phrases, text))].toSorted()).toEqual(alone.toSorted());
      }),
      { numRuns: 300, seed: 20_260_301 },
    );
  });

  it('looks at each character a bounded number of times, whatever the text', () => {
    const nested = phraseFinder(
      Array.from({ length: 30 }, (_none, at) => ({ text: 'a'.repeat(at + 1), concept: `${at}` })),
    );
    const stepsOf = (text: string) => nested.find(text, () => undefined);
    for (const piece of ['a', 'ab', 'aab ', 'b', ' ', 'a'.repeat(29)]) {
      const text = piece.repeat(Math.ceil(3000 / piece.length));
      expect(stepsOf(text + text)).toBeLessThanOrEqual(2.1 * stepsOf(text));
      expect(stepsOf(text)).toBeLessThanOrEqual(33 * text.length);
    }
  });
});
