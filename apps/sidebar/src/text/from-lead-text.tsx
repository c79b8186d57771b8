import { fromLead as english } from './en/from-lead.ts';
import { wordsOfAPart } from './words-of-a-part.tsx';

/** Words of what a lead says to an agent about a run. */
export const { withWords: withFromLeadWords, usePartText: useFromLeadText } = wordsOfAPart(english, {
  de: async () => (await import('./de/from-lead.ts')).fromLead,
  es: async () => (await import('./es/from-lead.ts')).fromLead,
  ja: async () => (await import('./ja/from-lead.ts')).fromLead,
});
