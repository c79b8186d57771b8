import type { TicketComment } from '@handrail/contract';

/** Where the mail that is answered begins in it. */
const quoteStart = /^\s*(>|-{2,}\s*\p{L}[\p{L} ]+\s*-{2,}\s*$|##-)/mu;

/** The reply without the mail it answers, as far as that is certain. */
export function wordsOf({ text }: TicketComment): string {
  const at = text.search(quoteStart);
  const own = (at > 0 ? text.slice(0, at) : text).trim();
  return own === '' ? text.trim() : own;
}
