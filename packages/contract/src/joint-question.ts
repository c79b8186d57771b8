import { z } from 'zod';
import { FactValueSchema } from './fact.ts';
import { FactIdSchema } from './id.ts';

/** Questions asked as one. With answers, one click records several facts; without, one form takes what is written. */
export const JointQuestionSchema = z.object({
  /** Null for a form, whose fields word their own questions. */
  ask: z.string().nullable(),
  hint: z.string().nullable(),
  /** It is asked in place of the first of these. */
  facts: z.array(FactIdSchema).min(1),
  answers: z.array(z.object({ label: z.string(), facts: z.record(FactIdSchema, FactValueSchema) })),
});
export type JointQuestion = z.infer<typeof JointQuestionSchema>;
