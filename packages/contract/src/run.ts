import { z } from 'zod';
import { DecisionSchema } from './decision.ts';
import { EndingSchema, RunEndingSchema } from './ending.ts';
import { FactViewSchema } from './fact.ts';
import { NudgeSchema, ReviewSchema } from './from-lead.ts';
import {
  ActorSchema,
  FactIdSchema,
  InstantSchema,
  LanguageTagSchema,
  NameSchema,
  TicketIdSchema,
  UuidSchema,
  ZendeskIdSchema,
} from './id.ts';
import { JointQuestionSchema } from './joint-question.ts';
import { LookUpViewSchema } from './look-up.ts';
import { PastedPageSchema } from './pasted-page.ts';
import { ProposalSchema } from './proposal.ts';
import { runFlags } from './run-flag.ts';
import { SayingSchema } from './saying.ts';
import { LinkViewSchema, RenderedSnippetSchema } from './snippet.ts';
import { StepSchema } from './step.ts';
import { CameFromSchema, NotReadSchema } from './ticket.ts';
import { TurnSchema } from './turn.ts';
import { UntilClauseSchema, MatchSchema, OutcomeSchema, WorkflowSummarySchema } from './workflow.ts';

/** What the run waits for, and when somebody should look again. */
export const WaitSchema = z.object({
  step: NameSchema,
  on: z.string(),
  since: InstantSchema,
  until: InstantSchema.nullable(),
  next: z.string().nullable(),
  /** Where `on` and `next` are ours and not the workflow's. */
  told: z.object({ on: SayingSchema.optional(), next: SayingSchema.optional() }).optional(),
  isOverdue: z.boolean(),
  /** The ticket on which the answer is awaited. */
  ticketId: TicketIdSchema.nullable(),
  /** An answer came there that nobody has recorded. */
  repliedAt: InstantSchema.nullable(),
});
export type Wait = z.infer<typeof WaitSchema>;

/** One line of history, newest first: `says` in English, for logs and notes; `told` for pages in any language. */
export const HistoryEntrySchema = z.object({
  seq: z.number().int().positive(),
  at: InstantSchema,
  actor: ActorSchema,
  type: z.string(),
  says: z.string(),
  /** Missing from a service of before. */
  told: SayingSchema.optional(),
  /** The page shows it where it belongs, so that it is no news of its own. */
  isQuiet: z.boolean().optional(),
});
export type HistoryEntry = z.infer<typeof HistoryEntrySchema>;

/** A question that still matters, ready to draw: the fact, why it is asked, where to look, what to send. */
export const QuestionSchema = z.object({
  fact: FactIdSchema,
  rule: NameSchema,
  why: z.string(),
  told: SayingSchema.optional(),
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
  /** Where `why` and `waitingOn` are ours: the parts of the one, and the other. */
  told: z.object({ why: z.array(SayingSchema).optional(), waitingOn: SayingSchema.optional() }).optional(),
});
export type Handover = z.infer<typeof HandoverSchema>;

/** Stands among the open required steps for questions without an answer: nothing is decided yet. */
export const openQuestions = 'open-questions';

