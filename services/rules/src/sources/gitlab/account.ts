import { Unreadable } from '../unreadable.ts';
import { type Account, type Gitlab, requireAdminView, requireSearch, shown } from './gitlab.ts';
import type { User } from './endpoints.ts';

export const isSameAddress = (a: string | null | undefined, b: string) => a?.toLowerCase() === b.toLowerCase();

/** More rows than this for one address are people with such a name, and nobody can tell whose it is. */
const mostRows = 20;

/** Confirmed and unconfirmed rows besides the primary address, which some versions list too. */
export async function secondariesOf(gitlab: Gitlab, user: User) {
  const rows = await gitlab.client.rows('emails', { params: { id: user.id } });
  if (rows === null) {
    gitlab.gone.add(user.id);
    throw new Unreadable('account_gone');
  }
  return rows.filter(({ email }) => !isSameAddress(user.email, email));
}

/** GitLab always has a list of users: that it is not there is no word about anybody. */
function there<T>(rows: T[] | null): T[] {
  if (rows === null) throw new Unreadable('unexpected_answer');
  return rows;
}

async function searchRows(gitlab: Gitlab, search: string, isAgain = false): Promise<User[]> {
  const client = isAgain ? gitlab.live : gitlab.client;
  try {
    const options = { mostPages: 1, ...(isAgain ? { oldest: -1 } : {}) };
    return there(await client.rows('users', { query: { search } }, options));
  } catch (error) {
    if (error instanceof Unreadable && error.reason.code === 'list_not_complete') {
      throw new Unreadable('several_accounts');
    }
    throw error;
  }
}

/**
 * The account whose primary or confirmed secondary address this is. Null means that none can be found, never that the
 * address is free: unconfirmed secondary addresses are invisible to the search.
 */
export function accountOf(gitlab: Gitlab, address: string): Promise<Account | null> {
  const key = address.toLowerCase();
  const known = gitlab.accounts.get(key) ?? findAccount(gitlab, address);
  gitlab.accounts.set(key, known);
  return known;
}

async function findAccount(gitlab: Gitlab, address: string): Promise<Account | null> {
  await requireAdminView(gitlab);
  const rows = await searchRows(gitlab, address);
  const found = await holdersIn(gitlab, rows, address);
  if (found) return found;
  // A row that shows an administrator's keys has proved the view by itself; an empty answer is asked for once more.
  if (rows.length > 0) await requireSearch(gitlab);
  else await requireSearch(gitlab, gitlab.now());
  return rows.length > 0 ? null : holdersIn(gitlab, await searchRows(gitlab, address, true), address);
}

async function holdersIn(gitlab: Gitlab, rows: readonly User[], address: string): Promise<Account | null> {
  if (rows.length > mostRows) throw new Unreadable('several_accounts');
  const found: Account[] = [];
  for (const user of rows) {
    if (isSameAddress(shown(user.email), address)) {
      found.push({ user, holds: { kind: 'primary' } });
      continue;
    }
    const row = (await secondariesOf(gitlab, user)).find(({ email }) => isSameAddress(email, address));
    if (row && row.confirmed_at !== null) {
      found.push({ user, holds: { kind: 'secondary', confirmedAt: row.confirmed_at } });
    }
  }
  const [account] = found;
  if (found.length > 1) throw new Unreadable('several_accounts');
  return account ?? null;
}

/** The account of that username; its record has what an administrator sees. */
export async function userNamed(gitlab: Gitlab, username: string): Promise<User> {
  await requireAdminView(gitlab);
  const rows = there(await gitlab.client.rows('users', { query: { username } }));
  const [user] = rows;
  if (!user || rows.length > 1) throw new Unreadable(user ? 'several_accounts' : 'no_account');
  shown(user.email);
  return user;
}

/** The account of that username, and whether it holds the address in any way, confirmed or not. */
export async function namedAccountOf(gitlab: Gitlab, username: string, address: string | null): Promise<Account> {
  const user = await userNamed(gitlab, username);
  if (address === null) return { user, holds: null };
  if (isSameAddress(user.email, address)) return { user, holds: { kind: 'primary' } };
  const row = (await secondariesOf(gitlab, user)).find(({ email }) => isSameAddress(email, address));
  if (!row) throw new Unreadable('address_not_there');
  return { user, holds: { kind: 'secondary', confirmedAt: row.confirmed_at } };
}

/** The account with the requester's address. The address is a claim, so none found says nothing about their rights. */
export async function requesterOf(gitlab: Gitlab, address: string | null): Promise<User> {
  const account = address === null ? null : await accountOf(gitlab, address);
  if (!account) throw new Unreadable('no_requester_account');
  return account.user;
}
