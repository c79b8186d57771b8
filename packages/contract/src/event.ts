import { z } from 'zod';
import { BasisSchema } from './basis.ts';
import { DismissalSchema, EndingSchema } from './ending.ts';
import { EvidenceSchema, FactSourceSchema, FactValueSchema } from './fact.ts';
import {
  ActorSchema,
  FactIdSchema,
  IdempotencyKeySchema,
  InstantSchema,
  NameSchema,
  TicketIdSchema,
  UuidSchema,
  ZendeskIdSchema,
} from './id.ts';
import { FindingSchema } from './from-lead.ts';
import { LookedUpFactSchema, LookedUpSourceSchema } from './look-up.ts';
import { ProposalBasisSchema, ProposalSourceSchema } from './proposal.ts';
import { expectableFlags } from './run-flag.ts';
import { nameSchema, textSchema } from './text.ts';
import { CameFromSchema, TicketStatusSchema } from './ticket.ts';

/** A reason that shows nothing is none. */
const reason = textSchema(2000)
  .trim()
  .regex(/[\p{L}\p{N}\p{P}\p{S}]/u, 'Write at least one word');
const note = textSchema(2000).nullable().default(null);
const evidence = EvidenceSchema.nullable().default(null);
const source = FactSourceSchema.exclude(['run', 'workflow']);

/** The comment in which the customer says it, and who wrote it. */
const said = { commentId: textSchema(40).optional(), author: textSchema(320).optional() };

const factRecorded = z.object({
  type: z.literal('fact_recorded'),
  fact: FactIdSchema,
  value: FactValueSchema,
  source,
  evidence,
  ...said,
  note,
});
/** `value: null` takes the fact back to unknown. */
const factCorrected = z.object({
  type: z.literal('fact_corrected'),
  fact: FactIdSchema,
  value: FactValueSchema.nullable(),
  source,
  evidence,
  ...said,
  reason,
});

/** What the service adds: it could not ask Zendesk whether the comment is there and theirs. */
const commentUnchecked = z.literal(true).optional();

const otherAgentEvents = [
  z.object({ type: z.literal('fact_unobtainable'), fact: FactIdSchema, source, note }),
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
  /** Written before the note goes to Zendesk, so that a lost answer can be found again by the marker it prints. */
  z.object({ type: z.literal('note_intended'), step: NameSchema, marker: nameSchema(100).min(8) }),
  /** Written before the Zendesk call, so that a lost answer can be found again by `externalId`. */
  z.object({
    type: z.literal('owner_ticket_intended'),
    step: NameSchema,
    username: textSchema(255),
    externalId: textSchema(300),
  }),
  z.object({
    type: z.literal('owner_ticket_created'),
    step: NameSchema,
    username: textSchema(255),
    externalId: textSchema(300),
    ticketId: TicketIdSchema,
  }),
  z.object({
    type: z.literal('owner_ticket_failed'),
    step: NameSchema,
    username: textSchema(255),
    externalId: textSchema(300),
    message: reason,
  }),
  /** The private comments that link owner ticket and requester's ticket are both there. */
  z.object({ type: z.literal('owner_ticket_linked'), step: NameSchema, ticketId: TicketIdSchema }),
  /**
   * Counts only when `author` is the owner ticket's requester (rule 40, X20). A yes names a comment that the service has
   * seen; the others may go without one, then with a reason (X33).
   */
  z.object({
    type: z.literal('owner_answered'),
    step: NameSchema,
    ticketId: TicketIdSchema,
    /** `not_an_answer`: a question or an automatic reply; it settles the reply, and the owner stays asked. */
    answer: z.enum(['approved', 'refused', 'not_an_answer']),
    author: textSchema(320),
    commentId: textSchema(40).nullable().default(null),
    reason: reason.nullable().default(null),
  }),
  /** An answer was recorded wrongly: as if it had not been recorded. */
  z.object({ type: z.literal('owner_answer_withdrawn'), step: NameSchema, ticketId: TicketIdSchema, reason }),
  /** Somebody merged the owner's ticket into another, where only that owner's own comments count (X20). */
  z.object({
    type: z.literal('owner_ticket_merged'),
    step: NameSchema,
    ticketId: TicketIdSchema,
    into: TicketIdSchema,
    /** Zendesk's id of the owner: whoever asked for the other ticket may be somebody else. */
    ownerId: textSchema(40),
  }),
  /** The owner was told that it is no longer needed, and their ticket was solved. */
  z.object({ type: z.literal('owner_ticket_closed'), step: NameSchema, ticketId: TicketIdSchema }),
  z.object({ type: z.literal('approval_asked'), step: NameSchema, question: textSchema(2000) }),
  z.object({
    type: z.literal('approval_decided'),
    step: NameSchema,
    decision: z.enum(['approved', 'denied']),
    comment: textSchema(2000),
  }),
  z.object({ type: z.literal('reminded'), step: NameSchema, note }),
  /** What could not be read again before a step that cannot be undone was checked by hand. */
  z.object({ type: z.literal('second_look_overridden'), step: NameSchema, reason }),
  z.object({ type: z.literal('gates_overridden'), steps: z.array(NameSchema).min(1), reason }),
  z.object({ type: z.literal('mistake_reported'), note: reason }),
  /** A lead has seen these and wants no more of them; what happens later raises the flag again. */
  z.object({ type: z.literal('exceptions_expected'), flags: z.array(z.enum(expectableFlags)).min(1), note }),
  /** A lead asks whose run it is to look at it now. */
  z.object({ type: z.literal('nudged'), note }),
  /** A lead gives the run to another agent, who finds it among their own. */
  z.object({ type: z.literal('run_reassigned'), to: ZendeskIdSchema }),
  /** A lead has looked through what was done; without findings all of it was right. */
  z.object({ type: z.literal('run_reviewed'), findings: z.array(FindingSchema).max(6), note }),
  z.object({
    type: z.literal('run_ended'),
    ending: EndingSchema,
    /** Of a dismissal. */
    why: DismissalSchema.nullable().default(null),
    /** Of a merge. */
    into: TicketIdSchema.nullable().default(null),
    note,
  }),
  z.object({ type: z.literal('run_reopened'), reason }),
  z.object({ type: z.literal('run_migrated'), from: textSchema(80), to: textSchema(80), reason }),
] as const;

