import { path as english } from './en/path.ts';
import { wordsOfAPart } from './words-of-a-part.tsx';

/** Words of the record of a run, and of the way that led to its decision. */
export const { withWords: withPathWords, usePartText: usePathText } = wordsOfAPart(english, {
  de: async () => (await import('./de/path.ts')).path,
  es: async () => (await import('./es/path.ts')).path,
  ja: async () => (await import('./ja/path.ts')).path,
});
