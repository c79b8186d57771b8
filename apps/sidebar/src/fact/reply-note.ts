import type { FactDeclaration, FactValue, TicketComment } from '@handrail/contract';
import { isBy, replyBy } from '../state/awaited-reply.ts';
import type { Text } from '../text/text.tsx';

interface Replies {
  replies: readonly TicketComment[];
  /** The one that the agent reads the answer from. */
  reply: TicketComment | null;
}

/**
 * The comment that a customer's answer was read from, as it is kept with the answer; empty where nobody outside answered.
 * An answer that names who wrote is shown by a comment of theirs only.
 */
export function replyNote(
  { who, awaits }: FactDeclaration,
  value: FactValue,
  { replies, reply }: Replies,
  { t }: Text,
): { note?: string; commentId?: string; author?: string } {
  const shown = awaits === undefined || (reply && isBy(reply, value)) ? reply : replyBy(replies, value);
  if (shown === null || who !== 'customer') return {};
  const { id, author } = shown;
  const note = t('reply.note', { id: id ?? '', from: author.email ?? t('reply.unknown') });
  return {
    note,
    ...(id === null ? {} : { commentId: id, ...(author.email === null ? {} : { author: author.email }) }),
  };
}