const serviceEvents = [
  z.object({
    type: z.literal('run_opened'),
    workflow: NameSchema,
    version: textSchema(80),
    ticketId: TicketIdSchema,
    subject: textSchema(400).nullable(),
    because: z.array(textSchema(2000)),
    /** `matched`: the best match; `picked`: chosen from several or by search. */
    choice: z.enum(['matched', 'picked']),
  }),
  z.object({
    type: z.literal('lookup_failed'),
    fact: FactIdSchema,
    source: FactSourceSchema,
    message: textSchema(500),
  }),
  /** One look-up of one source. Values stand in the facts alone. */
  z.object({
    type: z.literal('fact_looked_up'),
    source: LookedUpSourceSchema,
    /** Zendesk id of the agent it was done for. */
    agent: z.string().max(40),
    /** `heard`: an approval, an owner's answer or a reply came in, and the agent's run goes on from it. */
    purpose: z.enum(['opened', 'answered', 'heard', 'asked', 'second_look']),
    /** Of a second look: the step it came before. */
    before: NameSchema.nullable(),
    /** Templates of the calls, without values. */
    endpoints: z.array(z.string().max(120)).max(60),
    ms: z.number().int().nonnegative(),
    facts: z.array(LookedUpFactSchema).max(100),
  }),
  /** Read, but not certain enough to be recorded: a person takes it or answers otherwise. */
  z.object({
    type: z.literal('fact_proposed'),
    fact: FactIdSchema,
    value: FactValueSchema,
    source: ProposalSourceSchema,
    basis: ProposalBasisSchema,
  }),
  /** Zendesk told so. `changedAt` is Zendesk's time, by which late messages are put in order. */
  z.object({ type: z.literal('ticket_status_seen'), status: TicketStatusSchema, changedAt: InstantSchema }),
  /** The requester of an owner ticket wrote on it. No permission: a person reads it and records `owner_answered`. */
  z.object({
    type: z.literal('owner_reply_seen'),
    step: NameSchema,
    username: textSchema(255),
    ticketId: TicketIdSchema,
    commentId: textSchema(40),
    repliedAt: InstantSchema,
  }),
  /** Another ticket was merged into this one, or this one follows it up or was split off: the same work was begun there. */
  z.object({
    type: z.literal('run_merged_in'),
    ticketId: TicketIdSchema,
    runId: UuidSchema,
    /** Missing where the other was merged. */
    how: CameFromSchema.shape.how.optional(),
  }),
  /** Values of earlier events were erased; their hashes stay. */
  z.object({ type: z.literal('run_erased'), because: textSchema(300) }),
] as const;

/** Of runs recorded before `run_ended` was; read, never written. */
const earlierEvents = [
  z.object({
    type: z.literal('run_closed'),
    because: z.enum(['finished', 'wrong_workflow', 'ticket_closed', 'out_of_scope']),
    note,
  }),
] as const;

/** What an agent, a lead or the service records. The only way a run changes. */
export const EventBodySchema = z.discriminatedUnion('type', [
  factRecorded.extend({ commentUnchecked }),
  factCorrected.extend({ commentUnchecked }),
  ...otherAgentEvents,
  ...serviceEvents,
  ...earlierEvents,
]);
export type EventBody = z.infer<typeof EventBodySchema>;
export type EventType = EventBody['type'];

/** What a client may send; the service writes the rest. */
export const SentEventBodySchema = z.discriminatedUnion('type', [factRecorded, factCorrected, ...otherAgentEvents]);
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
  key: z.string(),
  /** Null when its values were erased. */
  body: EventBodySchema.nullable(),
  type: z.string(),
  /** Null for the event that opens a run, for erased ones, and for those recorded before bases were. */
  basis: BasisSchema.nullable().optional(),
  /** SHA-256 hex over the previous hash and this event, see `docs/decisions`. */
  hash: z.string(),
  previousHash: z.string(),
});
export type Event = z.infer<typeof EventSchema>;
