import { createHmac, randomUUID } from 'node:crypto';
import { plainTextOf } from '@handrail/zaf';
import type { Ticket } from '../model/ticket.ts';
import type { DeskAccount } from './account.ts';
import type { DeskStore } from './desk-store.ts';

/** Number of the account that the desk plays; Zendesk's events carry it beside the address they are sent to. */
const accountId = 10_001;

/** Tells the service what happened on tickets, signed as Zendesk signs. Delivered in order; a failure is dropped. */
export function webhook(account: DeskAccount, rulesUrl: string, store: DeskStore) {
  let last: Promise<unknown> = Promise.resolve();

  function send(type: string, ticket: Ticket, event: object) {
    const body = JSON.stringify({
      account_id: accountId,
      detail: detailOf(ticket),
      event,
      id: randomUUID(),
      subject: `zen:ticket:${ticket.id}`,
      time: store.now().toISOString(),
      type: `zen:event-type:${type}`,
      zendesk_event_version: '2022-11-06',
    });
    const stamp = store.now().toISOString();
    const signature = createHmac('sha256', account.webhookSecret).update(`${stamp}${body}`).digest('base64');
    const headers = {
      'content-type': 'application/json',
      'x-zendesk-webhook-signature': signature,
      'x-zendesk-webhook-signature-timestamp': stamp,
    };
    const url = `${rulesUrl}/webhooks/zendesk/${account.id}`;
    const limit = () => AbortSignal.timeout(5000);
    last = last.then(() => fetch(url, { method: 'POST', headers, body, signal: limit() })).catch(() => undefined);
  }

  return {
    /** Tells of every new comment, and of a changed status or group. `before` is null for a new ticket. */
    ticketChanged(ticket: Ticket, before: Ticket | null) {
      for (const comment of ticket.comments.slice(before?.comments.length ?? 0)) {
        const author = store.user(comment.authorId);
        send('ticket.comment_added', ticket, {
          comment: {
            author: {
              id: String(comment.authorId),
              is_staff: author !== undefined && author.role !== 'end-user',
              name: author?.name ?? '',
            },
            body: plainTextOf(comment.html),
            id: String(comment.id),
            is_public: comment.public,
          },
        });
      }
      if (before && before.status !== ticket.status) {
        send('ticket.status_changed', ticket, {
          current: ticket.status.toUpperCase(),
          previous: before.status.toUpperCase(),
        });
      }
      if (before && before.groupId !== ticket.groupId) {
        send('ticket.group_assignment_changed', ticket, {
          current: textOrNull(ticket.groupId),
          previous: textOrNull(before.groupId),
        });
      }
    },
    /** Tells of a ticket that ended in another. */
    ticketMerged(source: Ticket, into: Ticket) {
      send('ticket.merged', source, { target_ticket_id: String(into.id) });
    },
    /** Waits for what is under way. */
    close: () => last,
  };
}

const textOrNull = (id: number | null) => (id === null ? null : String(id));

/** The ticket as Zendesk's events tell of it: ids as text, words in capitals, nobody's address. */
function detailOf(ticket: Ticket) {
  return {
    assignee_id: textOrNull(ticket.assigneeId),
    created_at: ticket.createdAt,
    custom_status: String(ticket.customStatusId),
    description: plainTextOf(ticket.comments[0]?.html ?? ''),
    external_id: ticket.externalId,
    form_id: String(ticket.formId),
    group_id: textOrNull(ticket.groupId),
    id: String(ticket.id),
    is_public: ticket.comments.some((comment) => comment.public),
    priority: ticket.priority?.toUpperCase() ?? null,
    requester_id: String(ticket.requesterId),
    status: ticket.status.toUpperCase(),
    subject: ticket.subject,
    submitter_id: String(ticket.submitterId),
    tags: ticket.tags,
    type: ticket.type?.toUpperCase() ?? null,
    updated_at: ticket.updatedAt,
  };
}
