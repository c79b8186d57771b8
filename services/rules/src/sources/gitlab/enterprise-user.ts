import { type Finding, record } from '../finding.ts';
import { gitlabIn, needed, type Reading } from '../reading.ts';
import { Unreadable } from '../unreadable.ts';
import { accountOf, userNamed } from './account.ts';
import type { User } from './endpoints.ts';
import { accountLink } from './held-account.ts';

/** The user whose address is to change: the one a person named, else the one with the present address. */
async function enterpriseUser(reading: Reading): Promise<User> {
  const gitlab = gitlabIn(reading);
  const named = reading.given('user.username');
  if (named?.isByPerson) return userNamed(gitlab, named.value);
  const account = await accountOf(gitlab, needed(reading, 'address.current'));
  if (!account) throw new Unreadable('no_account');
  return account.user;
}

/** GitLab leaves the key out without the licence for it, and keeps it after a subscription ended. */
function enterpriseGroup({ enterprise_group_id: group }: User): number | null {
  if (group === undefined) throw new Unreadable('enterprise_hidden');
  return group;
}

const told = (reading: Reading, user: User) => ({ link: accountLink(reading, user.username), account: user.id });

export async function readEnterpriseUsername(reading: Reading): Promise<Finding> {
  const user = await enterpriseUser(reading);
  return record(user.username, told(reading, user));
}

export async function readIsEnterprise(reading: Reading): Promise<Finding> {
  const user = await enterpriseUser(reading);
  return record(enterpriseGroup(user) !== null, told(reading, user));
}

export async function readIsEnterpriseOfGroup(reading: Reading): Promise<Finding> {
  const user = await enterpriseUser(reading);
  const group = enterpriseGroup(user);
  const { id } = await groupAt(reading, needed(reading, 'group.path'));
  return record(group === id, told(reading, user));
}

/** The enterprise group of the user, read from GitLab. */
async function groupOfUser(reading: Reading): Promise<{ id: number; path: string }> {
  const group = enterpriseGroup(await enterpriseUser(reading));
  if (group === null) throw new Unreadable('no_enterprise_group');
  const query = { with_projects: 'false' };
  const found = await gitlabIn(reading).client.read('groupById', { params: { id: group }, query });
  if (!found) throw new Unreadable('path_unreadable');
  return { id: found.id, path: found.full_path };
}

export async function readGroupPath(reading: Reading): Promise<Finding> {
  const { path } = await groupOfUser(reading);
  return record(path, { link: gitlabIn(reading).page(`groups/${path}`) });
}

/** A top-level group by its path; a path that moved may be somebody else's by now. */
export async function groupAt(reading: Reading, path: string): Promise<{ id: number; path: string }> {
  const root = path.split('/')[0] ?? path;
  const query = { with_projects: 'false' };
  const found = await gitlabIn(reading).client.read('groupByPath', { params: { path: root }, query });
  if (!found) throw new Unreadable('path_unreadable');
  return { id: found.id, path: found.full_path };
}

/** The top-level group the run is about: as somebody recorded it, else the user's enterprise group. */
export async function topGroup(reading: Reading): Promise<{ path: string; id: number | null }> {
  const given = reading.given('group.path');
  if (given) return { path: given.value.split('/')[0] ?? given.value, id: null };
  if (!reading.given('address.current')) throw new Unreadable('input_missing');
  return groupOfUser(reading);
}
