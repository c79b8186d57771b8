import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { addComment, withStatus } from '../../model/ticket-change.ts';
import type { Ticket } from '../../model/ticket.ts';
import type { DeskStore } from '../desk-store.ts';
import { actingUser } from './acting-user.ts';
import { invalid, notFound, refuse } from './rest-error.ts';

/** https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#merge-tickets-into-target-ticket */
const MergeSchema = z.object({
  ids: z.array(z.number().int().positive()).min(1).max(5),
  source_comment: z.string().optional(),
  source_comment_is_public: z.boolean().default(false),
  target_comment: z.string().optional(),
  target_comment_is_public: z.boolean().default(false),
});

interface Told {
  changed: (ticket: Ticket, before: Ticket) => void;
  merged: (source: Ticket, into: Ticket) => void;
}

/** Merging closes the sources for good, tags them, and leaves a comment on both sides. The job is done at once. */
export function mergeTicketsRoute(app: FastifyInstance, store: DeskStore, origin: string, told: Told) {
  app.post<{ Params: { id: string } }>('/api/v2/tickets/:id/merge', (request, reply) => {
    const user = actingUser(store, request);
    if (!user) return refuse(reply, 401, 'Couldn’t authenticate you', 'Sign in first');
    const parsed = MergeSchema.safeParse(request.body);
    if (!parsed.success) return invalid(reply, parsed.error);
    const target = store.ticket(Number(request.params.id));
    const sources = parsed.data.ids.flatMap((id) => store.ticket(id) ?? []);
    if (!target || sources.length < parsed.data.ids.length) return notFound(reply);
    if ([target, ...sources].some(({ status }) => status === 'closed') || sources.includes(target)) {
      return refuse(reply, 422, 'RecordInvalid', 'Closed tickets, and a ticket with itself, cannot be merged');
    }
    const { source_comment: forSource, target_comment: forTarget, ...visible } = parsed.data;
    const said = (ticket: Ticket, text: string, isPublic: boolean) =>
      addComment(
        ticket,
        { id: store.nextId(), authorId: user.id, public: isPublic, html: `<p>${text}</p>`, channel: 'web', from: null },
        store.now(),
      );
    for (const before of sources) {
      const words = forSource ?? `Merging into #${target.id}`;
      const source = said(withStatus(before, 'closed'), words, visible.source_comment_is_public);
      store.putTicket({ ...source, tags: [...new Set([...source.tags, 'closed_by_merge'])] });
    }
    const named = sources.map(({ id }) => `#${id}`).join(', ');
    const into = store.putTicket(said(target, forTarget ?? `Merged ${named}`, visible.target_comment_is_public));
    told.changed(into, target);
    for (const before of sources) {
      const source = store.ticket(before.id) ?? before;
      told.merged(source, into);
      told.changed(source, before);
    }
    const id = String(store.nextId());
    const url = `${origin}/api/v2/job_statuses/${id}.json`;
    const results = { success: true };
    return {
      job_status: {
        id,
        job_type: 'Ticket Merge',
        url,
        status: 'completed',
        total: sources.length,
        progress: sources.length,
        message: null,
        results,
      },
    };
  });
}
