import { z } from 'zod';
import { FactDeclarationSchema, FactSourceSchema, FactValueSchema } from './fact.ts';
import {
  ActorSchema,
  CitationSchema,
  FactIdSchema,
  InstantSchema,
  NameSchema,
  TicketIdSchema,
  UuidSchema,
} from './id.ts';
import { TicketStatusSchema } from './ticket.ts';
import { OutcomeSchema, saidChange, UntilClauseSchema, WorkflowSummarySchema } from './workflow.ts';

/** What is asked of one fact. Thresholds and days have one value, `is` and `is_not` any number, `given` and `not_given` none. */
export const FactTestSchema = z.enum([
  'is',
  'is_not',
  'at_least',
  'above',
  'at_most',
  'below',
  'before',
  'from',
  'more_than_days_ago',
  'within_days_ago',
  'given',
  'not_given',
  'includes',
]);
export type FactTest = z.infer<typeof FactTestSchema>;

/** A condition as it is read aloud. Facts are named by id: their words are those of the procedure's questions. */
export type ConditionView =
  | { kind: 'always' }
  | { kind: 'test'; fact: string; test: FactTest; values: (boolean | number | string)[] }
  /** Of a text: an outcome that it speaks of. */
  | { kind: 'outcome'; outcome: string }
  | { kind: 'all' | 'any'; parts: ConditionView[] }
  | { kind: 'not'; part: ConditionView };
export const ConditionViewSchema: z.ZodType<ConditionView> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('always') }),
    z.object({
      kind: z.literal('test'),
      fact: FactIdSchema,
      test: FactTestSchema,
      values: z.array(z.union([z.boolean(), z.number(), z.string()])),
    }),
    z.object({ kind: z.literal('outcome'), outcome: NameSchema }),
    z.object({ kind: z.enum(['all', 'any']), parts: z.array(ConditionViewSchema) }),
    z.object({ kind: z.literal('not'), part: ConditionViewSchema }),
  ]),
);

/** A text with its gaps and the parts of it that not every reader gets. */
export const TextPartSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('words'), text: z.string() }),
  z.object({ kind: z.literal('gap'), label: z.string() }),
  /** From here on only when this holds; null when none of the branches before it does. The first begins a choice that `end` ends. */
  z.object({ kind: z.literal('branch'), when: ConditionViewSchema.nullable(), isFirst: z.boolean() }),
  z.object({ kind: z.literal('end') }),
]);
export type TextPart = z.infer<typeof TextPartSchema>;

export const ProcedureTextSchema = z.object({
  id: NameSchema,
  title: z.string(),
  mode: z.enum(['public', 'internal', 'copy']),
  macro: z.string().nullable(),
  parts: z.array(TextPartSchema),
});
export type ProcedureText = z.infer<typeof ProcedureTextSchema>;

const place = z.object({ label: z.string(), system: z.string() });

export const ProcedureStepSchema = z.object({
  id: NameSchema,
  kind: z.enum([
    'ask',
    'check',
    'reply',
    'note',
    'macro',
    'status',
    'owner_ticket',
    'admin_note',
    'command',
    'link',
    'approval',
    'wait',
  ]),
  title: z.string(),
  hint: z.string().nullable(),
  gate: z.boolean(),
  irreversible: z.boolean(),
  when: ConditionViewSchema,
  /** Said where it is not needed. */
  otherwise: z.string().nullable(),
  /** Questions it answers. */
  facts: z.array(FactIdSchema),
  /** Texts that it sends or copies. */
  texts: z.array(NameSchema),
  link: place.nullable(),
  /** Titles of the steps before it. */
  after: z.array(z.string()),
  approval: z.object({ of: z.enum(['lead', 'peer']), question: z.string() }).nullable(),
  status: z.object({ to: TicketStatusSchema, because: z.string().nullable() }).nullable(),
  wait: z.object({ on: z.string(), days: z.number().int().positive().nullable() }).nullable(),
});
export type ProcedureStep = z.infer<typeof ProcedureStepSchema>;

