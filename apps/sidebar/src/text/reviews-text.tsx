import { reviews as english } from './en/reviews.ts';
import { wordsOfAPart } from './words-of-a-part.tsx';

/** Words of what leads do about single runs: review, nudge, give to somebody else. */
export const { withWords: withReviewsWords, usePartText: useReviewsText } = wordsOfAPart(english, {
  de: async () => (await import('./de/reviews.ts')).reviews,
  es: async () => (await import('./es/reviews.ts')).reviews,
  ja: async () => (await import('./ja/reviews.ts')).reviews,
});
