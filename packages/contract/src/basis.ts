import { z } from 'zod';
import { FactValueSchema } from './fact.ts';
import { FactIdSchema, NameSchema } from './id.ts';

/** What was decided when an event was recorded, so that nobody needs the engine of that day to tell it. */
export const BasisSchema = z.object({
  /** Version of the workflow. */
  version: z.string(),
  status: z.enum(['decided', 'open', 'manager']),
  outcome: NameSchema.nullable(),
  /** Outcomes that were still possible, the decided one included. */
  possible: z.array(NameSchema),
  /** Facts the decision rested on, with their values then; null is a fact that could not be found out. */
  used: z.record(FactIdSchema, FactValueSchema.nullable()),
  /** Rules that named the outcome; missing from events of before they were kept. */
  rules: z.array(NameSchema).optional(),
  /** Facts it rested on as well, which another run of the ticket told: their values stand in that run and nowhere else. */
  told: z.array(FactIdSchema).optional(),
  /** SHA-256 hex over all values known then, as canonical JSON by fact; those aside that another run told. */
  facts: z.string(),
});
export type Basis = z.infer<typeof BasisSchema>;
