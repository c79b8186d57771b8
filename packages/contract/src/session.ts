import { z } from 'zod';
import { InstantSchema } from './id.ts';

/** A short session, kept in memory by the page and sent as `Authorization: Bearer`. */
export const SessionSchema = z.object({
  token: z.string(),
  expiresAt: InstantSchema,
});
export type Session = z.infer<typeof SessionSchema>;

export const LocationSchema = z.enum(['ticket_sidebar', 'nav_bar', 'modal']);
export type Location = z.infer<typeof LocationSchema>;

/** What the launch page hands to the sidebar, as JSON in a script element with id `handrail-launch`. */
export const LaunchSchema = z.object({
  session: SessionSchema,
  location: LocationSchema,
  account: z.string(),
  user: z.object({ id: z.string(), role: z.enum(['agent', 'lead']) }),
});
export type Launch = z.infer<typeof LaunchSchema>;
