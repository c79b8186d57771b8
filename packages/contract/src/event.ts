import { z } from 'zod';
import { FactSourceSchema, FactValueSchema } from './fact.ts';
import {
  ActorSchema,
  FactIdSchema,
  IdempotencyKeySchema,
  InstantSchema,
  NameSchema,
  TicketIdSchema,
  UuidSchema,
} from './id.ts';
import { TicketStatusSchema } from './ticket.ts';

const reason = z.string().trim().min(1).max(2000);
const note = z.string().max(2000).nullable().default(null);
const evidence = z.url().max(2000).nullable().default(null);
const source = FactSourceSchema.exclude(['run', 'workflow']);

const agentEvents = [
  z.object({ type: z.literal('fact_recorded'), fact: FactIdSchema, value: FactValueSchema, source, evidence, note }),
  z.object({ type: z.literal('fact_unobtainable'), fact: FactIdSchema, source, note }),
  /** `value: null` takes the fact back to unknown. */
  z.object({
    type: z.literal('fact_corrected'),
    fact: FactIdSchema,
    value: FactValueSchema.nullable(),
    source,
    evidence,
    reason,
  }),
  z.object({
    type: z.literal('step_done'),
    step: NameSchema,
    /** `before`: it was done before Handrail was opened; then a note says why that is known. */
    how: z.enum(['now', 'before']).default('now'),
    evidence,
    note,
  }),
  z.object({ type: z.literal('step_skipped'), step: NameSchema, reason }),
  z.object({ type: z.literal('step_failed'), step: NameSchema, message: reason }),
  z.object({ type: z.literal('step_reopened'), step: NameSchema, reason }),
  /** Written before the Zendesk call, so that a lost answer can be found again by `externalId`. */
  z.object({
    type: z.literal('owner_ticket_intended'),
    step: NameSchema,
    username: z.string().max(255),
    externalId: z.string().max(300),
  }),
  z.object({
    type: z.literal('owner_ticket_created'),
    step: NameSchema,
    username: z.string().max(255),
    externalId: z.string().max(300),
    ticketId: TicketIdSchema,
  }),
  z.object({
    type: z.literal('owner_ticket_failed'),
    step: NameSchema,
    username: z.string().max(255),
    externalId: z.string().max(300),
    message: reason,
  }),
  /** The private comments that link owner ticket and requester's ticket are both there. */
  z.object({ type: z.literal('owner_ticket_linked'), step: NameSchema, ticketId: TicketIdSchema }),
  /** Counts only when `author` is the owner ticket's requester (rule 40, X20). */
  z.object({
    type: z.literal('owner_answered'),
    step: NameSchema,
    ticketId: TicketIdSchema,
    answer: z.enum(['approved', 'refused']),
    author: z.string().max(320),
    commentId: z.string().max(40).nullable().default(null),
  }),
  z.object({ type: z.literal('approval_asked'), step: NameSchema, question: z.string().max(2000) }),
  z.object({
    type: z.literal('approval_decided'),
    step: NameSchema,
    decision: z.enum(['approved', 'denied']),
    comment: z.string().max(2000),
  }),
  z.object({ type: z.literal('reminded'), step: NameSchema, note }),
  z.object({ type: z.literal('gates_overridden'), steps: z.array(NameSchema).min(1), reason }),
  z.object({ type: z.literal('mistake_reported'), note: reason }),
  z.object({
    type: z.literal('run_closed'),
    because: z.enum(['finished', 'wrong_workflow', 'ticket_closed', 'out_of_scope']),
    note,
  }),
  z.object({ type: z.literal('run_reopened'), reason }),
  z.object({ type: z.literal('run_migrated'), from: z.string(), to: z.string(), reason }),
] as const;

const serviceEvents = [
  z.object({
    type: z.literal('run_opened'),
    workflow: NameSchema,
    version: z.string(),
    ticketId: TicketIdSchema,
    subject: z.string().max(400).nullable(),
    because: z.array(z.string()),
    /** `matched`: the best match; `picked`: chosen from several or by search. */
    choice: z.enum(['matched', 'picked']),
  }),
  z.object({
    type: z.literal('lookup_failed'),
    fact: FactIdSchema,
    source: FactSourceSchema,
    message: z.string().max(500),
  }),
  /** Zendesk told so. `changedAt` is Zendesk's time, by which late messages are put in order. */
  z.object({ type: z.literal('ticket_status_seen'), status: TicketStatusSchema, changedAt: InstantSchema }),
  /** The requester of an owner ticket wrote on it. No permission: a person reads it and records `owner_answered`. */
  z.object({
    type: z.literal('owner_reply_seen'),
    step: NameSchema,
    username: z.string().max(255),
    ticketId: TicketIdSchema,
    commentId: z.string().max(40),
    repliedAt: InstantSchema,
  }),
  /** Values of earlier events were erased; their hashes stay. */
  z.object({ type: z.literal('run_erased'), because: z.string().max(300) }),
] as const;

/** What an agent, a lead or the service records. The only way a run changes. */
export const EventBodySchema = z.discriminatedUnion('type', [...agentEvents, ...serviceEvents]);
export type EventBody = z.infer<typeof EventBodySchema>;
export type EventType = EventBody['type'];

/** What a client may send; the service writes the rest. */
export const SentEventBodySchema = z.discriminatedUnion('type', agentEvents);
export type SentEventBody = z.infer<typeof SentEventBodySchema>;

export const SentEventSchema = z.object({
  /** The run's last event number as the client saw it; another number answers 409 `stale`. */
  expectedSeq: z.number().int().nonnegative(),
  key: IdempotencyKeySchema,
  body: SentEventBodySchema,
});
export type SentEvent = z.infer<typeof SentEventSchema>;

/** A recorded event. */
export const EventSchema = z.object({
  id: UuidSchema,
  runId: UuidSchema,
  /** 1 for the first event of the run, without holes. */
  seq: z.number().int().positive(),
  at: InstantSchema,
  actor: ActorSchema,
  key: IdempotencyKeySchema,
  /** Null when its values were erased. */
  body: EventBodySchema.nullable(),
  type: z.string(),
  /** SHA-256 hex over the previous hash and this event, see `docs/decisions`. */
  hash: z.string(),
  previousHash: z.string(),
});
export type Event = z.infer<typeof EventSchema>;
