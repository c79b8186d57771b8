import type { Member } from '@handrail/contract';
import { type Finding, record } from '../finding.ts';
import { gitlabIn, needed, type Reading } from '../reading.ts';
import { Unreadable } from '../unreadable.ts';
import { requesterOf } from './account.ts';
import type { MemberRow } from './endpoints.ts';
import { groupAt, topGroup } from './enterprise-user.ts';
import { detailsOf, type Gitlab, requireViewStill, shown } from './gitlab.ts';

const owner = 50;
const maintainer = 40;
/** Each costs a call of its own; a group with more is read by a person. */
const mostOwners = 100;

/** The level that counts today: an expired, awaiting or blocked membership is none. */
export function levelOf(row: MemberRow, now: Date): number {
  const hasExpired = row.expires_at !== null && row.expires_at <= now.toISOString().slice(0, 10);
  const isAwaiting = row.membership_state !== undefined && row.membership_state !== 'active';
  if (hasExpired || isAwaiting || row.state !== 'active') return 0;
  return row.member_role?.base_access_level ?? row.access_level;
}

export async function readGroupOwners(reading: Reading): Promise<Finding> {
  const gitlab = gitlabIn(reading);
  const { path, id } = await topGroup(reading);
  const rows =
    id === null
      ? await gitlab.client.rows('groupMembersByPath', { params: { path } })
      : await gitlab.client.rows('groupMembersById', { params: { id } });
  if (rows === null) throw new Unreadable('path_unreadable');
  const owners = rows.filter((row) => levelOf(row, reading.now) === owner);
  if (owners.length > mostOwners) throw new Unreadable('list_not_complete');
  const members: Member[] = [];
  for (const row of owners) members.push(await memberOf(gitlab, row));
  return record(members, { link: gitlab.page(`groups/${path}/-/group_members`), note: 'owners_only' });
}

async function memberOf(gitlab: Gitlab, row: MemberRow): Promise<Member> {
  const details = await detailsOf(gitlab, row.id);
  return {
    username: row.username,
    name: row.name,
    email: shown(details.email),
    role: 'owner',
    direct: true,
    lastActivity: shown(details.last_activity_on),
    addedBy: row.created_by?.username ?? null,
    isBot: details.bot ?? false,
  };
}

/** What the requester is in the top-level group. Only a direct, active owner counts as one. */
export async function readGroupRole(reading: Reading): Promise<Finding> {
  const gitlab = gitlabIn(reading);
  const path = needed(reading, 'group.path').split('/')[0] ?? '';
  const { id } = await requesterOf(gitlab, reading.requester);
  const told = { link: gitlab.page(`groups/${path}/-/group_members`), account: id };
  const direct = await gitlab.client.read('groupMember', { params: { path, user: id } });
  if (direct && levelOf(direct, reading.now) === owner) return record('top_owner', told);
  const highest = await gitlab.client.read('groupMemberAll', { params: { path, user: id } });
  // Owner only through an invited group.
  if (highest && levelOf(highest, reading.now) === owner) return record('other', told);
  // GitLab hides a group by the same answer that says "no member", so the group itself must be seen.
  if (!direct && !highest) await groupAt(reading, path);
  if (await ownsBelow(gitlab, id, path)) return record('subgroup_owner', told);
  await requireViewStill(gitlab, id);
  return record('other', told);
}

async function ownsBelow(gitlab: Gitlab, user: number, root: string): Promise<boolean> {
  const query = { type: 'Namespace' };
  const memberships = await gitlab.client.rows('memberships', { params: { id: user }, query });
  if (memberships === null) throw new Unreadable('account_gone');
  for (const { source_id: id, access_level: level } of memberships) {
    if (level !== owner) continue;
    const namespace = await gitlab.client.read('namespaceById', { params: { id } });
    if (namespace?.full_path.toLowerCase().startsWith(`${root.toLowerCase()}/`)) return true;
  }
  return false;
}

/** What lies under a path: a project or a group. A path that moved or is hidden is neither. */
export async function namespaceUnder(
  reading: Reading,
): Promise<{ kind: 'project' | 'group'; id: number; path: string }> {
  const { client } = gitlabIn(reading);
  const path = needed(reading, 'namespace.path');
  const project = await client.read('projectByPath', { params: { path } });
  if (project) return { kind: 'project', id: project.id, path };
  const group = await client.read('groupByPath', { params: { path }, query: { with_projects: 'false' } });
  if (group) return { kind: 'group', id: group.id, path };
  throw new Unreadable('path_unreadable');
}

export async function readNamespaceKind(reading: Reading): Promise<Finding> {
  const { kind, path } = await namespaceUnder(reading);
  return record(kind, { link: gitlabIn(reading).page(path) });
}

/** The highest role of a user there, inherited ones included; null for no member. */
export async function roleThere(
  reading: Reading,
  place: { kind: 'project' | 'group'; id: number },
  user: number,
): Promise<'owner' | 'maintainer' | 'lower' | 'none'> {
  const call = place.kind === 'project' ? 'projectMemberAll' : 'groupMemberAllById';
  const row = await gitlabIn(reading).client.read(call, { params: { id: place.id, user } });
  if (row === null) await requireViewStill(gitlabIn(reading), user);
  const level = row === null ? 0 : levelOf(row, reading.now);
  if (level === 0) return 'none';
  if (level > owner) throw new Unreadable('unexpected_answer');
  return level === owner ? 'owner' : level === maintainer ? 'maintainer' : 'lower';
}

export async function readNamespaceRole(reading: Reading): Promise<Finding> {
  const gitlab = gitlabIn(reading);
  const place = await namespaceUnder(reading);
  const { id } = await requesterOf(gitlab, reading.requester);
  const role = await roleThere(reading, place, id);
  const folder = place.kind === 'group' ? `groups/${place.path}/-/group_members` : `${place.path}/-/project_members`;
  return record(role, { link: gitlab.page(folder), account: id });
}
