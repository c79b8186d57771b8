import { z } from 'zod';
import { FaultsSchema, noFaults } from './fault.ts';
import { CustomStatusSchema, MacroSchema } from './macro.ts';
import { OrganizationSchema } from './organization.ts';
import { TicketSchema } from './ticket.ts';
import { UserSchema } from './user.ts';
import { WorldSchema } from './world.ts';

export const FormSchema = z.object({ id: z.number().int().positive(), name: z.string() });
/** An agent can be assigned tickets of their own groups only; the first group they are in is their default. */
export const GroupSchema = FormSchema.extend({ members: z.array(z.number().int().positive()).default([]) });

/** Everything the stand-in knows. */
export const DeskStateSchema = z.object({
  users: z.array(UserSchema),
  tickets: z.array(TicketSchema),
  macros: z.array(MacroSchema),
  customStatuses: z.array(CustomStatusSchema),
  forms: z.array(FormSchema),
  groups: z.array(GroupSchema),
  faults: FaultsSchema.default(noFaults),
  world: WorldSchema,
  organizations: z.array(OrganizationSchema),
  /** The next id of anything. */
  nextId: z.number().int().positive(),
  /** Answers kept for repeated creations with the same key. */
  idempotency: z.record(z.string(), z.object({ body: z.string(), ticketId: z.number().int() })).default({}),
});
export type DeskState = z.infer<typeof DeskStateSchema>;

/** What became of the workflows that were saved last, for their authors. */
export const WorkflowsSchema = z.object({
  /** Counts the saves since the desk started. */
  revision: z.number().int().nonnegative(),
  /** Empty when they were taken. */
  problems: z.array(z.string()),
});

/** The state as the page loads it. */
export const DeskDataSchema = DeskStateSchema.omit({ idempotency: true, nextId: true, world: true }).extend({
  faultRevision: z.number().int().nonnegative(),
  workflows: WorkflowsSchema,
  /** Origin of the app's frames. */
  appOrigin: z.url(),
});
export type DeskData = z.infer<typeof DeskDataSchema>;

/** What the page is told when something changes. */
export const DeskChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ticket'), ticket: TicketSchema }),
  z.object({ kind: z.literal('user'), user: UserSchema }),
  z.object({ kind: z.literal('faults'), faults: FaultsSchema, revision: z.number().int() }),
  z.object({ kind: z.literal('world') }),
  z.object({ kind: z.literal('workflows'), workflows: WorkflowsSchema }),
  z.object({ kind: z.literal('reset') }),
]);
export type DeskChange = z.infer<typeof DeskChangeSchema>;
