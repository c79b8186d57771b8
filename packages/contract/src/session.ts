import { z } from 'zod';
import { InstantSchema } from './id.ts';

/** A short session, kept in memory by the page and sent as `Authorization: Bearer`. */
export const SessionSchema = z.object({
  token: z.string(),
  expiresAt: InstantSchema,
  /** What a page goes by: its own clock may be wrong. */
  secondsLeft: z.number().positive(),
});
export type Session = z.infer<typeof SessionSchema>;

export const LocationSchema = z.enum(['ticket_sidebar', 'nav_bar', 'modal']);
export type Location = z.infer<typeof LocationSchema>;

const FieldIdSchema = z.number().int().positive().optional();
/** What of its runs an account wants on its tickets, for views, triggers and reports of its own. */
export const MarksSchema = z.strictObject({
  tags: z.boolean().default(false),
  /** Ids of custom text fields. */
  fields: z.strictObject({ workflow: FieldIdSchema, outcome: FieldIdSchema, state: FieldIdSchema }).default({}),
});

/** An administrator may whatever a lead may. */
export const RoleSchema = z.enum(['agent', 'lead', 'admin']);
export type Role = z.infer<typeof RoleSchema>;

/** What the launch page hands to the sidebar, as JSON in a script element with id `handrail-launch`. */
export const LaunchSchema = z.object({
  session: SessionSchema,
  location: LocationSchema,
  account: z.string(),
  marks: MarksSchema.optional(),
  user: z.object({ id: z.string(), role: RoleSchema }),
});
export type Launch = z.infer<typeof LaunchSchema>;
