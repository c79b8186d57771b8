import { lead as english } from './en/lead.ts';
import { type PartText, wordsOfAPart } from './words-of-a-part.tsx';

/** Words of the page in the navigation bar. */
export const { Provider: LeadTextProvider, usePartText: useLeadText } = wordsOfAPart(english, {
  de: async () => (await import('./de/lead.ts')).lead,
  es: async () => (await import('./es/lead.ts')).lead,
  ja: async () => (await import('./ja/lead.ts')).lead,
});

export type LeadText = PartText<keyof typeof english>;
