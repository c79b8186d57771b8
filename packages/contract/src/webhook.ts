import { z } from 'zod';
import { TicketIdSchema } from './id.ts';
import type { Route } from './route.ts';

/** What Zendesk's event webhooks send, as far as it is read here. Ids come as text or as numbers. */
const idText = z.union([z.string().regex(/^\d{1,20}$/), z.number().int().nonnegative()]).transform(String);

const DetailSchema = z.object({
  id: TicketIdSchema,
  external_id: z.string().max(300).nullish(),
  requester_id: idText.nullish(),
  /** Text of the ticket's first comment. */
  description: z.string().nullish(),
});

const delivery = {
  /** Names what happened, so a repeated delivery has the same. Part of what is signed. */
  id: z.string().regex(/^[\w:.-]{1,80}$/),
  /** When it happened. */
  time: z.iso.datetime({ offset: true }).transform((instant) => new Date(instant).toISOString()),
  detail: DetailSchema,
};

const kinds = [
  z.object({
    type: z.literal('zen:event-type:ticket.status_changed'),
    ...delivery,
    /** Zendesk writes `SOLVED`, and for tickets that are gone words which are no status here. */
    event: z.object({ current: z.string().max(40).toLowerCase() }),
  }),
  z.object({
    type: z.literal('zen:event-type:ticket.comment_added'),
    ...delivery,
    event: z.object({
      comment: z.object({ id: idText, author: z.object({ id: idText, is_staff: z.boolean() }), body: z.string() }),
    }),
  }),
] as const;

/** A delivery of a kind that is listened to. */
export const WebhookDeliverySchema = z.discriminatedUnion('type', kinds);
export type WebhookDelivery = z.infer<typeof WebhookDeliverySchema>;

export const heardTypes: readonly string[] = kinds.map(({ shape }) => shape.type.value);

/** Of any delivery: enough to see whether it is listened to. */
export const WebhookEnvelopeSchema = z.object({ type: z.string().max(200) });

/** Called by Zendesk, not by the sidebar. The signature covers the body byte for byte, so the service reads it raw. */
export const webhookRoute = {
  method: 'POST',
  path: '/webhooks/zendesk/:account',
  summary: 'Zendesk tells of changed statuses and new comments; kinds nobody listens to are answered and left alone',
  access: 'signature',
  params: z.object({ account: z.string().min(1).max(80) }),
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
