import { z } from 'zod';
import { ActorSchema, InstantSchema } from './id.ts';

/** What a lead found in a run they looked through. */
export const FindingSchema = z.enum([
  'wrong_decision',
  'thin_evidence',
  'unfit_text',
  'missed_step',
  'needless_step',
  'too_slow',
]);
export type Finding = z.infer<typeof FindingSchema>;

const said = { by: ActorSchema, at: InstantSchema, note: z.string().nullable() };

/** A lead asks the agent to look at this; it stands until somebody works on the run. */
export const NudgeSchema = z.object(said);
export type Nudge = z.infer<typeof NudgeSchema>;

/** A lead has looked through the run. No findings: all of it was right. */
export const ReviewSchema = z.object({ ...said, findings: z.array(FindingSchema) });
export type Review = z.infer<typeof ReviewSchema>;
