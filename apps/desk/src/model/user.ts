import { z } from 'zod';

export const UserSchema = z.object({
  id: z.number().int().positive(),
  name: z.string(),
  email: z.string(),
  role: z.enum(['end-user', 'agent', 'admin']),
  locale: z.string().default('en-GB'),
  timeZone: z.string().default('UTC'),
});
export type User = z.infer<typeof UserSchema>;
