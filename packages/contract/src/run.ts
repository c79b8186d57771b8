import { z } from 'zod';
import { DecisionSchema } from './decision.ts';
import { FactViewSchema } from './fact.ts';
import { ActorSchema, FactIdSchema, InstantSchema, NameSchema, TicketIdSchema, UuidSchema } from './id.ts';
import { LinkViewSchema, RenderedSnippetSchema } from './snippet.ts';
import { StepSchema } from './step.ts';
import { UntilClauseSchema, MatchSchema, OutcomeSchema, WorkflowSummarySchema } from './workflow.ts';

/** What the run waits for, and when somebody should look again. */
export const WaitSchema = z.object({
  step: NameSchema,
  on: z.string(),
  since: InstantSchema,
  until: InstantSchema.nullable(),
  next: z.string().nullable(),
  isOverdue: z.boolean(),
  /** The ticket on which the answer is awaited. */
  ticketId: TicketIdSchema.nullable(),
  /** An answer came there that nobody has recorded. */
  repliedAt: InstantSchema.nullable(),
});
export type Wait = z.infer<typeof WaitSchema>;

/** One line of history, newest first; `says` is plain words, ready to show. */
export const HistoryEntrySchema = z.object({
  seq: z.number().int().positive(),
  at: InstantSchema,
  actor: ActorSchema,
  type: z.string(),
  says: z.string(),
});
export type HistoryEntry = z.infer<typeof HistoryEntrySchema>;

/** A question that still matters, ready to draw: the fact, why it is asked, where to look, what to send. */
export const QuestionSchema = z.object({
  fact: FactIdSchema,
  rule: NameSchema,
  why: z.string(),
  unobtainable: z.boolean(),
  look: LinkViewSchema.nullable(),
  question: RenderedSnippetSchema.nullable(),
});
export type Question = z.infer<typeof QuestionSchema>;

/** For the next agent, in plain words. */
export const HandoverSchema = z.object({
  done: z.array(z.string()),
  /** One sentence: the outcome and what names it. */
  why: z.string(),
  /** The other reasons the outcome rests on. */
  reasons: z.array(z.string()),
  next: z.string().nullable(),
  waitingOn: z.string().nullable(),
});
export type Handover = z.infer<typeof HandoverSchema>;

/** Everything the sidebar draws of one run. */
export const RunViewSchema = z.object({
  id: UuidSchema,
  ticketId: TicketIdSchema,
  workflow: WorkflowSummarySchema,
  /** A newer version of the workflow exists; migrating is the agent's decision. */
  newerVersion: z.string().nullable(),
  subject: z.string().nullable(),
  /** Why this workflow was opened. */
  because: z.array(z.string()),
  /** Number of the last event; send it back as `expectedSeq`. */
  seq: z.number().int().nonnegative(),
  status: z.enum(['open', 'closed']),
  closedBecause: z.string().nullable(),
  decision: DecisionSchema,
  /** The decided outcome in words, or null. */
  outcome: OutcomeSchema.nullable(),
  possible: z.array(OutcomeSchema),
  facts: z.array(FactViewSchema),
  questions: z.array(QuestionSchema),
  steps: z.array(StepSchema),
  /** Id of the one step to expand. */
  nextStep: NameSchema.nullable(),
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
  /** Required steps that are not done; solving the ticket is stopped while there are any. */
  openGates: z.array(NameSchema),
  waits: z.array(WaitSchema),
  /** Snippets that are valid in this state, besides those of the steps. */
  snippets: z.array(RenderedSnippetSchema),
  links: z.array(LinkViewSchema),
  /** Clauses whose basis is said to have expired. */
  expired: z.array(UntilClauseSchema),
  handover: HandoverSchema,
  /** The run's record as one internal note. */
  record: RenderedSnippetSchema,
  history: z.array(HistoryEntrySchema),
  at: InstantSchema,
});
export type RunView = z.infer<typeof RunViewSchema>;

/** What opening a ticket answers: runs that exist, and what else would fit. */
export const OpenedTicketSchema = z.object({
  match: MatchSchema,
  runs: z.array(RunViewSchema),
  /** Set when this ticket is itself an owner ticket: whose permission it carries. */
  ownerTicketOf: z
    .object({
      runId: UuidSchema,
      ticketId: TicketIdSchema,
      step: NameSchema,
      username: z.string(),
      seq: z.number().int(),
    })
    .nullable(),
});
export type OpenedTicket = z.infer<typeof OpenedTicketSchema>;

export const RunFlagSchema = z.enum([
  'approval_waiting',
  'peer_review_waiting',
  'hold_overdue',
  'owners_silent',
  'solved_with_open_gates',
  'gates_overridden',
  'step_skipped',
  'mistake_reported',
]);
export type RunFlag = z.infer<typeof RunFlagSchema>;

/** One row of the lead's list. */
export const RunSummarySchema = z.object({
  id: UuidSchema,
  ticketId: TicketIdSchema,
  workflow: z.object({ id: NameSchema, title: z.string(), version: z.string() }),
  subject: z.string().nullable(),
  status: z.enum(['open', 'closed']),
  /** Null while the decision is open. */
  outcome: NameSchema.nullable(),
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
  nextStep: z.string().nullable(),
  waitingOn: z.string().nullable(),
  wakeAt: InstantSchema.nullable(),
  flags: z.array(RunFlagSchema),
  /** Who acted last. */
  agent: ActorSchema.nullable(),
  createdAt: InstantSchema,
  updatedAt: InstantSchema,
  seq: z.number().int(),
});
export type RunSummary = z.infer<typeof RunSummarySchema>;

export const RunPageSchema = z.object({
  runs: z.array(RunSummarySchema),
  /** Opaque; null on the last page. */
  next: z.string().nullable(),
});
export type RunPage = z.infer<typeof RunPageSchema>;
