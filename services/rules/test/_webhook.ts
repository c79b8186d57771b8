import { createHmac } from 'node:crypto';
import type { TicketStatus } from '@handrail/contract';
import { v7 } from 'uuid';
import type { TestApp } from './_app.ts';

interface Envelope {
  id?: string;
  time?: string;
}

const envelope = (
  ticketId: number,
  type: string,
  { id = v7(), time = '2026-11-23T12:00:00.123456789Z' }: Envelope,
) => ({
  account_id: 10_001,
  id,
  subject: `zen:ticket:${ticketId}`,
  time,
  type: `zen:event-type:ticket.${type}`,
  zendesk_event_version: '2022-11-06',
});

/** A changed status as Zendesk tells of it. */
export const statusChanged = (ticketId: number, current: TicketStatus | 'deleted', more: Envelope = {}) => ({
  ...envelope(ticketId, 'status_changed', more),
  detail: { id: String(ticketId), external_id: null, requester_id: '501', description: 'Please help' },
  event: { current: current.toUpperCase(), previous: 'OPEN', meta: { sequence: { id: 's', position: 1, total: 1 } } },
});

/** A ticket that went to another group, as Zendesk tells of it. */
export const groupChanged = (ticketId: number, groupId: string | null, more: Envelope = {}) => ({
  ...envelope(ticketId, 'group_assignment_changed', more),
  detail: { id: String(ticketId), external_id: null, requester_id: '501', group_id: groupId },
  event: { current: groupId, previous: '301' },
});

/** A ticket that was merged into another, as Zendesk tells of it. */
export const ticketMerged = (ticketId: number, into: number | null, more: Envelope = {}) => ({
  ...envelope(ticketId, 'merged', more),
  detail: { id: String(ticketId), external_id: null, requester_id: '501', description: 'Please help' },
  event: { target_ticket_id: into === null ? null : String(into) },
});

interface Comment extends Envelope {
  author?: string;
  isStaff?: boolean;
  text?: string;
  commentId?: string;
  externalId?: string | null;
}

/** A new comment as Zendesk tells of it; 501 is the ticket's requester. */
export function commentAdded(ticketId: number, more: Comment = {}) {
  const { author = '501', isStaff = false, text = 'Yes, Jane may', commentId = '7001', externalId = null } = more;
  return {
    ...envelope(ticketId, 'comment_added', more),
    detail: { id: String(ticketId), external_id: externalId, requester_id: '501', description: 'May we?' },
    event: {
      comment: { id: commentId, author: { id: author, is_staff: isStaff, name: 'Olga' }, body: text, is_public: true },
    },
  };
}

export interface DeliveryChange {
  account?: string;
  secret?: string;
  /** Written into the header; the present by default. */
  timestamp?: string;
  headers?: Record<string, string>;
}

/** Posts what Zendesk would, signed as Zendesk signs. */
export function deliver({ app, clock }: TestApp, payload: object | string, change: DeliveryChange = {}) {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const { account = 'desk', secret = 'webhook secret of desk', timestamp = clock.now.toISOString() } = change;
  const headers = {
    'content-type': 'application/json',
    'x-zendesk-webhook-signature': createHmac('sha256', secret).update(`${timestamp}${body}`).digest('base64'),
    'x-zendesk-webhook-signature-timestamp': timestamp,
    ...change.headers,
  };
  return app.inject({ method: 'POST', url: `/webhooks/zendesk/${account}`, headers, payload: body });
}
