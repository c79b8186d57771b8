import { z } from 'zod';
import type { GitLabGroupSchema, GitLabMemberSchema, GitLabProjectSchema } from '../src/model/gitlab-world.ts';
import { below, type CaseCall, rowsOf } from './_case.ts';

type Member = z.input<typeof GitLabMemberSchema>;
type Group = z.input<typeof GitLabGroupSchema> & { members: Member[]; invited: { group: string; level: number }[] };
type Project = z.input<typeof GitLabProjectSchema> & { members: Member[] };

const GroupRowSchema = z.object({
  id: z.number(),
  name: z.string(),
  full_path: z.string(),
  plan: z.string().optional(),
  trial: z.boolean().nullish(),
  trial_ends_on: z.string().nullish(),
  end_date: z.string().nullish(),
});
const ProjectRowSchema = z.object({ id: z.number(), name: z.string(), path_with_namespace: z.string() });
const MembershipSchema = z.object({ source_id: z.number(), source_name: z.string(), access_level: z.number() });
const MemberRowSchema = z.object({
  username: z.string(),
  access_level: z.number(),
  created_at: z.string(),
  expires_at: z.string().nullable(),
  created_by: z.object({ username: z.string() }).nullish(),
});
const DomainSchema = z.object({ domain: z.string(), project_id: z.number(), verified: z.boolean() });

/** Groups, projects and domains that a case's answers show. */
export function spacesIn(calls: readonly CaseCall[], usernameOf: (id: number) => string) {
  const groups: Group[] = [];
  const projects: Project[] = [];
  const group = (id: number | null, path: string): Group => {
    const known = groups.find((entry) => entry.id === id || entry.path === path);
    if (known) return known;
    const made = { id: id ?? 31, path, name: path, members: [], invited: [] };
    groups.push(made);
    return made;
  };
  const project = (id: number, path: string): Project => {
    const known = projects.find((entry) => entry.id === id);
    if (known) return known;
    const made = { id, path, name: path, members: [] };
    projects.push(made);
    return made;
  };

  for (const row of calls.flatMap(rowsOf)) {
    const asGroup = GroupRowSchema.safeParse(row).data;
    if (asGroup) {
      Object.assign(group(asGroup.id, asGroup.full_path), {
        name: asGroup.name,
        ...(asGroup.plan === undefined ? {} : { plan: asGroup.plan, isTrial: asGroup.trial ?? false }),
        trialEndsOn: asGroup.trial_ends_on ?? null,
        endsOn: asGroup.end_date ?? null,
      });
    }
    const asProject = ProjectRowSchema.safeParse(row).data;
    if (asProject) project(asProject.id, asProject.path_with_namespace).name = asProject.name;
  }
  const pageDomains = calls
    .filter(({ path }) => path === '/pages/domains')
    .flatMap(rowsOf)
    .map((row) => {
      const { domain, project_id: id, verified } = DomainSchema.parse(row);
      return { domain, project: project(id, `owner/${domain}`).path, isVerified: verified };
    });

  for (const call of calls) {
    const [user, part] = below(call.path, 'users') ?? [];
    if (part === 'memberships' && user !== undefined) {
      const isUntyped = !call.query.has('type');
      const typed = calls.filter(({ path, query }) => path === call.path && query.has('type')).flatMap(rowsOf);
      for (const row of rowsOf(call)) {
        const { source_id: id, source_name: name, access_level: level } = MembershipSchema.parse(row);
        const place = group(id, name);
        const username = usernameOf(Number(user));
        if (place.members.some((member) => member.username === username)) continue;
        const isRequest = isUntyped && typed.length === 0;
        place.members.push({
          username,
          level,
          since: '2025-12-01T00:00:00.000Z',
          ...(isRequest ? { state: 'request' } : {}),
        });
      }
    }
  }
  for (const call of calls) {
    for (const kind of ['groups', 'projects'] as const) {
      const [id, rest] = below(call.path, kind) ?? [];
      if (id === undefined || rest === undefined || !rest.startsWith('members')) continue;
      const place = kind === 'groups' ? group(numberIn(id), id) : project(Number(id), id);
      for (const row of rowsOf(call)) {
        const member = MemberRowSchema.parse(row);
        const isInvited =
          rest.startsWith('members/all') &&
          calls.some(({ path, status }) => path === call.path.replace('/all', '') && status === 404);
        const entry: Member = {
          username: member.username,
          level: member.access_level,
          since: member.created_at,
          expiresOn: member.expires_at,
          addedBy: member.created_by?.username ?? null,
        };
        if (!isInvited) place.members.push(entry);
        else {
          const own = groups.find(({ members }) => members.some(({ username }) => username === member.username));
          place.invited?.push({ group: own?.path ?? '', level: member.access_level });
          for (const there of own?.members ?? []) there.since = member.created_at;
        }
      }
    }
  }
  return { groups, projects, pageDomains };
}

export const numberIn = (text: string) => (/^\d+$/.test(text) ? Number(text) : null);
