import { z } from 'zod';

/** Why a member is asked for permission, or is not; the page has words for each. */
export const OwnerReasonSchema = z.object({
  code: z.enum([
    'most_recent',
    'recent',
    'no_activity',
    'already_written',
    'no_owner',
    'inherited',
    'bot',
    'asks_for_it',
    'same_person',
    'too_many',
  ]),
  /** Day of the last activity. */
  day: z.string().optional(),
  /** Members whom the page says this one added; the most owners that are asked. */
  count: z.number().int().optional(),
});
export type OwnerReason = z.infer<typeof OwnerReasonSchema>;
