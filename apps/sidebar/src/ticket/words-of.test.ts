import { expect, test } from 'vitest';
import { wordsOf } from './words-of.ts';

const author = { id: '7', email: 'kim@initech.example', role: 'end-user' } as const;

test.each([
  ['Yes, do.\n\n> Do you allow it?\n> Support', 'Yes, do.'],
  ['Yes, do.\n--- Original Message ---\nDo you allow it?', 'Yes, do.'],
  ['> Do you allow it?', '> Do you allow it?'],
  ['5 > 4, so yes', '5 > 4, so yes'],
])('the mail that is answered is left out: %j', (text, own) => {
  expect(wordsOf({ id: '1', author, public: true, at: null, text })).toBe(own);
});
