import { z } from 'zod';
import { FactSourceSchema } from './fact.ts';
import { HistoryEntrySchema, RunSummarySchema } from './run.ts';

/** What was decided at some moment. */
export const StandingSchema = z.object({
  status: z.enum(['decided', 'open', 'manager']),
  /** The outcome in words; null while it is open. */
  says: z.string().nullable(),
  /** How many outcomes were still possible. */
  possible: z.number().int().nonnegative(),
});
export type Standing = z.infer<typeof StandingSchema>;

/** One event of a record, oldest first. */
export const ReplayEntrySchema = HistoryEntrySchema.extend({
  /** Of a fact: who vouches for it. */
  source: FactSourceSchema.nullable(),
  /** A link or words on what was looked at. */
  evidence: z.string().nullable(),
  /** The decision that this event led to, where it was another one than before. */
  led: StandingSchema.nullable(),
});
export type ReplayEntry = z.infer<typeof ReplayEntrySchema>;

/** A run from its first event to its last, and whether its chain holds. */
export const ReplaySchema = z.object({
  run: RunSummarySchema,
  entries: z.array(ReplayEntrySchema),
  chain: z.object({
    events: z.number().int().nonnegative(),
    /** Number of the first event that does not fit; null when all of them do. */
    brokenAt: z.number().int().nullable(),
  }),
  /** Its values were erased. */
  isErased: z.boolean(),
});
export type Replay = z.infer<typeof ReplaySchema>;
