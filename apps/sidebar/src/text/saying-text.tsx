import { sayings as english } from './sayings/en.ts';
import { type PartText, wordsOfAPart } from './words-of-a-part.tsx';

/** Words of what happened and of what follows from it. A page that shows runs asks for them before it has one. */
export const {
  Provider: SayingTextProvider,
  usePartText: useSayingText,
  fetchAhead: fetchSayings,
  useAhead: useSayingsAhead,
} = wordsOfAPart(english, {
  de: async () => (await import('./sayings/de.ts')).sayings,
  es: async () => (await import('./sayings/es.ts')).sayings,
  ja: async () => (await import('./sayings/ja.ts')).sayings,
});

export type SayingText = PartText<keyof typeof english>;
