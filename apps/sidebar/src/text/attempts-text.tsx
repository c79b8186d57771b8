import { attempts as english } from './en/attempts.ts';
import { wordsOfAPart } from './words-of-a-part.tsx';

/** Words about what was refused again and again. */
export const { withWords: withAttemptsWords, usePartText: useAttemptsText } = wordsOfAPart(english, {
  de: async () => (await import('./de/attempts.ts')).attempts,
  es: async () => (await import('./es/attempts.ts')).attempts,
  ja: async () => (await import('./ja/attempts.ts')).attempts,
});

export type AttemptsKey = keyof typeof english;
