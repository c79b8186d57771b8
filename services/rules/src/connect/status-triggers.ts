const statuses = ['open', 'pending', 'hold', 'solved', 'closed'] as const;

/**
 * What a webhook of the kind `conditional_ticket_events` sends: the same words as Zendesk's own event. The status is
 * written out, because Zendesk fills its placeholder in the account's language.
 */
const bodyOf = (status: string) =>
  JSON.stringify({
    type: 'zen:event-type:ticket.status_changed',
    id: `trigger:{{ticket.id}}:${status}:{{ticket.updated_at_with_timestamp}}`,
    time: '{{ticket.updated_at_with_timestamp}}',
    detail: { id: '{{ticket.id}}', external_id: null },
    event: { current: status.toUpperCase() },
  });

/** One trigger for each status that a ticket can change to. */
export function statusTriggers(webhookId: string) {
  return statuses.map((status) => ({
    title: `Handrail: a ticket is now ${status}`,
    description: 'Made by "handrail connect"',
    active: true,
    conditions: {
      all: [
        { field: 'status', operator: 'changed' },
        { field: 'status', operator: 'is', value: status },
      ],
      any: [],
    },
    actions: [{ field: 'notification_webhook', value: [webhookId, bodyOf(status)] }],
  }));
}
