import { z } from 'zod';

export const UserSchema = z.object({
  id: z.number().int().positive(),
  name: z.string(),
  email: z.string(),
  role: z.enum(['end-user', 'agent', 'admin']),
  locale: z.string().default('en-GB'),
  timeZone: z.string().default('UTC'),
  organizationId: z.number().int().positive().nullable().default(null),
  /** How far Zendesk has seen that the address is theirs; `full` after they followed a mail or signed in. */
  verification: z.enum(['none', 'low', 'full']).default('none'),
});
export type User = z.infer<typeof UserSchema>;
