import { z } from 'zod';
import { ActorSchema, FactIdSchema, InstantSchema, NameSchema, TicketIdSchema } from './id.ts';
import { SecondLookSchema } from './look-up.ts';
import { OwnerReasonSchema } from './owner-reason.ts';
import { SayingSchema } from './saying.ts';
import { LinkViewSchema, RenderedSnippetSchema } from './snippet.ts';
import { TicketStatusSchema } from './ticket.ts';

/** Where a step stands. Every state but `todo` says why, who, or on whom it rests. */
export const StepMarkSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('todo'),
    /** Set when it had been done and lapsed because a fact under it was corrected. */
    lapsed: z.string().nullable(),
    told: SayingSchema.optional(),
  }),
  z.object({
    state: z.literal('locked'),
    why: z.string(),
    told: SayingSchema.optional(),
    facts: z.array(FactIdSchema),
    steps: z.array(NameSchema),
  }),
  z.object({
    state: z.literal('done'),
    by: ActorSchema.nullable(),
    at: InstantSchema,
    note: z.string().nullable(),
    /** Missing where the note is a person's own. */
    told: SayingSchema.optional(),
  }),
  z.object({
    state: z.literal('waiting'),
    on: z.string(),
    since: InstantSchema,
    until: InstantSchema.nullable(),
    next: z.string().nullable(),
    told: z.object({ on: SayingSchema.optional(), next: SayingSchema.optional() }).optional(),
  }),
  z.object({ state: z.literal('not_needed'), why: z.string(), told: SayingSchema.optional() }),
  z.object({ state: z.literal('skipped'), by: ActorSchema.nullable(), at: InstantSchema, reason: z.string() }),
  z.object({ state: z.literal('failed'), message: z.string(), at: InstantSchema }),
]);
export type StepMark = z.infer<typeof StepMarkSchema>;

/** One outbound ticket to one group owner (handbook rules 37-39). */
export const OwnerTicketSchema = z.object({
  username: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  /** Why this owner was chosen. */
  because: z.string(),
  told: OwnerReasonSchema.optional(),
  /** Stable id written to Zendesk's `external_id`; the guard against a second ticket. */
  externalId: z.string(),
  state: z.enum(['planned', 'intended', 'created', 'linked', 'failed']),
  ticketId: TicketIdSchema.nullable(),
  answer: z.enum(['none', 'approved', 'refused', 'not_an_answer']),
  answeredAt: InstantSchema.nullable(),
  /** Why the answer does not count as things are now (X33); null when it counts or there is none. */
  voidBecause: z.enum(['no_owner', 'other_address', 'other_request']).nullable().default(null),
  /** When this owner wrote last, as long as nobody has recorded what they said. */
  unrecordedReplyAt: InstantSchema.nullable(),
  /** Comments of this owner that the service has seen; only from these a yes can be recorded. */
  seenComments: z.array(z.string()).default([]),
  /** They were told that it is no longer needed, and the ticket was solved. */
  isClosed: z.boolean().default(false),
});
export type OwnerTicket = z.infer<typeof OwnerTicketSchema>;

/** An approval with the facts it was asked on; it lapses when one of them changes. */
export const ApprovalSchema = z.object({
  of: z.enum(['lead', 'peer']),
  state: z.enum(['not_asked', 'asked', 'approved', 'denied', 'lapsed']),
  askedBy: ActorSchema.nullable(),
  askedAt: InstantSchema.nullable(),
  decidedBy: ActorSchema.nullable(),
  decidedAt: InstantSchema.nullable(),
  comment: z.string().nullable(),
  /** Facts that differ from the snapshot. */
  changed: z.array(FactIdSchema),
  snapshot: z.array(z.object({ fact: FactIdSchema, label: z.string(), value: z.string() })),
  /** Noes to the same question about other subjects of this ticket; null where the subject was not named. */
  earlier: z.array(
    z.object({ subject: z.string().nullable(), by: ActorSchema, at: InstantSchema, comment: z.string() }),
  ),
});
export type Approval = z.infer<typeof ApprovalSchema>;

const step = {
  id: NameSchema,
  title: z.string(),
  /** One sentence on how to do it well. */
  hint: z.string().nullable(),
  mark: StepMarkSchema,
  /** A required step: solving the ticket with it open is stopped. */
  gate: z.boolean(),
  irreversible: z.boolean(),
  /** Null where nothing rests on what a system said. */
  secondLook: SecondLookSchema.nullable(),
  /** The outcome it belongs to; null for steps offered under every outcome. */
  outcome: NameSchema.nullable(),
  /** `now`: can be worked; `later`: outline of what follows; `past`: left behind by progress. */
  phase: z.enum(['past', 'now', 'later']),
};

export const StepSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ask'),
    ...step,
    facts: z.array(FactIdSchema),
    question: RenderedSnippetSchema.nullable(),
  }),
  z.object({ kind: z.literal('check'), ...step, facts: z.array(FactIdSchema), link: LinkViewSchema.nullable() }),
  z.object({ kind: z.literal('reply'), ...step, snippet: RenderedSnippetSchema }),
  z.object({
    kind: z.literal('note'),
    ...step,
    snippet: RenderedSnippetSchema,
    /** Marker of a note that was to be added and of which nobody knows yet whether it is there. */
    intended: z.string().nullable(),
  }),
  z.object({ kind: z.literal('macro'), ...step, macro: z.string(), snippet: RenderedSnippetSchema.nullable() }),
  z.object({
    kind: z.literal('status'),
    ...step,
    status: TicketStatusSchema,
    reason: z.string(),
    /** Days until Handrail reminds; null when nothing is awaited. */
    wakeAfterDays: z.number().int().positive().nullable(),
    /** What Zendesk itself will do meanwhile (X10). */
    fallback: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('owner_ticket'),
    ...step,
    subject: z.string(),
    snippet: RenderedSnippetSchema,
    /** Written privately on each owner ticket, with the requester's ticket. */
    linkNote: RenderedSnippetSchema,
    /** Tells an owner that it is no longer needed; null when the workflow has no words for it. */
    closing: RenderedSnippetSchema.nullable().default(null),
    macro: z.string().nullable(),
    status: TicketStatusSchema,
    tickets: z.array(OwnerTicketSchema),
    /** Members left out and why. */
    excluded: z.array(z.object({ username: z.string(), because: z.string(), told: OwnerReasonSchema.optional() })),
  }),
  z.object({ kind: z.literal('admin_note'), ...step, snippet: RenderedSnippetSchema, link: LinkViewSchema.nullable() }),
  z.object({ kind: z.literal('command'), ...step, snippet: RenderedSnippetSchema, link: LinkViewSchema.nullable() }),
  z.object({ kind: z.literal('link'), ...step, link: LinkViewSchema }),
  z.object({ kind: z.literal('approval'), ...step, question: z.string(), approval: ApprovalSchema }),
  z.object({
    kind: z.literal('wait'),
    ...step,
    on: z.string(),
    limitDays: z.number().int().positive().nullable(),
    reminder: RenderedSnippetSchema.nullable(),
  }),
]);
export type Step = z.infer<typeof StepSchema>;
export type StepKind = Step['kind'];
