import { Unreadable } from '../unreadable.ts';
import type { Comment, CommentPage, Zendesk } from './zendesk.ts';

const mostPages = 10;

export interface Authored {
  comment: Comment;
  /** Null when Zendesk did not tell. */
  role: string | null;
  email: string | null;
}

/** Every comment of a ticket, the first one first, whether Zendesk stored it as public or internal. */
export async function allComments({ client }: Zendesk, ticketId: number): Promise<Authored[]> {
  const found: Authored[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const query: Record<string, string> = {
      include: 'users',
      'page[size]': '100',
      ...(after === null ? {} : { 'page[after]': after }),
    };
    const answer: CommentPage | null = await client.read('comments', { params: { id: ticketId }, query });
    if (!answer) throw new Unreadable('path_unreadable');
    const users = new Map((answer.users ?? []).map((user) => [user.id, user]));
    for (const comment of answer.comments) {
      const author = users.get(comment.author_id);
      found.push({ comment, role: author?.role ?? null, email: author?.email?.toLowerCase() ?? null });
    }
    after = answer.meta?.has_more === true ? (answer.meta.after_cursor ?? null) : null;
    if (after === null) return found;
  }
  throw new Unreadable('list_not_complete');
}

/** An agent wrote it in somebody's name: not their word. */
export const isOnBehalf = ({ metadata }: Comment) => (metadata?.flags ?? []).includes(onBehalf);

/** Flag that Zendesk sets on a comment; see its API on comment metadata. */
const onBehalf = 11;
