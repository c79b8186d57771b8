import { z } from 'zod';
import { NameSchema } from './id.ts';
import { TicketStatusSchema } from './ticket.ts';

/** What the agent's next submit takes along, by the ids of its steps; what went out already is left out. */
export const TurnSchema = z.object({
  reply: NameSchema.nullable(),
  status: z.object({ step: NameSchema, status: TicketStatusSchema }).nullable(),
  /** Begins with the submit. */
  wait: NameSchema.nullable(),
});
export type Turn = z.infer<typeof TurnSchema>;
