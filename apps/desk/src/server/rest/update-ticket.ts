import type { FastifyInstance } from 'fastify';
import { addComment, withCustomStatus, withStatus } from '../../model/ticket-change.ts';
import type { Ticket } from '../../model/ticket.ts';
import type { DeskStore } from '../desk-store.ts';
import { actingUser } from './acting-user.ts';
import { invalid, notFound, refuse } from './rest-error.ts';
import { htmlOf, type TicketFields, UpdateTicketSchema } from './ticket-body.ts';
import { noMember, placeOf } from './ticket-place.ts';
import { ticketJson } from './ticket-json.ts';

type Changed = (ticket: Ticket, before: Ticket) => void;

export function updateTicketRoutes(app: FastifyInstance, store: DeskStore, origin: string, changed: Changed) {
  app.put<{ Params: { id: string } }>('/api/v2/tickets/:id', (request, reply) => {
    const user = actingUser(store, request);
    const before = store.ticket(Number(request.params.id));
    if (!user) return refuse(reply, 401, 'Couldn’t authenticate you', 'Sign in first');
    if (!before) return notFound(reply);
    const parsed = UpdateTicketSchema.safeParse(request.body);
    if (!parsed.success) return invalid(reply, parsed.error);
    if (before.status === 'closed') {
      return refuse(reply, 422, 'RecordInvalid', 'Status: closed prevents ticket update');
    }
    const fields = parsed.data.ticket;
    if (fields.safe_update && !isFresh(before, fields.updated_stamp)) {
      return refuse(reply, 409, 'UpdateConflict', 'Safe update prevented the update due to outdated ticket data');
    }
    const place = placeOf(store.state.groups, { assigneeId: fields.assignee_id, groupId: fields.group_id }, before);
    if (!place) return noMember(reply);
    const ticket = store.putTicket(updated({ ...before, ...place }, fields, store, user.id));
    changed(ticket, before);
    return {
      ticket: ticketJson(ticket, store, origin),
      audit: { id: store.nextId(), ticket_id: ticket.id, events: [] },
    };
  });
}

function updated(before: Ticket, fields: TicketFields, store: DeskStore, agentId: number): Ticket {
  let ticket: Ticket = {
    ...before,
    subject: fields.subject ?? before.subject,
    tags: fields.tags ?? before.tags,
    priority: fields.priority === undefined ? before.priority : fields.priority,
    type: fields.type === undefined ? before.type : fields.type,
    externalId: fields.external_id === undefined ? before.externalId : fields.external_id,
    formId: fields.ticket_form_id ?? before.formId,
    customFields: fields.custom_fields ?? before.customFields,
    updatedAt: stamp(store),
  };
  const custom = store.state.customStatuses.find((status) => status.id === fields.custom_status_id);
  if (custom) ticket = withCustomStatus(ticket, custom);
  else if (fields.status && fields.status !== before.status) ticket = withStatus(ticket, fields.status);
  if (!fields.comment) return ticket;
  const authorId = fields.comment.author_id ?? agentId;
  return addComment(
    ticket,
    {
      id: store.nextId(),
      authorId,
      public: fields.comment.public,
      html: htmlOf(fields.comment),
      channel: ticket.channel === 'messaging' ? 'messaging' : 'web',
      from: null,
    },
    store.now(),
  );
}

/** Zendesk compares to the second. */
function isFresh({ updatedAt }: Ticket, seen: string | undefined): boolean {
  return seen !== undefined && Math.floor(Date.parse(seen) / 1000) >= Math.floor(Date.parse(updatedAt) / 1000);
}

function stamp(store: DeskStore): string {
  return store.now().toISOString();
}
