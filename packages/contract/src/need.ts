import { z } from 'zod';
import { RunFlagSchema, RunSummarySchema } from './run.ts';

/** One row of what needs a lead: a run under the worst of its reasons. */
export const NeedSchema = z.object({ flag: RunFlagSchema, run: RunSummarySchema });
export type Need = z.infer<typeof NeedSchema>;

/** Everything that needs a lead, worst first and longest first; of each reason only the oldest, and how many there are. */
export const NeedsSchema = z.object({
  counts: z.array(
    z.object({
      flag: RunFlagSchema,
      count: z.number().int().positive(),
      /** There are more than were counted. */
      isMore: z.boolean(),
    }),
  ),
  needs: z.array(NeedSchema),
});
export type Needs = z.infer<typeof NeedsSchema>;
