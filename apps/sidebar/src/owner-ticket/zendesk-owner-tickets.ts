import type { OwnerTicket } from '@handrail/contract';
import { z } from 'zod';
import type { StepOf } from '../state/step-of.ts';
import type { MacroPreview, Zendesk, ZendeskRequest } from '../zendesk/zendesk.ts';
import type { OwnerTicketDesk, Written } from './send-owner-tickets.ts';

const ListSchema = z.object({ tickets: z.array(z.object({ id: z.number(), external_id: z.string().nullable() })) });
const CreatedSchema = z.object({ ticket: z.object({ id: z.number() }) });
const CommentsSchema = z.object({
  comments: z.array(z.object({ public: z.boolean(), plain_body: z.string().optional(), body: z.string().optional() })),
});
const MembershipsSchema = z.object({ group_memberships: z.array(z.object({ group_id: z.number() })) });
const RefusalSchema = z.object({
  error: z.unknown().optional(),
  description: z.string().catch(''),
  details: z.record(z.string(), z.array(z.object({ description: z.string() }))).catch({}),
});

interface DeskOptions {
  zendesk: Zendesk;
  step: StepOf<'owner_ticket'>;
  /** Keeps a ticket on hold from reopening at once (X10). */
  assigneeId: string;
  macro: { id: string; preview: MacroPreview } | null;
}

/** Owner tickets written through Zendesk's REST interface as the signed-in agent. */
export function zendeskOwnerTickets({ zendesk, step, assigneeId, macro }: DeskOptions): OwnerTicketDesk {
  let asked: Promise<boolean> | null = null;
  /** Zendesk refuses an assignee who is not in the ticket's group. Whoever cannot be told apart is not assigned. */
  function canBeAssigned(): Promise<boolean> {
    const groupId = macro?.preview.groupId ?? null;
    if (groupId === null) return Promise.resolve(true);
    asked ??= send(zendesk, { method: 'GET', path: `/api/v2/users/${assigneeId}/group_memberships` }).then((answer) => {
      const found = MembershipsSchema.safeParse(answer?.status === 200 ? answer.body : null).data;
      return found?.group_memberships.some(({ group_id: id }) => String(id) === groupId) ?? false;
    });
    return asked;
  }
  return {
    async findTickets(externalId) {
      const answer = await send(zendesk, {
        method: 'GET',
        path: `/api/v2/tickets?external_id=${encodeURIComponent(externalId)}`,
      });
      const list = answer?.status === 200 ? ListSchema.safeParse(answer.body) : null;
      if (!list?.success) return null;
      const ids = list.data.tickets.filter((ticket) => ticket.external_id === externalId).map(({ id }) => id);
      return ids.toSorted((a, b) => a - b);
    },
    async createTicket(ticket) {
      const answer = await send(zendesk, {
        method: 'POST',
        path: '/api/v2/tickets',
        headers: { 'Idempotency-Key': ticket.externalId },
        body: { ticket: bodyOf(ticket, step, (await canBeAssigned()) ? assigneeId : null, macro) },
      });
      return writtenOf(answer, (body) => CreatedSchema.safeParse(body).data?.ticket.id);
    },
    async hasLinkNote(ticketId, externalId) {
      const answer = await send(zendesk, {
        method: 'GET',
        path: `/api/v2/tickets/${ticketId}/comments?sort_order=desc&per_page=100`,
      });
      const comments = answer?.status === 200 ? CommentsSchema.safeParse(answer.body) : null;
      if (!comments?.success) return null;
      return comments.data.comments.some(
        (comment) => !comment.public && `${comment.plain_body ?? ''} ${comment.body ?? ''}`.includes(externalId),
      );
    },
    async addLinkNote(ticketId, externalId) {
      const answer = await send(zendesk, {
        method: 'PUT',
        path: `/api/v2/tickets/${ticketId}`,
        // The external id in the note is how a retry sees that the note is there.
        body: { ticket: { comment: { body: `${step.linkNote.text}\n\n${externalId}`, public: false } } },
      });
      return writtenOf(answer, () => null);
    },
  };
}

/** What the macro routes by goes along; status and text are the workflow's. */
function bodyOf(
  ticket: OwnerTicket,
  step: DeskOptions['step'],
  assigneeId: string | null,
  macro: DeskOptions['macro'],
) {
  const preview = macro?.preview;
  return {
    subject: step.subject,
    comment: { html_body: step.snippet.html, public: true },
    requester: { name: ticket.name ?? ticket.email ?? ticket.username, email: ticket.email },
    status: step.status,
    ...(assigneeId === null ? {} : { assignee_id: Number(assigneeId) }),
    external_id: ticket.externalId,
    ...(macro ? { macro_ids: [Number(macro.id)] } : {}),
    ...(preview?.tags ? { tags: preview.tags } : {}),
    ...(preview?.groupId ? { group_id: Number(preview.groupId) } : {}),
    ...(preview?.priority ? { priority: preview.priority } : {}),
    ...(preview?.type ? { type: preview.type } : {}),
  };
}

/** Null when no answer came. */
async function send(zendesk: Zendesk, request: ZendeskRequest) {
  return zendesk.request(request).catch(() => null);
}

/** @param read the value in the answer, undefined when the answer makes no sense */
function writtenOf<T>(answer: Awaited<ReturnType<typeof send>>, read: (body: unknown) => T | undefined): Written<T> {
  if (!answer || answer.status >= 500 || answer.status === 409) return { result: 'unknown' };
  if (answer.status === 429) {
    const seconds = Number(answer.headers['retry-after']);
    return { result: 'busy', retryAfter: Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 60) : 5 };
  }
  // The same ticket was asked for before, in other words: it may be there.
  if (answer.status === 400 && RefusalSchema.safeParse(answer.body).data?.error === 'IdempotentRequestError')
    return { result: 'unknown' };
  if (answer.status >= 400) {
    return { result: 'refused', message: refusalOf(answer), isForbidden: answer.status === 403 };
  }
  const value = read(answer.body);
  return value === undefined ? { result: 'unknown' } : { result: 'ok', value };
}

/** What is wrong with the fields says more than the description, which is the same for all of them. */
function refusalOf({ status, body }: { status: number; body: unknown }): string {
  const refusal = RefusalSchema.safeParse(body).data;
  const details = Object.values(refusal?.details ?? {}).flatMap((of) =>
    of.map(({ description }) => description.trim()),
  );
  const reasons = new Set(details.filter((detail) => detail !== ''));
  const said = reasons.size > 0 ? [...reasons].join('; ') : (refusal?.description.trim() ?? '');
  // The service takes no longer reason, and would then not record that the ticket failed.
  return said === '' ? `Zendesk answered ${status}` : said.slice(0, 2000);
}
