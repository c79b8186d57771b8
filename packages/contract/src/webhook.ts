import { z } from 'zod';
import { TicketIdSchema } from './id.ts';
import type { Route } from './route.ts';
import { nameSchema, readSchema } from './text.ts';

/** What Zendesk's event webhooks send, as far as it is read here. Ids come as text or as numbers. */
const idText = z.union([z.string().regex(/^\d{1,20}$/), z.number().int().nonnegative()]).transform(String);

/** Zendesk's own limit is 64 k characters. */
const bodySchema = readSchema(1024 * 1024);

const DetailSchema = z.object({
  id: TicketIdSchema,
  external_id: readSchema(300).nullish(),
  requester_id: idText.nullish(),
  group_id: idText.nullish(),
  /** Text of the ticket's first comment. */
  description: bodySchema.nullish(),
});

const delivery = {
  /** Names what happened, so a repeated delivery has the same. Part of what is signed. */
  id: z.string().regex(/^[\w:.-]{1,80}$/),
  /** When it happened. */
  time: z.iso.datetime({ offset: true }).transform((instant) => new Date(instant).toISOString()),
  detail: DetailSchema,
};

/** Names under which Zendesk may tell the other ticket; which one it is could not be checked. */
const targetNames = /^(?:target|into|merged_into|winner|winning|destination)(?:_ticket)?(?:_id)?$/;

/** The one ticket that an event names as the place where its own ticket went; two different ones are none. */
function ticketNamedIn(event: Record<string, unknown>): number | null {
  const found = new Set(
    Object.entries(event).flatMap(([name, value]) => {
      if (!targetNames.test(name)) return [];
      const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
      const read = TicketIdSchema.safeParse(id);
      return read.success ? [read.data] : [];
    }),
  );
  const [only, other] = found;
  return only === undefined || other !== undefined ? null : only;
}

const kinds = [
  z.object({
    type: z.literal('zen:event-type:ticket.status_changed'),
    ...delivery,
    /** Zendesk writes `SOLVED`, and for tickets that are gone words which are no status here. */
    event: z.object({ current: readSchema(40).transform((status) => status.toLowerCase()) }),
  }),
  z.object({
    type: z.literal('zen:event-type:ticket.comment_added'),
    ...delivery,
    event: z.object({
      comment: z.object({ id: idText, author: z.object({ id: idText, is_staff: z.boolean() }), body: bodySchema }),
    }),
  }),
  /** Of the ticket that ends. Without a target there is nothing to link to. */
  z.object({
    type: z.literal('zen:event-type:ticket.merged'),
    ...delivery,
    event: z.looseObject({}).transform((event) => ({ target: ticketNamedIn(event) })),
  }),
  /** The group is the one in `detail`. */
  z.object({ type: z.literal('zen:event-type:ticket.group_assignment_changed'), ...delivery }),
  /** The ticket went, came back, or is somebody else's now: whoever has it open reads it again. */
  z.object({
    type: z.enum([
      'zen:event-type:ticket.soft_deleted',
      'zen:event-type:ticket.permanently_deleted',
      'zen:event-type:ticket.undeleted',
      'zen:event-type:ticket.marked_as_spam',
      'zen:event-type:ticket.requester_changed',
    ]),
    ...delivery,
  }),
] as const;

/** A delivery of a kind that is listened to. */
export const WebhookDeliverySchema = z.discriminatedUnion('type', kinds);
export type WebhookDelivery = z.infer<typeof WebhookDeliverySchema>;

export const heardTypes: readonly string[] = kinds.flatMap(({ shape: { type } }) =>
  type instanceof z.ZodEnum ? type.options : [type.value],
);

/** Of any delivery: enough to see whether it is listened to. */
export const WebhookEnvelopeSchema = z.object({ type: readSchema(200) });

/** Called by Zendesk, not by the sidebar. The signature covers the body byte for byte, so the service reads it raw. */
export const webhookRoute = {
  method: 'POST',
  path: '/webhooks/zendesk/:account',
  summary:
    'Zendesk tells of statuses, comments, groups, and tickets that were merged, went or changed hands; kinds nobody listens to are answered and left alone',
  access: 'signature',
  params: z.object({ account: nameSchema(80).min(1) }),
  body: WebhookDeliverySchema,
  response: z.object({
    /** Events added to runs; 0 for a repeated delivery and for what concerns no run. */
    recorded: z.number().int().nonnegative(),
  }),
  problems: [
    'bad_request',
    'unauthorized',
    'forbidden',
    'not_found',
    'too_large',
    'too_many_requests',
    'unavailable',
    'internal',
  ],
} as const satisfies Route;
