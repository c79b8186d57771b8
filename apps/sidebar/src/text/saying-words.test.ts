import { type Saying, SayingCodeSchema, SayingWordSchema } from '@handrail/contract';
import { describe, expect, test } from 'vitest';
import { en as english } from './en.ts';
import { saying as de } from './de/saying.ts';
import { saying as en } from './en/saying.ts';
import { saying as es } from './es/saying.ts';
import { saying as ja } from './ja/saying.ts';
import { handoverWhy, sayingWords } from './saying-words.ts';
import { createText } from './text.tsx';
import { partText } from './words-of-a-part.tsx';

const languages = { en, de, es, ja };
const textIn = (locale: keyof typeof languages) =>
  partText(createText({ messages: english, locale, timeZone: 'UTC', now: () => 0 }), languages[locale]);
/** Every value that any sentence has a place for. */
const values: Saying['values'] = {
  ...Object.fromEntries(
    ['fact', 'value', 'step', 'name', 'ticket', 'what', 'because', 'outcome', 'reason', 'from', 'to', 'on', 'into'].map(
      (name) => [name, `‹${name}›`],
    ),
  ),
  source: 'GitLab',
  count: 3,
  open: 2,
  steps: ['one', 'two'],
  facts: ['one', 'two'],
  people: ['olga', 'hans'],
  flags: [{ word: 'step_skipped' }],
  answer: { word: 'yes' },
  decision: { word: 'approved' },
  status: { word: 'status_hold' },
  why: { word: 'duplicate' },
};

describe.each(['en', 'de', 'es', 'ja'] as const)('in %s', (locale) => {
  test.each(SayingCodeSchema.options)('%s has words, and a place for all it is filled with', (code) => {
    const words = sayingWords({ code, values, note: 'Because' }, textIn(locale), 'English');
    expect(words).not.toMatch(/[{}]|undefined|\[object/);
    expect(words).toContain('Because');
  });

  test('every word has one', () => {
    for (const word of SayingWordSchema.options)
      expect(
        sayingWords({ code: 'closed', values: { because: { word } }, note: { word } }, textIn(locale), ''),
      ).not.toContain(word.includes('_') ? word : '{');
  });
});

test('what a sentence names is put as its language does', () => {
  const saying: Saying = { code: 'first_answer', values: { facts: ['Whose is it?', 'Since when?'] }, note: null };
  expect(sayingWords(saying, textIn('de'), '')).toBe('Zuerst beantworten: „Whose is it?“ und „Since when?“');
  expect(sayingWords(saying, textIn('en'), '')).toBe('First answer “Whose is it?” and “Since when?”');
});

test('a sentence that an older service told in English alone stays as it is', () => {
  expect(sayingWords(undefined, textIn('de'), 'First: look')).toBe('First: look');
});

test('why nothing is decided is ours, and why something is decided the workflow’s', () => {
  const handover = {
    done: [],
    why: 'Not decided yet: It can still show: It is taken',
    reasons: [],
    next: null,
    waitingOn: null,
  };
  const why: Saying[] = [
    { code: 'not_decided_yet', values: {}, note: null },
    { code: 'can_show', values: { reason: 'It is taken' }, note: null },
  ];
  expect(handoverWhy({ ...handover, told: { why } }, textIn('de'))).toBe(
    'Noch nicht entschieden: Es kann noch zeigen: It is taken',
  );
  expect(handoverWhy(handover, textIn('de'))).toBe(handover.why);
});
