import { Unreadable } from '../unreadable.ts';
import { allComments, isOnBehalf } from './all-comments.ts';
import type { Zendesk } from './zendesk.ts';

export interface Reply {
  commentId: string;
  at: string;
}

/**
 * What a ticket's requester wrote on it. Its first comment is the question, whoever Zendesk names as its author. On a
 * ticket of somebody else's that the question was merged into, all that `ownerId` wrote counts instead.
 */
export async function requesterReplies(zendesk: Zendesk, ticketId: number, ownerId: string | null): Promise<Reply[]> {
  const answer = await zendesk.client.read('ticket', { params: { id: ticketId } });
  const requester = answer?.ticket.requester_id ?? null;
  if (requester === null) throw new Unreadable('path_unreadable');
  const comments = await allComments(zendesk, ticketId);
  return comments
    .slice(ownerId === null ? 1 : 0)
    .flatMap(({ comment }) =>
      String(comment.author_id) === (ownerId ?? String(requester)) && !isOnBehalf(comment)
        ? [{ commentId: String(comment.id), at: new Date(comment.created_at).toISOString() }]
        : [],
    );
}
