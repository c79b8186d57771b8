import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { FaultsSchema } from '../../model/fault.ts';
import { addComment, newTicket, withStatus } from '../../model/ticket-change.ts';
import { ChannelSchema, StatusSchema, type Ticket } from '../../model/ticket.ts';
import { paragraphs } from '../../seed/seed-state.ts';
import type { DeskStore } from '../desk-store.ts';
import { notFound } from '../rest/rest-error.ts';
import { endUserOf } from '../rest/user-routes.ts';

const PersonSchema = z.object({ name: z.string(), email: z.email() });

const NewTicketSchema = z.object({
  subject: z.string(),
  text: z.string(),
  requester: PersonSchema,
  channel: ChannelSchema.default('email'),
  status: StatusSchema.default('new'),
  tags: z.array(z.string()).default([]),
  form: z.string().default('Support for GitLab.com'),
  externalId: z.string().nullable().default(null),
});

/** A message as it arrives from outside: from the requester, or from whatever address is given. */
const ReplySchema = z.object({
  from: z.email(),
  name: z.string().optional(),
  text: z.string().min(1),
  isPublic: z.boolean().default(true),
  /** Written in the help center by somebody who signed in with the address, not sent as mail. */
  isSignedIn: z.boolean().default(false),
  /** Zendesk's doubts; see the flags of a comment. */
  flags: z.array(z.number().int().nonnegative()).default([]),
});

/** What demonstrations and tests steer the desk with. Not part of Zendesk. */
export function controlRoutes(
  app: FastifyInstance,
  store: DeskStore,
  appOrigin: string,
  changed: (t: Ticket, b: Ticket | null) => void,
) {
  app.get('/desk/health', () => ({ status: 'ok' }));
  app.get('/desk/state', () => {
    const { world: _, idempotency: __, ...state } = store.state;
    return { ...state, faultRevision: store.faultRevision, workflows: store.workflows, appOrigin };
  });

  app.post('/desk/reset', () => {
    store.reset();
    return { reset: true };
  });

  app.put('/desk/faults', (request, reply) => {
    const parsed = FaultsSchema.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ error: z.prettifyError(parsed.error) });
    store.putFaults(parsed.data);
    return { revision: store.faultRevision };
  });

  app.post('/desk/tickets', (request, reply) => {
    const parsed = NewTicketSchema.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ error: z.prettifyError(parsed.error) });
    const { requester, text, form, ...start } = parsed.data;
    const user = endUserOf(store, requester.email, requester.name);
    const formId = store.state.forms.find(({ name }) => name === form)?.id ?? 401;
    const comment = { id: store.nextId(), html: paragraphs(text), from: user.email };
    const ticket = newTicket({ ...start, id: store.nextId(), requesterId: user.id, formId }, comment, store.now());
    changed(store.putTicket(ticket), null);
    return reply.code(201).send(ticket);
  });

  app.post<{ Params: { id: string } }>('/desk/tickets/:id/replies', (request, reply) => {
    const before = store.ticket(Number(request.params.id));
    if (!before) return notFound(reply);
    const parsed = ReplySchema.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ error: z.prettifyError(parsed.error) });
    if (before.status === 'closed') {
      const followUp = store.putTicket(followUpOf(before, parsed.data, store));
      changed(followUp, null);
      return reply.code(201).send(followUp);
    }
    const ticket = store.putTicket(withReply(before, parsed.data, store));
    changed(ticket, before);
    return ticket;
  });
}

/** Nothing opens a closed ticket again: a mail to it becomes a ticket of its own that names it. */
function followUpOf(closed: Ticket, { from, name, text }: z.infer<typeof ReplySchema>, store: DeskStore): Ticket {
  const { subject, tags, formId, channel } = closed;
  const user = endUserOf(store, from, name ?? from);
  const start = { id: store.nextId(), subject, tags, formId, channel, requesterId: user.id, followUpOf: closed.id };
  return newTicket(start, { id: store.nextId(), html: paragraphs(text), from }, store.now());
}

/** An answer opens a ticket again, as Zendesk does, unless it is new still. */
function withReply(
  before: Ticket,
  { from, name, text, isPublic, isSignedIn, flags }: z.infer<typeof ReplySchema>,
  store: DeskStore,
): Ticket {
  const known = endUserOf(store, from, name ?? from);
  const author = isSignedIn ? store.putUser({ ...known, verification: 'full' }) : known;
  const html = paragraphs(text);
  const comment = {
    id: store.nextId(),
    authorId: author.id,
    public: isPublic,
    html,
    channel: isSignedIn ? ('web' as const) : before.channel,
    from: isSignedIn ? null : from,
    ...(flags.length > 0 ? { flags } : {}),
  };
  const answered = addComment(before, comment, store.now());
  return before.status === 'new' ? answered : withStatus(answered, 'open');
}
