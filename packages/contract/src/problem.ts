import { z } from 'zod';
import { RefusedSchema } from './refused.ts';

/** Every code a route can answer with; the route table says which route gives which. */
export const ProblemCodeSchema = z.enum([
  'bad_request',
  'unauthorized',
  'session_expired',
  'forbidden',
  'not_found',
  'stale',
  'conflict',
  'gate_locked',
  'too_large',
  'too_many_requests',
  'unavailable',
  'internal',
]);
export type ProblemCode = z.infer<typeof ProblemCodeSchema>;

/** HTTP status per code. */
export const problemStatus: Record<ProblemCode, number> = {
  bad_request: 400,
  unauthorized: 401,
  session_expired: 401,
  forbidden: 403,
  not_found: 404,
  stale: 409,
  conflict: 409,
  gate_locked: 422,
  too_large: 413,
  too_many_requests: 429,
  unavailable: 503,
  internal: 500,
};

/** The one error body, RFC 9457 (`application/problem+json`). */
export const ProblemSchema = z.object({
  /** `about:blank` semantics are not used: `/problems/<code>`. */
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  /** The same as a code with values, where a person's deed was refused. */
  told: RefusedSchema.optional(),
  code: ProblemCodeSchema,
  /** Request id, to find the log line. */
  instance: z.string(),
  /** Field paths with what is wrong, for `bad_request`. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** The fresh view, for `stale`. */
  view: z.unknown().optional(),
});
export type Problem = z.infer<typeof ProblemSchema>;

/** How every route that asks for a session can refuse. */
export const sessionProblems = [
  'unauthorized',
  'session_expired',
  'forbidden',
  'too_many_requests',
  'unavailable',
  'internal',
] as const;
