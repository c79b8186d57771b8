import type { GitLabAccount } from './gitlab-account.ts';
import type { World } from './world.ts';

/** The world with one account changed; null when there is none of that name. */
export function withAccount(
  world: World,
  username: string,
  edit: (account: GitLabAccount) => GitLabAccount,
): World | null {
  const accounts = world.gitlab.accounts;
  const at = accounts.findIndex((account) => account.username === username);
  const account = accounts[at];
  if (!account) return null;
  return { ...world, gitlab: { ...world.gitlab, accounts: accounts.with(at, edit(account)) } };
}

/** Somebody signs in to the account now. */
export function signedIn(account: GitLabAccount, now: Date): GitLabAccount {
  return {
    ...account,
    signIns: account.signIns + 1,
    lastSignInAt: account.currentSignInAt,
    currentSignInAt: now.toISOString(),
    lastActivityOn: now.toISOString().slice(0, 10),
  };
}
