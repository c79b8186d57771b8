import type { FactDeclaration, TicketComment } from '@handrail/contract';
import type { Text } from '../text/text.tsx';

/** The comment that a customer's answer was read from, as it is kept with the answer; empty where nobody outside answered. */
export function replyNote(
  { who }: FactDeclaration,
  reply: TicketComment | null,
  { t }: Text,
): { note?: string; commentId?: string; author?: string } {
  if (reply === null || who !== 'customer') return {};
  const { id, author } = reply;
  const note = t('reply.note', { id: id ?? '', from: author.email ?? t('reply.unknown') });
  return {
    note,
    ...(id === null ? {} : { commentId: id, ...(author.email === null ? {} : { author: author.email }) }),
  };
}
