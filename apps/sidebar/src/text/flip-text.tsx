import { flip as german } from './de/flip.ts';
import { flip as english } from './en/flip.ts';
import { flip as spanish } from './es/flip.ts';
import { flip as japanese } from './ja/flip.ts';
import { type PartText, wordsOfAPart } from './words-of-a-part.tsx';

/** Words of what would change a decision: so few that one chunk with all languages is less than one more for each. */
export const { withWords: withFlipWords, usePartText: useFlipText } = wordsOfAPart(english, {
  de: () => Promise.resolve(german),
  es: () => Promise.resolve(spanish),
  ja: () => Promise.resolve(japanese),
});

export type FlipText = PartText<keyof typeof english>;
