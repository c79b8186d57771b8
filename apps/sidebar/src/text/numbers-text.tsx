import { numbers as english } from './en/numbers.ts';
import { wordsOfAPart } from './words-of-a-part.tsx';

/** Words of how a workflow is doing. */
export const { withWords: withNumbersWords, usePartText: useNumbersText } = wordsOfAPart(english, {
  de: async () => (await import('./de/numbers.ts')).numbers,
  es: async () => (await import('./es/numbers.ts')).numbers,
  ja: async () => (await import('./ja/numbers.ts')).numbers,
});
