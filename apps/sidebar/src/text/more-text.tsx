import { more as english } from './en/more.ts';
import { wordsOfAPart } from './words-of-a-part.tsx';

/** Words about a run as a whole: moving it to a newer version, dismissing it, reporting a mistake. */
export const { withWords: withMoreWords, usePartText: useMoreText } = wordsOfAPart(english, {
  de: async () => (await import('./de/more.ts')).more,
  es: async () => (await import('./es/more.ts')).more,
  ja: async () => (await import('./ja/more.ts')).more,
});
