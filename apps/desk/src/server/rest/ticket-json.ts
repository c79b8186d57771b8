import { plainTextOf } from '@handrail/zaf';
import type { Comment, Ticket } from '../../model/ticket.ts';
import type { DeskStore } from '../desk-store.ts';

const channels = { email: 'email', web: 'web', messaging: 'native_messaging', api: 'api' } as const;

/** A ticket as the REST interface gives it. */
export function ticketJson(ticket: Ticket, store: DeskStore, origin: string) {
  const first = ticket.comments[0];
  return {
    id: ticket.id,
    url: `${origin}/api/v2/tickets/${ticket.id}.json`,
    external_id: ticket.externalId,
    via: ticketViaJson(ticket, store),
    created_at: ticket.createdAt,
    updated_at: ticket.updatedAt,
    type: ticket.type,
    subject: ticket.subject,
    raw_subject: ticket.subject,
    description: plainTextOf(first?.html ?? ''),
    priority: ticket.priority,
    status: ticket.status,
    custom_status_id: ticket.customStatusId,
    requester_id: ticket.requesterId,
    submitter_id: ticket.submitterId,
    assignee_id: ticket.assigneeId,
    organization_id: store.user(ticket.requesterId)?.organizationId ?? null,
    group_id: ticket.groupId,
    collaborator_ids: [],
    follower_ids: [],
    email_cc_ids: [],
    has_incidents: false,
    is_public: ticket.comments.some((comment) => comment.public),
    tags: ticket.tags,
    custom_fields: ticket.customFields,
    brand_id: 601,
    ticket_form_id: ticket.formId,
    allow_channelback: false,
    allow_attachments: true,
  };
}

export function commentJson(comment: Comment, store: DeskStore) {
  return {
    id: comment.id,
    type: 'Comment',
    author_id: comment.authorId,
    body: plainTextOf(comment.html),
    html_body: `<div class="zd-comment">${comment.html}</div>`,
    plain_body: plainTextOf(comment.html),
    public: comment.public,
    audit_id: comment.id,
    created_at: comment.at,
    via: viaJson(comment.channel, comment.from, store.user(comment.authorId)?.name ?? null),
    metadata: { system: {}, custom: {}, ...flagsJson(comment.flags ?? []) },
    attachments: [],
  };
}

/** A follow-up names the ticket it goes on from where others name their sender. */
function ticketViaJson({ channel, comments, requesterId, followUpOf }: Ticket, store: DeskStore) {
  const followed = followUpOf === null ? undefined : store.ticket(followUpOf);
  if (!followed) return viaJson(channel, comments[0]?.from ?? null, store.user(requesterId)?.name ?? null);
  const from = { ticket_id: followed.id, subject: followed.subject, channel: channels[followed.channel] };
  return { channel: channels[channel], source: { from, to: {}, rel: 'follow_up' } };
}

function viaJson(channel: Ticket['channel'], from: string | null, name: string | null) {
  return {
    channel: channels[channel],
    source: { from: from === null ? {} : { address: from, name }, to: {}, rel: null },
  };
}

/** Flags appear only where there is one; what Zendesk doubts it does not trust. */
function flagsJson(flags: readonly number[]) {
  if (flags.length === 0) return {};
  const options: Record<string, { trusted: boolean }> = {};
  for (const flag of flags) options[flag] = { trusted: false };
  return { trusted: false, flags, flags_options: options };
}
