import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { User } from '../../model/user.ts';
import { newTicket, withCustomStatus } from '../../model/ticket-change.ts';
import type { Ticket } from '../../model/ticket.ts';
import type { DeskStore } from '../desk-store.ts';
import { actingUser } from './acting-user.ts';
import { noMember, type Place, placeOf } from './ticket-place.ts';
import { invalid, refuse } from './rest-error.ts';
import { CreateTicketSchema, htmlOf } from './ticket-body.ts';
import { ticketJson } from './ticket-json.ts';
import { endUserOf } from './user-routes.ts';

/** Creation with Zendesk's `Idempotency-Key`: the same key and body answer the same ticket, another body is refused. */
export function createTicketRoute(
  app: FastifyInstance,
  store: DeskStore,
  origin: string,
  created: (t: Ticket) => void,
) {
  app.post('/api/v2/tickets', (request, reply) => {
    const user = actingUser(store, request);
    if (!user) return refuse(reply, 401, 'Couldn’t authenticate you', 'Sign in first');
    const key = request.headers['idempotency-key'];
    const body = createHash('sha256')
      .update(JSON.stringify(request.body ?? null))
      .digest('hex');
    const kept = typeof key === 'string' ? store.state.idempotency[key] : undefined;
    if (kept) return repeated(reply, kept, body);

    const parsed = CreateTicketSchema.safeParse(request.body);
    if (!parsed.success) return invalid(reply, parsed.error);
    const place = placeOf(store.state.groups, {
      assigneeId: parsed.data.ticket.assignee_id,
      groupId: parsed.data.ticket.group_id,
    });
    if (!place) return noMember(reply);
    const ticket = ticketOf({ ...parsed.data.ticket, ...place }, store, user);
    if (typeof key === 'string') store.keepKey(key, { body, ticketId: ticket.id });
    created(store.putTicket(ticket));
    void reply.header('x-idempotency-lookup', 'miss').header('location', `${origin}/api/v2/tickets/${ticket.id}.json`);
    return reply.code(201).send({ ticket: ticketJson(ticket, store, origin) });
  });

  function repeated(reply: FastifyReply, kept: { body: string; ticketId: number }, body: string) {
    const ticket = store.ticket(kept.ticketId);
    if (kept.body !== body || !ticket) {
      return refuse(reply, 400, 'IdempotentRequestError', 'The request parameters do not match those of the first one');
    }
    void reply.header('x-idempotency-lookup', 'hit');
    return reply.code(201).send({ ticket: ticketJson(ticket, store, origin) });
  }
}

/** Only a closed ticket can be followed up; any other is passed over. */
function followedBy(id: number | undefined, store: DeskStore): number | null {
  return id !== undefined && store.ticket(id)?.status === 'closed' ? id : null;
}

function ticketOf(body: z.infer<typeof CreateTicketSchema>['ticket'] & Place, store: DeskStore, agent: User): Ticket {
  const { requester } = body;
  const requesterId = requester
    ? endUserOf(store, requester.email, requester.name ?? requester.email).id
    : (body.requester_id ?? agent.id);
  const ticket = newTicket(
    {
      id: store.nextId(),
      subject: body.subject ?? '',
      requesterId,
      submitterId: agent.id,
      assigneeId: body.assigneeId,
      groupId: body.groupId,
      status: body.status ?? 'open',
      priority: body.priority ?? 'normal',
      type: body.type ?? null,
      tags: body.tags ?? [],
      externalId: body.external_id ?? null,
      followUpOf: followedBy(body.via_followup_source_id, store),
      formId: body.ticket_form_id ?? 401,
      channel: 'api',
    },
    { id: store.nextId(), html: htmlOf(body.comment), from: null, authorId: agent.id, public: body.comment.public },
    store.now(),
  );
  const custom = store.state.customStatuses.find((status) => status.id === body.custom_status_id);
  return custom ? withCustomStatus(ticket, custom) : ticket;
}
