import type { AnswerWords } from '@handrail/contract';
import { expect, test } from 'vitest';
import { flip as german } from '../text/de/flip.ts';
import { flip as english } from '../text/en/flip.ts';
import { de } from '../text/de.ts';
import { en } from '../text/en.ts';
import { createText } from '../text/text.tsx';
import { partText } from '../text/words-of-a-part.tsx';
import { answerWords } from './answer-words.ts';

const speaking = {
  en: partText(createText({ messages: en, locale: 'en-GB', timeZone: 'UTC' }), english),
  de: partText(createText({ messages: de, locale: 'de-AT', timeZone: 'UTC' }), german),
};
const asked = (fact: string) => `Frage nach ${fact}`;
const line: Extract<AnswerWords, { kind: 'line' }> = {
  kind: 'line',
  unit: 'number',
  bound: 'at_least',
  stretch: [3, 9],
  except: [],
};

test.each<[AnswerWords, string, string]>([
  [{ kind: 'no' }, 'No', 'Nein'],
  [{ kind: 'options', labels: ['primary', 'secondary'] }, 'primary or secondary', 'primary oder secondary'],
  [{ kind: 'nothing' }, 'no answer', 'leer'],
  [line, '3 or more', '3 oder mehr'],
  [{ ...line, bound: 'at_most' }, '9 or less', 'höchstens 9'],
  [{ ...line, bound: 'between', except: [[4, 4]] }, '3 to 9, but not 4', '3 bis 9, aber nicht 4'],
  [{ ...line, unit: 'days_ago', bound: 'at_most', stretch: [0, 1] }, 'at most 1 day ago', 'vor höchstens 1 Tag'],
  [{ ...line, unit: 'day', stretch: ['2024-02-01', '2024-02-02'] }, '1 Feb 2024 or later', '01.02.2024 oder später'],
  [{ kind: 'entries', count: 2, isMore: true, named: null }, 'at least 2 entries', 'mindestens 2 Einträge'],
  [{ kind: 'entries', count: 1, isMore: false, named: ['ana'] }, '1 entry, with ana', '1 Eintrag, darunter ana'],
  [
    { kind: 'same', fact: 'address.wanted' },
    'the same as the answer to “Frage nach address.wanted”',
    'dieselbe wie auf „Frage nach address.wanted“',
  ],
])('an answer that would change a decision is said in the reader’s language: %j', (told, inEnglish, inGerman) => {
  expect(answerWords(told, speaking.en, asked)).toBe(inEnglish);
  expect(answerWords(told, speaking.de, asked)).toBe(inGerman);
});
