import { z } from 'zod';
import { NameSchema } from './id.ts';
import { RunSummarySchema } from './run.ts';
import { MonthSchema } from './workflow-numbers.ts';

const count = z.number().int().nonnegative();

/** What to look through next, and how much of each month was. */
export const ReviewsSchema = z.object({
  /** Finished in the last seven days and reviewed by nobody, one a workflow. */
  sample: z.array(RunSummarySchema),
  coverage: z.array(
    z.object({
      workflow: z.object({ id: NameSchema, title: z.string() }),
      /** Newest first. */
      months: z.array(z.object({ month: MonthSchema, finished: count, reviewed: count })),
    }),
  ),
});
export type Reviews = z.infer<typeof ReviewsSchema>;
