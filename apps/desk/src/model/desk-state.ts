import { z } from 'zod';
import { FaultsSchema, noFaults } from './fault.ts';
import { CustomStatusSchema, MacroSchema } from './macro.ts';
import { TicketSchema } from './ticket.ts';
import { UserSchema } from './user.ts';

export const FormSchema = z.object({ id: z.number().int().positive(), name: z.string() });
export const GroupSchema = FormSchema;

/** Everything the stand-in knows. */
export const DeskStateSchema = z.object({
  users: z.array(UserSchema),
  tickets: z.array(TicketSchema),
  macros: z.array(MacroSchema),
  customStatuses: z.array(CustomStatusSchema),
  forms: z.array(FormSchema),
  groups: z.array(GroupSchema),
  faults: FaultsSchema.default(noFaults),
  /** The next id of anything. */
  nextId: z.number().int().positive(),
  /** Answers kept for repeated creations with the same key. */
  idempotency: z.record(z.string(), z.object({ body: z.string(), ticketId: z.number().int() })).default({}),
});
export type DeskState = z.infer<typeof DeskStateSchema>;

/** The state as the page loads it. */
export const DeskDataSchema = DeskStateSchema.omit({ idempotency: true, nextId: true }).extend({
  faultRevision: z.number().int().nonnegative(),
  /** Origin of the app's frames. */
  appOrigin: z.url(),
});
export type DeskData = z.infer<typeof DeskDataSchema>;

/** What the page is told when something changes. */
export const DeskChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ticket'), ticket: TicketSchema }),
  z.object({ kind: z.literal('user'), user: UserSchema }),
  z.object({ kind: z.literal('faults'), faults: FaultsSchema, revision: z.number().int() }),
  z.object({ kind: z.literal('reset') }),
]);
export type DeskChange = z.infer<typeof DeskChangeSchema>;
