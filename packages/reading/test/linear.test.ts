import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostCharacters } from '../src/index.ts';
import { comment, read, ticket } from './_ticket.ts';

/** Pieces that make scanners look back, look ahead or start over. */
const pieces = [
  'a',
  '@',
  '.',
  '-',
  '_',
  "'",
  '"',
  ' ',
  '\n',
  '>',
  '<',
  ':',
  '/',
  '://',
  '*',
  '`',
  '=',
  '\u0060\u0060\u0060\n',
  '\\',
  'a@',
  '@a',
  'a.',
  'kim@acme.example',
  'kim@acme.example -> ',
  'x@x',
  '"a"@',
  '_a@',
  'user',
  'username: ',

  'https://',
  'gitlab.com/',
  'git@gitlab.com:',
  'https://gitlab.com/a/b ',
  'On ',
  'On x 2026 wrote:\n',
  'Am 1.1.26 schrieb:\n',

  'From: a\n',
  'Sent: a\n',
  'Thanks\n',
  'Thanks\n\n\n',
  '-----\n',
  '--- \n',
  '2026 10:11 <a@b>:\n',
  '<a@',
  '10:11 <',

  '新',
  'あ',
  '漢字',
  '＠',
  'です。',
  '한글',
  'ไทย',
  'é',
  'e\u0301',
  '\u0301\u0323',
  'Σ',
  'İ',
  '\u200b',
  '\u00ad',
  '📧',
  '\ud83d',
  'free ',
  'ultimate',
] as const;
const piece = constantFrom(...pieces);
/** Few runs with every test, many in the long form, which is not hurried. */
const isLong = process.env['HANDRAIL_LONG'] === '1';
const runs = (short: number, long: number) => ({ numRuns: isLong ? long : short, seed: 20_260_301 });
const patience = { timeout: isLong ? 1_200_000 : 60_000 };

const texts = array(piece, { minLength: 1, maxLength: 6 });
const stepsOf = (text: string) => read(text).steps;

describe('reading is linear', patience, () => {
  it.each(pieces.map((one) => [one]))('repeated %j: twice the text, at most 2.1 times the steps', (one) => {
    const text = one.repeat(Math.ceil(4000 / one.length));
    expect(stepsOf(text + text)).toBeLessThanOrEqual(2.1 * stepsOf(text));
  });

  it('in any mixture, and never more than a fixed number of steps a character', () => {
    assert(
      property(texts, (some) => {
        const once = some.join('').repeat(Math.ceil(3000 / some.join('').length));
        const steps = stepsOf(once);
        expect(stepsOf(once + once)).toBeLessThanOrEqual(2.1 * steps);
        expect(steps).toBeLessThanOrEqual(450 * once.length);
      }),
      runs(60, 150),
    );
  });

  it('bounded for a whole ticket, whatever is written in it', () => {
    const full = (text: string) => text.repeat(Math.ceil(20_000 / text.length)).slice(0, 20_000);
    for (const one of pieces.filter((_piece, at) => at % 5 === 0)) {
      const comments = Array.from({ length: 100 }, (_none, at) => comment(full(one), { id: `${at}` }));
      expect(read(ticket(full(one), { comments })).steps).toBeLessThanOrEqual(60 * mostCharacters);
    }
  });
});

it('reading is total, and everything read stood in the text', patience, () => {
  assert(
    property(
      oneof(
        string({ unit: 'binary', maxLength: 300 }),
        texts.map((some) => some.join('')),
      ),
      (text) => {
        const reading = read(ticket(text, { subject: text, comments: [comment(text)] }));
        for (const { place, key } of reading.addresses) {
          expect(place.sentence.length).toBeLessThanOrEqual(300);
          expect(key).toMatch(/@[^@]+\.[^@]+$/);
        }
      },
    ),
    runs(40, 300),
  );
});
