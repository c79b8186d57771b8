import type { GitLabAccount } from '../model/gitlab-account.ts';
import type { GitLabMember, GitLabWorld } from '../model/gitlab-world.ts';
import type { Space } from './spaces.ts';

const minimalAccess = 5;
const ofType = { Namespace: 'groups', Project: 'projects' } as const;

/** Direct memberships. Without a type, requests for access and minimal access are among them. */
export function membershipRows(world: GitLabWorld, account: GitLabAccount, type?: string) {
  const isUntyped = type === undefined;
  return (['Namespace', 'Project'] as const)
    .filter((entry) => isUntyped || entry === type)
    .flatMap((entry) =>
      world[ofType[entry]].flatMap((space) => {
        const member = memberIn(space, account);
        if (!member || (!isUntyped && !isFull(member))) return [];
        return [{ source_id: space.id, source_name: space.name, source_type: entry, access_level: member.level }];
      }),
    );
}

export function countsOf(world: GitLabWorld, account: GitLabAccount) {
  const own = world.projects.filter(({ path }) => path.startsWith(`${account.username}/`));
  return {
    groups_count: membershipRows(world, account, 'Namespace').length,
    projects_count: membershipRows(world, account, 'Project').length + own.length,
    issues_count: account.issues,
    merge_requests_count: account.mergeRequests,
  };
}

const memberIn = (space: Space, { username }: GitLabAccount): GitLabMember | undefined =>
  space.members.find((member) => member.username === username);

const isFull = ({ state, level }: GitLabMember) => state !== 'request' && level > minimalAccess;