/** Everything the sidebar draws of one run. */
export const RunViewSchema = z.object({
  id: UuidSchema,
  ticketId: TicketIdSchema,
  workflow: WorkflowSummarySchema,
  /** Set when this build cannot work the run out, in plain words: then subject, record and history are all there is. */
  unreadable: z.string().nullable(),
  /** A newer version of the workflow exists; migrating is the agent's decision. */
  newerVersion: z.string().nullable(),
  subject: z.string().nullable(),
  /** Why this workflow was opened. */
  because: z.array(z.string()),
  /** Number of the last event; send it back as `expectedSeq`. */
  seq: z.number().int().nonnegative(),
  status: z.enum(['open', 'closed']),
  /** How it ended; null while it is open. */
  ending: RunEndingSchema.nullable(),
  /** Tickets that were merged into this one with a run of the same work. */
  mergedFrom: z.array(TicketIdSchema),
  /** Those of them that were not merged: this ticket follows them up, or was split off. */
  cameFrom: z.array(CameFromSchema).default([]),
  /** A lead's last, while nobody has worked on it since. */
  nudge: NudgeSchema.nullable(),
  /** The newest. */
  review: ReviewSchema.nullable(),
  decision: DecisionSchema,
  /** The decided outcome in words, or null. */
  outcome: OutcomeSchema.nullable(),
  possible: z.array(OutcomeSchema),
  facts: z.array(FactViewSchema),
  questions: z.array(QuestionSchema),
  jointQuestions: z.array(JointQuestionSchema),
  pastedPages: z.array(PastedPageSchema),
  /** The newest per fact. On a fact that is known it says that the source says otherwise. */
  proposals: z.array(ProposalSchema),
  /** The newest look-up of each fact that a system was asked for. */
  lookUps: z.array(LookUpViewSchema),
  /** Facts that can be looked up for this account, now or again. */
  canLookUp: z.array(FactIdSchema),
  steps: z.array(StepSchema),
  /** Id of the one step to expand. */
  nextStep: NameSchema.nullable(),
  /** What the next step's submit takes along; null when the next step stands alone. */
  turn: TurnSchema.nullable(),
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
  /** What was left out of the requester's messages, or of the conversation before it reached the service. */
  notRead: NotReadSchema,
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

export const RunFlagSchema = z.enum(runFlags);

/** When a flag went up, and what was said then. */
export const RaisedFlagSchema = z.object({
  flag: RunFlagSchema,
  at: InstantSchema,
  says: z.string().nullable(),
  /** Missing from runs listed before it was kept. */
  told: SayingSchema.optional(),
  by: ActorSchema.nullable(),
});
export type RaisedFlag = z.infer<typeof RaisedFlagSchema>;

/** One row of the lead's list. */
export const RunSummarySchema = z.object({
  id: UuidSchema,
  ticketId: TicketIdSchema,
  workflow: z.object({
    id: NameSchema,
    title: z.string(),
    version: z.string(),
    language: LanguageTagSchema.optional(),
  }),
  subject: z.string().nullable(),
  status: z.enum(['open', 'closed']),
  /** Null while it is open, and for runs listed before endings were told apart. */
  ending: z
    .enum([...EndingSchema.options, 'erased'])
    .nullable()
    .default(null),
  /** Null while the decision is open. */
  outcome: NameSchema.nullable(),
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
  nextStep: z.string().nullable(),
  waitingOn: z.string().nullable(),
  waitingTold: SayingSchema.optional(),
  wakeAt: InstantSchema.nullable(),
  /** When a lead looked through it; null while none has. */
  reviewedAt: InstantSchema.nullable().default(null),
  flags: z.array(RunFlagSchema),
  /** Of each flag the newest occasion; empty for runs listed before it was kept. */
  raised: z.array(RaisedFlagSchema).default([]),
  /** Who acted last. */
  agent: ActorSchema.nullable(),
  /** Zendesk's group of the ticket as it was last seen; null while nobody told. */
  groupId: ZendeskIdSchema.nullable().default(null),
  createdAt: InstantSchema,
  updatedAt: InstantSchema,
  seq: z.number().int(),
});
export type RunSummary = z.infer<typeof RunSummarySchema>;

/**
 * `changed`: last change; `created`: when the checklist was opened; `ticket`: number of the ticket; `wake`: when to check
 * again, of open runs that have such a day.
 */
export const RunSortSchema = z.enum(['changed', 'created', 'ticket', 'wake']);
export type RunSort = z.infer<typeof RunSortSchema>;

export const RunPageSchema = z.object({
  runs: z.array(RunSummarySchema),
  /** Opaque; null on the last page. */
  next: z.string().nullable(),
});
export type RunPage = z.infer<typeof RunPageSchema>;
