import { z } from 'zod';
import { AnswerWordsSchema } from './answer-words.ts';
import { CitationSchema, FactIdSchema, InstantSchema, NameSchema } from './id.ts';
import { SayingSchema } from './saying.ts';
import { AnswererSchema, FactSourceSchema, FactValueSchema } from './fact.ts';

/** One known fact of the smallest set that forces the outcome, with the rule it serves. */
export const ReasonSchema = z.object({
  rule: NameSchema,
  fact: FactIdSchema,
  value: FactValueSchema.nullable(),
  source: FactSourceSchema.nullable(),
  /** The rule's own reason in plain words. */
  says: z.string(),
  citation: CitationSchema,
});
export type Reason = z.infer<typeof ReasonSchema>;

/** A fact that can still change the outcome, in asking order. */
export const MissingFactSchema = z.object({
  fact: FactIdSchema,
  /** First rule, in rule order, whose truth it can still change. */
  rule: NameSchema,
  why: z.string(),
  told: SayingSchema.optional(),
  cost: z.number(),
  who: AnswererSchema,
  /** Unobtainable facts stay listed when they still matter: then a manager decides. */
  unobtainable: z.boolean(),
});
export type MissingFact = z.infer<typeof MissingFactSchema>;

/** A smallest change of known facts that would give another outcome: `to` in English, `told` for pages in any language. */
export const FlipSchema = z.object({
  outcome: NameSchema,
  changes: z
    .array(
      z.object({
        fact: FactIdSchema,
        from: FactValueSchema.nullable(),
        to: z.string(),
        told: AnswerWordsSchema.optional(),
      }),
    )
    .min(1),
});
export type Flip = z.infer<typeof FlipSchema>;

/** A rule evaluated against what is known, on its own, whatever rules stand before it. */
export const RuleViewSchema = z.object({
  id: NameSchema,
  outcome: NameSchema,
  state: z.enum(['holds', 'fails', 'unknown']),
  /** `gate`: holding is bad news and `passes` is said when it fails; `finding`: holding is the news. */
  polarity: z.enum(['gate', 'finding']),
  /** True for the rule that names the outcome. */
  decides: z.boolean(),
  reason: z.string(),
  passes: z.string().nullable(),
  note: z.string().nullable(),
  citation: CitationSchema,
  facts: z.array(FactIdSchema),
});
export type RuleView = z.infer<typeof RuleViewSchema>;

/**
 * What follows from partial facts. `decided`: no completion of the unknown facts changes the outcome.
 * `open`: several outcomes are possible. `manager`: open, and a fact that still matters cannot be had.
 */
export const DecisionSchema = z.object({
  workflow: NameSchema,
  version: z.string(),
  asOf: InstantSchema,
  status: z.enum(['decided', 'open', 'manager']),
  /** The outcome when decided (for `collect`: the first blocker), else null. */
  outcome: NameSchema.nullable(),
  /** Every outcome that certainly holds: one for `first`, any number for `collect`. */
  outcomes: z.array(NameSchema),
  /** Outcomes that some completion of the unknown facts still gives, `outcomes` included. */
  possible: z.array(NameSchema),
  reasons: z.array(ReasonSchema),
  missing: z.array(MissingFactSchema),
  flips: z.array(FlipSchema),
  rules: z.array(RuleViewSchema),
});
export type Decision = z.infer<typeof DecisionSchema>;
