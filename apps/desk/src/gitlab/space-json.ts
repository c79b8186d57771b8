import type { GitLabGroup, GitLabMember, GitLabProject, GitLabWorld } from '../model/gitlab-world.ts';
import { basicJson } from './account-json.ts';
import type { View } from './gitlab.ts';
import { above, parentId, type Space } from './spaces.ts';

/** Hidden from a plain token means absent: 404, as for what is not there at all. */
export function isShown(space: Space, view: View): boolean {
  return !space.isPrivate || view !== 'plain';
}

const lastPart = (path: string) => path.slice(path.lastIndexOf('/') + 1);

export function groupJson(group: GitLabGroup, world: GitLabWorld) {
  const names = [...above(world, group.path).toReversed(), group].map(({ name }) => name);
  return {
    id: group.id,
    name: group.name,
    path: lastPart(group.path),
    full_path: group.path,
    full_name: names.join(' / '),
    parent_id: parentId(world, group.path),
    web_url: `${world.webOrigin}/groups/${group.path}`,
  };
}

export function projectJson(project: GitLabProject, world: GitLabWorld) {
  const group = above(world, project.path)[0];
  return {
    id: project.id,
    name: project.name,
    path_with_namespace: project.path,
    web_url: `${world.webOrigin}/${project.path}`,
    ...(group
      ? {
          namespace: {
            id: group.id,
            kind: 'group',
            full_path: group.path,
            parent_id: parentId(world, group.path),
          },
        }
      : {}),
  };
}

/** A member of a space; an address shows for enterprise users of its top-level group only. */
export function memberJson(member: GitLabMember, space: Space, world: GitLabWorld) {
  const account = world.accounts.find(({ username }) => username === member.username);
  if (!account) return [];
  const adder = world.accounts.find(({ username }) => username === member.addedBy);
  const root = space.path.split('/')[0];
  return [
    {
      ...basicJson(account, world),
      access_level: member.level,
      created_at: member.since,
      ...(adder ? { created_by: basicJson(adder, world) } : {}),
      expires_at: member.expiresOn,
      membership_state: member.state === 'awaiting' ? 'awaiting' : 'active',
      ...(account.enterpriseGroup === root ? { email: account.email } : {}),
      ...(member.customRole === null
        ? {}
        : { member_role: { id: 1, name: member.customRole, base_access_level: member.level } }),
    },
  ];
}
