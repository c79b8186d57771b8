import { z } from 'zod';
import { GitLabAccountSchema } from './gitlab-account.ts';

const id = z.number().int().positive();
const instant = z.iso.datetime();

export const GitLabMemberSchema = z.object({
  username: z.string(),
  level: z.number().int().min(0).max(60),
  /** `request`: access was asked for and not granted. */
  state: z.enum(['active', 'awaiting', 'request']).default('active'),
  addedBy: z.string().nullable().default(null),
  since: instant,
  expiresOn: z.iso.date().nullable().default(null),
  /** A custom role; its level is `level`. */
  customRole: z.string().nullable().default(null),
});
export type GitLabMember = z.infer<typeof GitLabMemberSchema>;

const SpaceSchema = z.object({
  id,
  /** Full path; the part before the last slash is the group it lies in. */
  path: z.string().min(1),
  name: z.string(),
  isPrivate: z.boolean().default(false),
  members: z.array(GitLabMemberSchema).default([]),
  /** Groups whose members were invited as a whole. */
  invited: z.array(z.object({ group: z.string(), level: z.number().int() })).default([]),
});
export const GitLabGroupSchema = SpaceSchema.extend({
  plan: z.string().default('free'),
  isTrial: z.boolean().default(false),
  trialEndsOn: z.iso.date().nullable().default(null),
  endsOn: z.iso.date().nullable().default(null),
});
export type GitLabGroup = z.infer<typeof GitLabGroupSchema>;
export const GitLabProjectSchema = SpaceSchema;
export type GitLabProject = z.infer<typeof GitLabProjectSchema>;

export const AuditEventSchema = z.object({
  id,
  name: z.string(),
  author: z.object({ id, name: z.string() }),
  entityType: z.enum(['User', 'Group', 'Project', 'Gitlab::Audit::InstanceScope']),
  entityId: id,
  message: z.string(),
  details: z.string().default(''),
  at: instant,
});

export const GitLabTokenSchema = z.object({
  token: z.string().min(1),
  username: z.string(),
  scopes: z.array(z.string()),
  expiresOn: z.iso.date().nullable().default(null),
  isRevoked: z.boolean().default(false),
});
export type GitLabToken = z.infer<typeof GitLabTokenSchema>;

/** All that the stand-in GitLab holds. Accounts, groups and projects name each other by username and full path. */
export const GitLabWorldSchema = z.object({
  /** Where people see it; what `web_url` starts with. */
  webOrigin: z.url(),
  tokens: z.array(GitLabTokenSchema),
  accounts: z.array(GitLabAccountSchema),
  groups: z.array(GitLabGroupSchema),
  projects: z.array(GitLabProjectSchema),
  moved: z.array(z.object({ from: z.string(), to: z.string() })).default([]),
  pageDomains: z
    .array(z.object({ domain: z.string(), project: z.string(), isVerified: z.boolean().default(true) }))
    .default([]),
  auditEvents: z.array(AuditEventSchema).default([]),
});
export type GitLabWorld = z.infer<typeof GitLabWorldSchema>;
