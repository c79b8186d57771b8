import { refused as english } from './en/refused.ts';
import { wordsOfAPart } from './words-of-a-part.tsx';

/** Why something was not taken: words that most people never need. */
export const { withWords: withRefusedWords, usePartText: useRefusedText } = wordsOfAPart(english, {
  de: async () => (await import('./de/refused.ts')).refused,
  es: async () => (await import('./es/refused.ts')).refused,
  ja: async () => (await import('./ja/refused.ts')).refused,
});
