import type { FastifyInstance } from 'fastify';
import type { Comment } from '../../model/ticket.ts';
import type { DeskStore } from '../desk-store.ts';
import { notFound } from './rest-error.ts';
import { commentJson } from './ticket-json.ts';
import { userJson } from './user-json.ts';

interface CommentQuery {
  include?: string;
  sort_order?: 'asc' | 'desc';
  per_page?: string;
  'page[size]'?: string;
  'page[after]'?: string;
}

/** Comments of a ticket: by offset, or by cursor where the request asks for one. */
export function commentRoutes(app: FastifyInstance, store: DeskStore, origin: string) {
  app.get<{ Params: { id: string }; Querystring: CommentQuery }>(
    '/api/v2/tickets/:id/comments',
    ({ params, query }, reply) => {
      const ticket = store.ticket(Number(params.id));
      if (!ticket) return notFound(reply);
      const ordered = query.sort_order === 'desc' ? ticket.comments.toReversed() : ticket.comments;
      const isCursor = query['page[size]'] !== undefined || query['page[after]'] !== undefined;
      const { comments, paging } = isCursor
        ? cursorPage(ordered, query, `${origin}/api/v2/tickets/${ticket.id}/comments.json`)
        : {
            comments: ordered.slice(0, Number(query.per_page ?? 100)),
            paging: { count: ordered.length, next_page: null, previous_page: null },
          };
      const authors = new Set(comments.map(({ authorId }) => authorId));
      const users = store.state.users.filter(({ id }) => authors.has(id));
      return {
        comments: comments.map((comment) => commentJson(comment, store)),
        ...(query.include?.includes('users') ? { users: users.map((user) => userJson(user, origin)) } : {}),
        ...paging,
      };
    },
  );
}

/** The cursor is the id of the last comment seen. */
function cursorPage(ordered: readonly Comment[], query: CommentQuery, address: string) {
  const size = Math.min(Math.max(Number(query['page[size]'] ?? 100) || 100, 1), 100);
  const after = query['page[after]'];
  const start = after === undefined ? 0 : ordered.findIndex(({ id }) => cursorOf(id) === after) + 1;
  const comments = ordered.slice(start, start + size);
  const last = comments.at(-1);
  const hasMore = start + size < ordered.length;
  const cursor = last ? cursorOf(last.id) : null;
  const next = new URL(address);
  next.searchParams.set('page[size]', String(size));
  if (cursor !== null) next.searchParams.set('page[after]', cursor);
  const first = comments[0];
  return {
    comments,
    paging: {
      meta: { has_more: hasMore, after_cursor: cursor, before_cursor: first ? cursorOf(first.id) : null },
      links: { next: hasMore ? next.href : null, prev: null },
    },
  };
}

const cursorOf = (id: number) => Buffer.from(`comment-${id}`).toString('base64url');
