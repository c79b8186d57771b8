import { z } from 'zod';
import { InstantSchema } from './id.ts';
import { ProblemCodeSchema } from './problem.ts';

/** Requests of one origin that were refused again and again. */
export const AttemptsOfOneSchema = z.object({
  /** Zendesk id of who was signed in; null for whoever only claimed to belong to this account. */
  user: z.string().nullable(),
  count: z.number().int().positive(),
  /** How most of them were refused. */
  mostly: ProblemCodeSchema,
  since: InstantSchema,
  lastAt: InstantSchema,
});
export type AttemptsOfOne = z.infer<typeof AttemptsOfOneSchema>;

/** What was tried over and over in an account, the most first. */
export const AttemptsSchema = z.object({ attempts: z.array(AttemptsOfOneSchema) });
export type Attempts = z.infer<typeof AttemptsSchema>;
