import { z } from 'zod';

const id = z.number().int().positive();
const instant = z.iso.datetime();

/** An address besides the primary one. */
export const SecondaryAddressSchema = z.object({ email: z.string(), confirmedAt: instant.nullable() });

export const AccountEventSchema = z.object({
  action: z.string(),
  targetType: z.string().nullable().default(null),
  /** Path of the project; null for events without one. */
  project: z.string().nullable().default(null),
  at: instant,
});

/** A person or bot at GitLab, with all that belongs to nobody else. */
export const GitLabAccountSchema = z.object({
  id,
  username: z.string().min(1),
  name: z.string(),
  email: z.string(),
  state: z.string().default('active'),
  createdAt: instant,
  confirmedAt: instant.nullable().default(null),
  addresses: z.array(SecondaryAddressSchema).default([]),
  /** GitLab also lists a confirmed primary address among the others; old accounts lack that row. */
  isPrimaryListed: z.boolean().default(true),
  signIns: z.number().int().nonnegative().default(0),
  lastSignInAt: instant.nullable().default(null),
  currentSignInAt: instant.nullable().default(null),
  lastActivityOn: z.iso.date().nullable().default(null),
  isBot: z.boolean().default(false),
  isAdmin: z.boolean().default(false),
  /** Reads the fields of administrators but cannot search private addresses. */
  isAuditor: z.boolean().default(false),
  /** Its events and contributions show to administrators only. */
  isPrivate: z.boolean().default(false),
  identities: z.array(z.object({ provider: z.string(), externUid: z.string() })).default([]),
  scimIdentities: z.array(z.object({ externUid: z.string(), group: z.string(), isActive: z.boolean() })).default([]),
  /** Path of the group whose enterprise user this is. */
  enterpriseGroup: z.string().nullable().default(null),
  issues: z.number().int().nonnegative().default(0),
  mergeRequests: z.number().int().nonnegative().default(0),
  snippets: z.number().int().nonnegative().default(0),
  events: z.array(AccountEventSchema).default([]),
  /** Paths of projects contributed to. */
  contributions: z.array(z.string()).default([]),
  supportPin: z.object({ pin: z.string(), expiresAt: instant }).nullable().default(null),
});
export type GitLabAccount = z.infer<typeof GitLabAccountSchema>;
