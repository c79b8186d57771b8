import { ownerTicket as english } from './en/owner-ticket.ts';
import { wordsOfAPart } from './words-of-a-part.tsx';

/** Words about writing to owners and reading their answers. */
export const { withWords: withOwnerWords, usePartText: useOwnerText } = wordsOfAPart(english, {
  de: async () => (await import('./de/owner-ticket.ts')).ownerTicket,
  es: async () => (await import('./es/owner-ticket.ts')).ownerTicket,
  ja: async () => (await import('./ja/owner-ticket.ts')).ownerTicket,
});
