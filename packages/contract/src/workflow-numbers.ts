import { z } from 'zod';
import { DismissalSchema, EndingSchema } from './ending.ts';
import { NameSchema } from './id.ts';

/** A month of UTC, `YYYY-MM`. */
export const MonthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'A month as YYYY-MM');

const count = z.number().int().nonnegative();

/** How long something took, in seconds; read from a histogram, so within a tenth. */
export const SpreadSchema = z.object({
  count,
  /** Null while there are none. */
  median: z.number().nullable(),
  p90: z.number().nullable(),
});
export type Spread = z.infer<typeof SpreadSchema>;

/** A part of a workflow in its own words, and how often. */
export const CountedSchema = z.object({ id: z.string(), says: z.string(), count });
export type Counted = z.infer<typeof CountedSchema>;

/** How long a step of a workflow took, in its own words. */
export const StepSpreadSchema = SpreadSchema.extend({ id: z.string(), says: z.string() });
export type StepSpread = z.infer<typeof StepSpreadSchema>;

/** What became of the runs of a workflow in one month. Each figure stands in the month in which it came about. */
export const MonthNumbersSchema = z.object({
  month: MonthSchema,
  started: count,
  ended: z.array(z.object({ ending: EndingSchema, count })),
  dismissed: z.array(z.object({ why: DismissalSchema, count })),
  /** From the opening of the checklist. */
  times: z.object({ reply: SpreadSchema, decision: SpreadSchema, solved: SpreadSchema }),
  /**
   * Steps that were done, in the order of the workflow: from the answer or step before them, approvals from their question,
   * owners' answers from their ticket. None from a service of before.
   */
  steps: z.array(StepSpreadSchema).default([]),
  /** How long the solved took, by how long at most, in seconds; null is longer than all before. */
  solvedWithin: z.array(z.object({ seconds: z.number().nullable(), count })),
  /** What decisions rested on: answers of people, values of systems, what stood in the ticket. */
  answers: z.object({ decisions: count, asked: count, lookedUp: count, ticket: count }),
  /** Rules that named a decision, with the number of runs. */
  rules: z.array(CountedSchema),
  /** Questions marked as impossible to find out. */
  lost: z.array(CountedSchema),
  skipped: z.array(CountedSchema),
  corrected: z.array(CountedSchema),
  overridden: count,
  reminded: count,
});
export type MonthNumbers = z.infer<typeof MonthNumbersSchema>;

/** One workflow against the month before, of all its versions or of one. */
export const WorkflowNumbersSchema = z.object({
  workflow: z.object({ id: NameSchema, title: z.string() }),
  month: MonthNumbersSchema,
  before: MonthNumbersSchema,
  /** Versions with runs in either month; `isNewest` as things are now. */
  versions: z.array(z.object({ version: z.string(), isNewest: z.boolean() })),
});
export type WorkflowNumbers = z.infer<typeof WorkflowNumbersSchema>;
