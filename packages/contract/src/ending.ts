import { z } from 'zod';
import { ActorSchema, InstantSchema, NameSchema, TicketIdSchema } from './id.ts';

/**
 * How a run ended (X41). `finished`: solved with everything required done; `no_answer`: solved while only an answer was
 * awaited; `dismissed`: by a person, with a reason; `merged`: into another ticket; `closed`: by Zendesk, whatever was open.
 */
export const EndingSchema = z.enum(['finished', 'no_answer', 'dismissed', 'merged', 'closed']);
export type Ending = z.infer<typeof EndingSchema>;

/** Why somebody dismissed a run. */
export const DismissalSchema = z.enum(['wrong_workflow', 'withdrawn', 'duplicate', 'out_of_scope', 'not_needed']);
export type Dismissal = z.infer<typeof DismissalSchema>;

/** The end of a run as it is shown. */
export const RunEndingSchema = z.object({
  /** `erased`: its values are gone, the event that ended it among them. */
  ending: z.enum([...EndingSchema.options, 'erased']),
  why: DismissalSchema.nullable(),
  /** The ticket it was merged into. */
  into: TicketIdSchema.nullable(),
  note: z.string().nullable(),
  by: ActorSchema.nullable(),
  at: InstantSchema.nullable(),
  /** Owners whose tickets are still open: they can be told that it is no longer needed. */
  ownersToTell: z.array(z.object({ step: NameSchema, username: z.string(), ticketId: TicketIdSchema })),
});
export type RunEnding = z.infer<typeof RunEndingSchema>;
