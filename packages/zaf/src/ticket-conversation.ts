import { fieldsOf, idOf, instantOf, listOf, textOf, wordsOf } from './shape.ts';
import { plainTextOf } from './plain-text.ts';
import type { Zaf } from './zaf.ts';
import { ZafError } from './zaf-error.ts';

/** One message or note of a ticket, oldest first in lists. */
export interface TicketComment {
  id: string | null;
  author: { id: string | null; name: string | null; email: string | null; role: 'end-user' | 'agent' | 'unknown' };
  public: boolean;
  text: string;
  /** ISO 8601 in UTC. */
  at: string | null;
}

/**
 * The conversation by REST, which alone knows from which address a message was sent (`via.source.from`), also
 * where Zendesk files a copied person's mail as internal. Newest 100, oldest of them first, and how many are older.
 */
export async function readComments(zaf: Zaf, ticketId: number): Promise<{ comments: TicketComment[]; older: number }> {
  const path = `/api/v2/tickets/${ticketId}/comments?include=users&sort_order=desc&per_page=100`;
  const { status, body } = await zaf.request({ method: 'GET', path });
  const fields = fieldsOf(body);
  if (status !== 200 || !Array.isArray(fields?.['comments'])) {
    throw new ZafError('refused', `GET ${path}`, `Zendesk answered ${status}`);
  }
  const users = new Map(listOf(fields['users']).map((user) => [idOf(fieldsOf(user)?.['id']), fieldsOf(user)]));
  const comments = listOf(fields['comments'])
    .map((entry) => {
      const comment = fieldsOf(entry) ?? {};
      const authorId = idOf(comment['author_id']);
      const author = users.get(authorId);
      const source = fieldsOf(fieldsOf(fieldsOf(comment['via'])?.['source'])?.['from']);
      return {
        id: idOf(comment['id']),
        author: {
          id: authorId,
          name: wordsOf(author?.['name']),
          email: wordsOf(source?.['address']) ?? wordsOf(author?.['email']),
          role: roleOf(author?.['role']),
        },
        public: comment['public'] === true,
        text: textOf(comment['plain_body']) ?? textOf(comment['body']) ?? '',
        at: instantOf(comment['created_at']),
      };
    })
    .toReversed();
  const count = fields['count'];
  return { comments, older: typeof count === 'number' ? Math.max(0, count - comments.length) : 0 };
}

/** The conversation as the open ticket page holds it: no addresses, but there when REST is not. */
export function commentsOfConversation(conversation: unknown): TicketComment[] {
  return listOf(conversation).map((entry) => {
    const event = fieldsOf(entry) ?? {};
    const author = fieldsOf(event['author']);
    const message = fieldsOf(event['message']);
    return {
      id: null,
      author: {
        id: idOf(author?.['id']),
        name: wordsOf(author?.['name']),
        email: wordsOf(author?.['email']),
        role: roleOf(author?.['role']),
      },
      public: textOf(fieldsOf(event['channel'])?.['name'])?.toLowerCase() !== 'internal',
      text: plainTextOf(textOf(message?.['content']) ?? ''),
      at: instantOf(event['timestamp']),
    };
  });
}

function roleOf(value: unknown): TicketComment['author']['role'] {
  const role = textOf(value)?.toLowerCase();
  if (role === undefined || role === '') return 'unknown';
  return role === 'end-user' ? 'end-user' : 'agent';
}
