import { z } from 'zod';
import { CitationSchema, FactIdSchema, InstantSchema, LanguageTagSchema, NameSchema } from './id.ts';
import { FactDeclarationSchema, FactValueSchema } from './fact.ts';

/** A clause of the handbook that holds until an issue is closed (A11). */
export const UntilClauseSchema = z.object({
  id: NameSchema,
  issue: z.string(),
  url: z.url(),
  stateSeen: z.enum(['open', 'closed']),
  /** Day the state was looked up, `YYYY-MM-DD`. */
  checkedOn: z.iso.date(),
  affects: z.string(),
});
export type UntilClause = z.infer<typeof UntilClauseSchema>;

export const OutcomeSchema = z.object({
  id: NameSchema,
  says: z.string(),
  /** How the sidebar colours it: may act, must wait, must stop, must ask, somebody else decides. */
  tone: z.enum(['go', 'wait', 'stop', 'ask', 'manager']),
});
export type Outcome = z.infer<typeof OutcomeSchema>;

/** A workflow in short, for lists and search. */
export const WorkflowSummarySchema = z.object({
  id: NameSchema,
  title: z.string(),
  summary: z.string(),
  /** Of all its texts; English where it is missing. */
  language: LanguageTagSchema.optional(),
  /** Content hash, the first 12 hex digits of SHA-256 over all its files. */
  version: z.string(),
  number: z.number().int().positive(),
  citation: CitationSchema,
  outcomes: z.array(OutcomeSchema),
  /** The fact that names what a run is about; null when the ticket itself is the subject. */
  subject: FactIdSchema.nullable(),
});
export type WorkflowSummary = z.infer<typeof WorkflowSummarySchema>;

export const WorkflowDetailSchema = WorkflowSummarySchema.extend({
  facts: z.array(FactDeclarationSchema),
  until: z.array(UntilClauseSchema),
  /** Those that runs were pinned to, newest first, at most a hundred; `isNewest` as things are now. */
  versions: z.array(z.object({ version: z.string(), since: InstantSchema, isNewest: z.boolean() })),
});
export type WorkflowDetail = z.infer<typeof WorkflowDetailSchema>;

const change = z.object({ added: z.array(z.string()), removed: z.array(z.string()) });

export const saidChange = z.object({
  added: z.array(z.string()),
  removed: z.array(z.string()),
  changed: z.array(z.string()),
});

/** From the version a run is pinned to, to the newest: how often, and in which cases, they decide differently. */
export const MigrationSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** Share of all cases whose outcome changes, 0 to 1. */
  share: z.number().min(0).max(1),
  changes: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      share: z.number().min(0).max(1),
      /** One case that changes so. */
      witness: z.record(FactIdSchema, FactValueSchema),
    }),
  ),
  facts: change,
  rules: change,
  steps: change,
  /** What the newest version says of this run as it is now; null while open. */
  outcome: NameSchema.nullable(),
  /** The same in plain words, for the person who decides to move the run. */
  words: z.object({
    /** What the run's own version and the newest say of it, each in one sentence. */
    before: z.string(),
    after: z.string(),
    /** The newest version decides this run differently. */
    isDifferent: z.boolean(),
    rules: saidChange,
    facts: saidChange,
    steps: saidChange,
    texts: saidChange,
  }),
});
export type Migration = z.infer<typeof MigrationSchema>;

/** A workflow that may fit a ticket. Ranked; several may fit, none may fit. One that does not fit is a guess. */
export const CandidateSchema = z.object({
  workflow: WorkflowSummarySchema,
  /** Plain words, e.g. `Subject says "email has already been taken"`. */
  because: z.array(z.string()).min(1),
  score: z.number(),
  fits: z.boolean(),
  /** Subjects found on the ticket, e.g. the addresses named in it. */
  subjects: z.array(z.string()),
});
export type Candidate = z.infer<typeof CandidateSchema>;

export const MatchSchema = z.object({
  candidates: z.array(CandidateSchema),
  /** What was looked at, so that "nothing fits" can be explained. */
  lookedAt: z.array(z.string()),
  at: InstantSchema,
});
export type Match = z.infer<typeof MatchSchema>;
