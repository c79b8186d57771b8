import type { GitLabAccount } from '../model/gitlab-account.ts';
import type { GitLabWorld } from '../model/gitlab-world.ts';
import type { View } from './gitlab.ts';

/** What anybody may see of an account. */
export function basicJson(account: GitLabAccount, { webOrigin }: GitLabWorld) {
  return {
    id: account.id,
    username: account.username,
    public_email: '',
    name: account.name,
    state: account.state,
    locked: false,
    avatar_url: null,
    web_url: `${webOrigin}/${account.username}`,
  };
}

/** A row of a list of accounts. Without an administrator's view keys are missing, not null. */
export function accountJson(account: GitLabAccount, world: GitLabWorld, view: View) {
  if (view === 'plain') return basicJson(account, world);
  const groupId = world.groups.find(({ path }) => path === account.enterpriseGroup)?.id ?? null;
  return {
    ...ownJson(account, world),
    is_admin: account.isAdmin,
    note: null,
    namespace_id: personalNamespaceId(account),
    created_by: null,
    using_license_seat: false,
    provisioned_by_group_id: null,
    enterprise_group_id: groupId,
    enterprise_group_associated_at: groupId === null ? null : account.createdAt,
  };
}

/** What an account sees of itself. */
export function ownJson(account: GitLabAccount, world: GitLabWorld) {
  return {
    ...basicJson(account, world),
    created_at: account.createdAt,
    bot: account.isBot,
    email: account.email,
    confirmed_at: account.confirmedAt,
    last_sign_in_at: account.lastSignInAt,
    current_sign_in_at: account.currentSignInAt,
    last_activity_on: account.lastActivityOn,
    identities: account.identities.map(({ provider, externUid }) => ({ provider, extern_uid: externUid })),
    scim_identities: account.scimIdentities.map(({ externUid, group, isActive }) => ({
      extern_uid: externUid,
      group_id: world.groups.find(({ path }) => path === group)?.id ?? 0,
      active: isActive,
    })),
    two_factor_enabled: false,
    external: false,
    private_profile: account.isPrivate,
    commit_email: account.email,
    preferred_language: 'en',
  };
}

/** One account by number: its sign-ins show here and in no list. */
export function detailsJson(account: GitLabAccount, world: GitLabWorld, view: View) {
  if (view === 'plain') return basicJson(account, world);
  return {
    ...accountJson(account, world, view),
    sign_in_count: account.signIns,
    current_sign_in_ip: null,
    last_sign_in_ip: null,
    plan: 'free',
    trial: false,
  };
}

/** Groups and personal namespaces share one row of numbers, so these start high. */
export function personalNamespaceId({ id }: GitLabAccount): number {
  return id + 9000;
}
