import { createHmac, randomUUID } from 'node:crypto';
import { plainTextOf } from '@handrail/zaf';
import type { Ticket } from '../model/ticket.ts';
import type { DeskAccount } from './account.ts';
import type { DeskStore } from './desk-store.ts';

/** Tells the service what happened on tickets, signed as Zendesk signs. Delivered in order; a failure is dropped. */
export function webhook(account: DeskAccount, rulesUrl: string, store: DeskStore) {
  let last: Promise<unknown> = Promise.resolve();

  function send(type: string, ticket: Ticket, event: object) {
    const body = JSON.stringify({
      id: randomUUID(),
      type,
      account_id: account.id,
      time: store.now().toISOString(),
      detail: detailOf(ticket, store),
      event,
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
    /** Tells of every new comment and of a changed status. `before` is null for a new ticket. */
    ticketChanged(ticket: Ticket, before: Ticket | null) {
      for (const comment of ticket.comments.slice(before?.comments.length ?? 0)) {
        const author = store.user(comment.authorId);
        send('ticket.comment_added', ticket, {
          comment: {
            id: String(comment.id),
            author: {
              id: String(comment.authorId),
              email: comment.from ?? author?.email ?? null,
              role: author?.role ?? 'end-user',
            },
            is_public: comment.public,
            body: plainTextOf(comment.html),
          },
        });
      }
      if (before && before.status !== ticket.status) {
        send('ticket.status_changed', ticket, { previous: before.status, current: ticket.status });
      }
    },
    /** Waits for what is under way. */
    close: () => last,
  };
}

function detailOf(ticket: Ticket, store: DeskStore) {
  return {
    ticket_id: String(ticket.id),
    external_id: ticket.externalId,
    status: ticket.status,
    status_category: ticket.status,
    requester: { id: String(ticket.requesterId), email: store.user(ticket.requesterId)?.email ?? null },
    updated_at: ticket.updatedAt,
  };
}
