import { z } from 'zod';
import { InstantSchema } from './id.ts';
import { LookedUpSourceSchema, LookUpReasonSchema } from './look-up.ts';

/** What the token of one system was last seen to be able to do. */
export const SourceStandingSchema = z.object({
  source: LookedUpSourceSchema,
  /** Why nothing is read there; null when all of it works. */
  problem: LookUpReasonSchema.nullable(),
  /** Day on which the token expires, where the system tells. */
  expiresOn: z.iso.date().nullable(),
  /** That day is near: somebody should make another token. */
  isExpiring: z.boolean(),
  seenAt: InstantSchema,
});
export type SourceStanding = z.infer<typeof SourceStandingSchema>;

/** Of every system that is set up for the account. */
export const SourceStandingsSchema = z.object({ sources: z.array(SourceStandingSchema) });
export type SourceStandings = z.infer<typeof SourceStandingsSchema>;
