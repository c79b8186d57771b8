import type { GitLabAccount } from '../model/gitlab-account.ts';
import type { GitLabGroup, GitLabMember, GitLabProject, GitLabWorld } from '../model/gitlab-world.ts';

export type Space = GitLabGroup | GitLabProject;

/** A group or project by number or full path, as the REST interface takes either. */
export function named<S extends Space>(spaces: readonly S[], idOrPath: string): S | undefined {
  return /^\d+$/.test(idOrPath)
    ? spaces.find(({ id }) => id === Number(idOrPath))
    : spaces.find(({ path }) => path.toLowerCase() === idOrPath.toLowerCase());
}

/** The groups a path lies in, nearest first. */
export function above(world: GitLabWorld, path: string): GitLabGroup[] {
  const parent = path.slice(0, Math.max(path.lastIndexOf('/'), 0));
  if (parent === '') return [];
  const group = world.groups.find((entry) => entry.path === parent);
  return [...(group ? [group] : []), ...above(world, parent)];
}

export function parentId(world: GitLabWorld, path: string): number | null {
  return above(world, path)[0]?.id ?? null;
}

/** Members of the space itself; asking for access makes nobody one. */
export function directMembers({ members }: Space): GitLabMember[] {
  return members.filter(({ state }) => state !== 'request');
}

/** The highest membership of an account: its own, inherited, or through an invited group. */
export function highestMember(world: GitLabWorld, space: Space, { username }: GitLabAccount): GitLabMember | null {
  const found = [space, ...above(world, space.path)].flatMap((place) => [
    ...directMembers(place),
    ...place.invited.flatMap(({ group, level }) => invitedMembers(world, group, level)),
  ]);
  const own = found.filter((member) => member.username === username);
  return own.length === 0 ? null : own.reduce((best, member) => (member.level > best.level ? member : best));
}

/** All who have a role in the space, each once with the highest. */
export function allMembers(world: GitLabWorld, space: Space): GitLabMember[] {
  return world.accounts.flatMap((account) => highestMember(world, space, account) ?? []);
}

function invitedMembers(world: GitLabWorld, path: string, level: number): GitLabMember[] {
  const group = world.groups.find((entry) => entry.path === path);
  return (group ? directMembers(group) : []).map((member) => ({ ...member, level: Math.min(member.level, level) }));
}
