import { reply as english } from './en/reply.ts';
import { wordsOfAPart } from './words-of-a-part.tsx';

/** Words about what came back from the customer. */
export const { withWords: withReplyWords, usePartText: useReplyText } = wordsOfAPart(english, {
  de: async () => (await import('./de/reply.ts')).reply,
  es: async () => (await import('./es/reply.ts')).reply,
  ja: async () => (await import('./ja/reply.ts')).reply,
});
