import { macro as english } from './en/macro.ts';
import { type PartText, wordsOfAPart } from './words-of-a-part.tsx';

/** Words about a macro of the account. */
export const { withWords: withMacroWords, usePartText: useMacroText } = wordsOfAPart(english, {
  de: async () => (await import('./de/macro.ts')).macro,
  es: async () => (await import('./es/macro.ts')).macro,
  ja: async () => (await import('./ja/macro.ts')).macro,
});

export type MacroText = PartText<keyof typeof english>;
