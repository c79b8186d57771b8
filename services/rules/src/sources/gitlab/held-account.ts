import { type Account, detailsOf, shown } from './gitlab.ts';
import { accountOf, isSameAddress, namedAccountOf, requesterOf } from './account.ts';
import { type Finding, record, unknown } from '../finding.ts';
import { gitlabIn, needed, type Reading } from '../reading.ts';
import { Unreadable } from '../unreadable.ts';

/** The account that holds the wanted address: the one a person named, else the one the search finds. */
async function holding(reading: Reading): Promise<Account | null> {
  const gitlab = gitlabIn(reading);
  const named = reading.given('other.username');
  if (named?.isByPerson) {
    return namedAccountOf(gitlab, named.value, reading.given('address.wanted')?.value ?? null);
  }
  return accountOf(gitlab, needed(reading, 'address.wanted'));
}

export async function heldAccount(reading: Reading): Promise<Account> {
  const account = await holding(reading);
  if (!account) throw new Unreadable('no_account');
  return account;
}

export const accountLink = (reading: Reading, username: string) =>
  reading.gitlab?.page(`admin/users/${encodeURIComponent(username)}`) ?? null;

const told = (reading: Reading, { user }: Account) => ({
  link: accountLink(reading, user.username),
  account: user.id,
});

export async function readFound(reading: Reading): Promise<Finding> {
  const account = await holding(reading);
  if (!account) return record('not_found', { note: 'unconfirmed_secondary_invisible' });
  // They write from the address in question: which account they use with it is what nobody can read.
  if (isSameAddress(reading.requester, needed(reading, 'address.wanted'))) {
    return unknown('requester_account_unclear');
  }
  const requester = await requesterOf(gitlabIn(reading), reading.requester);
  return record(requester.id === account.user.id ? 'own_account' : 'elsewhere', told(reading, account));
}

export async function readUsername(reading: Reading): Promise<Finding> {
  const account = await heldAccount(reading);
  return record(account.user.username, told(reading, account));
}

export async function readKind(reading: Reading): Promise<Finding> {
  const account = await heldAccount(reading);
  if (!account.holds) throw new Unreadable('input_missing');
  return record(account.holds.kind, told(reading, account));
}

export async function readConfirmed(reading: Reading): Promise<Finding> {
  const account = await heldAccount(reading);
  const { holds, user } = account;
  if (!holds) throw new Unreadable('input_missing');
  const at = holds.kind === 'secondary' ? holds.confirmedAt : await primaryConfirmedAt(reading, user.id);
  return record(at !== null, told(reading, account));
}

async function primaryConfirmedAt(reading: Reading, id: number): Promise<string | null> {
  return shown((await detailsOf(gitlabIn(reading), id)).confirmed_at);
}
