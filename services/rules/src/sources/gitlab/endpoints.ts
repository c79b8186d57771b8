import { z } from 'zod';
import { address, moment, personName, spacePath, username, word } from '../answer-values.ts';
import type { Endpoint, Endpoints } from '../endpoint.ts';

/**
 * Answers cut down to what facts need. A key that GitLab leaves out is undefined, which means that the token has no
 * administrator view; null means that there is no value. Sign-in addresses and administrators' notes are not read.
 */
const instant = moment.nullable().optional();
const day = z.iso.date().nullable();

export const UserSchema = z.object({
  id: z.number().int().positive(),
  username,
  state: z.string(),
  email: address.optional(),
  confirmed_at: instant,
  created_at: moment.optional(),
  last_sign_in_at: instant,
  current_sign_in_at: instant,
  sign_in_count: z.number().int().optional(),
  last_activity_on: day.optional(),
  bot: z.boolean().optional(),
  is_admin: z.boolean().optional(),
  enterprise_group_id: z.number().int().nullable().optional(),
  identities: z.array(z.object({ provider: word })).optional(),
  scim_identities: z.array(z.object({ active: z.boolean().optional() })).optional(),
});
export type User = z.output<typeof UserSchema>;

/** A day that cannot be read is no reason to refuse the token. */
const dayOrNone = z
  .string()
  .nullish()
  .transform((text) => z.iso.date().safeParse(text?.slice(0, 10)).data ?? null);

const EmailSchema = z.object({ email: address, confirmed_at: moment.nullable() });

export const MembershipSchema = z.object({
  source_id: z.number().int(),
  source_type: z.enum(['Project', 'Namespace']),
  access_level: z.number().int(),
});

export const MemberRowSchema = z.object({
  id: z.number().int().positive(),
  username,
  name: personName.nullable().default(null),
  state: z.string(),
  access_level: z.number().int(),
  expires_at: day,
  membership_state: z.string().optional(),
  created_by: z.object({ username }).nullable().optional(),
  member_role: z.object({ base_access_level: z.number().int() }).nullable().optional(),
});
export type MemberRow = z.output<typeof MemberRowSchema>;

export const NamespaceSchema = z.object({
  id: z.number().int(),
  kind: z.enum(['user', 'group']),
  full_path: spacePath,
  plan: z.string().nullable().optional(),
  trial: z.boolean().nullable().optional(),
  end_date: day.optional(),
});
export type Namespace = z.output<typeof NamespaceSchema>;

const GroupSchema = z.object({ id: z.number().int(), full_path: spacePath });
const ProjectSchema = z.object({ id: z.number().int(), path_with_namespace: spacePath });

const CountsSchema = z.object({
  groups_count: z.number(),
  projects_count: z.number(),
  issues_count: z.number(),
  merge_requests_count: z.number(),
});

const UserCountsSchema = z.object({
  data: z
    .object({
      user: z
        .object({
          groupCount: z.number().nullable().optional(),
          projectCount: z.number().nullable().optional(),
          snippets: z
            .object({ nodes: z.array(z.object({})) })
            .nullable()
            .optional(),
        })
        .nullable(),
    })
    .nullable()
    .optional(),
  errors: z.array(z.unknown()).optional(),
});

const get = <T extends z.ZodType>(
  template: Endpoint['template'],
  answer: T,
  rest: Partial<Pick<Endpoint, 'params' | 'query'>> = {},
) => ({ method: 'GET', template: `/api/v4${template}`, params: {}, query: [], answer, ...rest }) as const;

const id = { params: { id: 'number' } } as const;
const path = { params: { path: 'path' } } as const;

/** Every call that is ever made to GitLab. */
export const gitlabEndpoints = {
  self: get('/user', UserSchema),
  token: get(
    '/personal_access_tokens/self',
    z.object({ scopes: z.array(z.string()), active: z.boolean(), expires_at: dayOrNone }),
  ),
  users: get('/users', z.array(UserSchema), { query: ['search', 'username'] }),
  user: get('/users/:id', UserSchema, id),
  emails: get('/users/:id/emails', z.array(EmailSchema), id),
  memberships: get('/users/:id/memberships', z.array(MembershipSchema), { ...id, query: ['type'] }),
  counts: get('/users/:id/associations_count', CountsSchema, id),
  events: get('/users/:id/events', z.array(z.object({ action_name: word })), id),
  userProjects: get('/users/:id/projects', z.array(ProjectSchema), { ...id, query: ['simple'] }),
  contributed: get('/users/:id/contributed_projects', z.array(ProjectSchema), { ...id, query: ['simple'] }),
  auditEvents: get(
    '/audit_events',
    z.array(
      z.object({
        event_name: z.string().optional(),
        details: z.object({ custom_message: z.string().optional() }).optional(),
        created_at: moment,
      }),
    ),
    { query: ['entity_type', 'entity_id', 'created_after', 'created_before'] },
  ),
  groupById: get('/groups/:id', GroupSchema, { ...id, query: ['with_projects'] }),
  groupByPath: get('/groups/:path', GroupSchema, { ...path, query: ['with_projects'] }),
  projectById: get('/projects/:id', ProjectSchema, id),
  projectByPath: get('/projects/:path', ProjectSchema, path),
  namespaceById: get('/namespaces/:id', NamespaceSchema, id),
  namespaceByPath: get('/namespaces/:path', NamespaceSchema, path),
  groupMembersById: get('/groups/:id/members', z.array(MemberRowSchema), id),
  groupMembersByPath: get('/groups/:path/members', z.array(MemberRowSchema), path),
  groupMember: get('/groups/:path/members/:user', MemberRowSchema, { params: { path: 'path', user: 'number' } }),
  groupMemberAll: get('/groups/:path/members/all/:user', MemberRowSchema, {
    params: { path: 'path', user: 'number' },
  }),
  groupMemberAllById: get('/groups/:id/members/all/:user', MemberRowSchema, {
    params: { id: 'number', user: 'number' },
  }),
  projectMemberAll: get('/projects/:id/members/all/:user', MemberRowSchema, {
    params: { id: 'number', user: 'number' },
  }),
  pagesDomains: get(
    '/pages/domains',
    z.array(z.object({ domain: z.string(), project_id: z.number().int(), verified: z.boolean() })),
  ),
  /** A read; GitLab offers these counts nowhere else. The query is fixed, only the username is a variable. */
  userCounts: { method: 'POST', template: '/api/graphql', params: {}, query: [], answer: UserCountsSchema },
} as const satisfies Endpoints;

export const userCountsQuery =
  'query($u: String!) { user(username: $u) { groupCount projectCount snippets(first: 1) { nodes { id } } } }';