export const ProcedureQuestionSchema = z.object({
  declaration: FactDeclarationSchema,
  /** What counts until somebody says otherwise. */
  starts: FactValueSchema.nullable(),
  look: place.nullable(),
  /** Who can answer without being asked. */
  reads: FactSourceSchema.nullable(),
  /** Of a derived fact that stands for a condition. */
  holds: ConditionViewSchema.nullable(),
  /** Of the checks that rest on it. */
  citations: z.array(CitationSchema),
});
export type ProcedureQuestion = z.infer<typeof ProcedureQuestionSchema>;

/** What names an outcome; read in order. */
export const CheckSchema = z.object({
  id: NameSchema,
  outcome: NameSchema,
  when: ConditionViewSchema,
  reason: z.string(),
  /** Said when it does not hold. */
  passes: z.string().nullable(),
  citation: CitationSchema,
});
export type Check = z.infer<typeof CheckSchema>;

/** A workflow to be read: what it asks, what it decides from the answers, and what is done then. */
export const ProcedureSchema = z.object({
  workflow: WorkflowSummarySchema,
  /** `first`: the first check that holds decides; `collect`: all that hold count. */
  hit: z.enum(['first', 'collect']),
  checks: z.array(CheckSchema),
  outcomes: z.array(OutcomeSchema.extend({ steps: z.array(ProcedureStepSchema), texts: z.array(NameSchema) })),
  /** Offered under every outcome. */
  steps: z.array(ProcedureStepSchema),
  /** Offered while something that matters cannot be found out. */
  lost: z.array(ProcedureStepSchema),
  questions: z.array(ProcedureQuestionSchema),
  texts: z.array(ProcedureTextSchema),
  until: z.array(UntilClauseSchema),
});
export type Procedure = z.infer<typeof ProcedureSchema>;

/** What a case has to come to, and what it came to. */
export const CaseResultSchema = z.object({
  id: NameSchema,
  says: z.string(),
  /** Outcomes that must follow; with none, those in `open` must still be possible. */
  expected: z.array(NameSchema),
  open: z.array(NameSchema),
  /** Outcomes that follow, or those still possible while it is open. */
  got: z.array(NameSchema),
  isDecided: z.boolean(),
  holds: z.boolean(),
});
export type CaseResult = z.infer<typeof CaseResultSchema>;

/** The cases of a workflow's author, decided by this service. */
export const CaseResultsSchema = z.object({
  version: z.string(),
  /** When they were run; they are run once a version. */
  at: InstantSchema,
  cases: z.array(CaseResultSchema),
});
export type CaseResults = z.infer<typeof CaseResultsSchema>;

/** Mistakes that agents reported on runs of a workflow and no lead has called expected since, newest first. */
export const MistakesSchema = z.object({
  mistakes: z.array(
    z.object({
      runId: UuidSchema,
      ticketId: TicketIdSchema,
      note: z.string(),
      by: ActorSchema,
      at: InstantSchema,
      /** The version that the run was on then; `isNewest` as things are now. */
      version: z.string(),
      isNewest: z.boolean(),
    }),
  ),
  /** There are more runs with such reports than are looked at. */
  isMore: z.boolean(),
});
export type Mistakes = z.infer<typeof MistakesSchema>;

/** What the version of now does otherwise than the one that this account used before it. */
export const VersionDifferenceSchema = z.object({
  version: z.string(),
  /** Null where runs have used no other version. */
  before: z.object({ version: z.string(), usedSince: InstantSchema }).nullable(),
  /** Null without a version before, and where this build cannot read it. */
  difference: z
    .object({
      /** Share of all possible cases that are decided otherwise, 0 to 1. */
      share: z.number().min(0).max(1),
      changes: z.array(
        z.object({
          /** Outcomes in words; none where no check holds. */
          from: z.array(z.string()),
          to: z.array(z.string()),
          share: z.number().min(0).max(1),
          /** One case that is decided otherwise. */
          example: z.array(z.object({ declaration: FactDeclarationSchema, value: FactValueSchema })),
        }),
      ),
      rules: saidChange,
      facts: saidChange,
      steps: saidChange,
      texts: saidChange,
    })
    .nullable(),
});
export type VersionDifference = z.infer<typeof VersionDifferenceSchema>;
