import type { FastifyInstance } from 'fastify';
import type { DeskStore } from '../desk-store.ts';
import { notFound } from './rest-error.ts';
import { commentJson, ticketJson } from './ticket-json.ts';
import { userJson } from './user-json.ts';

interface CommentQuery {
  include?: string;
  sort_order?: 'asc' | 'desc';
  per_page?: string;
}

export function readTicketRoutes(app: FastifyInstance, store: DeskStore, origin: string) {
  app.get<{ Querystring: { external_id?: string } }>('/api/v2/tickets', ({ query }) => {
    const tickets = store.state.tickets.filter(
      ({ externalId }) => query.external_id === undefined || externalId === query.external_id,
    );
    const page = tickets.slice(0, 100);
    return {
      tickets: page.map((ticket) => ticketJson(ticket, store, origin)),
      count: tickets.length,
      next_page: null,
      previous_page: null,
    };
  });

  app.get<{ Params: { id: string } }>('/api/v2/tickets/:id', ({ params }, reply) => {
    const ticket = store.ticket(Number(params.id));
    return ticket ? { ticket: ticketJson(ticket, store, origin) } : notFound(reply);
  });

  app.get<{ Params: { id: string }; Querystring: CommentQuery }>(
    '/api/v2/tickets/:id/comments',
    ({ params, query }, reply) => {
      const ticket = store.ticket(Number(params.id));
      if (!ticket) return notFound(reply);
      const ordered = query.sort_order === 'desc' ? ticket.comments.toReversed() : ticket.comments;
      const comments = ordered.slice(0, Number(query.per_page ?? 100));
      const authors = new Set(comments.map(({ authorId }) => authorId));
      const users = store.state.users.filter(({ id }) => authors.has(id));
      return {
        comments: comments.map((comment) => commentJson(comment, store)),
        ...(query.include?.includes('users') ? { users: users.map((user) => userJson(user, origin)) } : {}),
        count: ticket.comments.length,
        next_page: null,
        previous_page: null,
      };
    },
  );
}
