import { procedure as english } from './en/procedure.ts';
import { type PartText, wordsOfAPart } from './words-of-a-part.tsx';

/** Words of a workflow that is read, or tried out. */
export const { withWords: withProcedureWords, usePartText: useProcedureText } = wordsOfAPart(english, {
  de: async () => (await import('./de/procedure.ts')).procedure,
  es: async () => (await import('./es/procedure.ts')).procedure,
  ja: async () => (await import('./ja/procedure.ts')).procedure,
});

export type ProcedureText = PartText<keyof typeof english>;
