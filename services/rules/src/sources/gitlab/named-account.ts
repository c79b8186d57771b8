import { type Finding, propose, record, unknown } from '../finding.ts';
import { gitlabIn, needed, type Reading } from '../reading.ts';
import { requesterOf, secondariesOf, userNamed } from './account.ts';
import { shown } from './gitlab.ts';
import { accountLink } from './held-account.ts';

/** The account that the run is about, by the username that was recorded. */
async function named(reading: Reading) {
  const gitlab = gitlabIn(reading);
  const user = await userNamed(gitlab, needed(reading, 'account.username'));
  return { gitlab, user, told: { link: accountLink(reading, user.username), account: user.id } };
}

async function confirmedSecondaries(reading: Reading) {
  const { gitlab, user, told } = await named(reading);
  const rows = (await secondariesOf(gitlab, user)).filter(({ confirmed_at }) => confirmed_at !== null);
  return { user, told, rows };
}

/** Only proposed: with the wrong account everything after it is wrong. */
export async function readRequesterUsername(reading: Reading): Promise<Finding> {
  const user = await requesterOf(gitlabIn(reading), reading.requester);
  const link = accountLink(reading, user.username);
  return propose(user.username, 'check_the_account', user.username, { link, account: user.id });
}

export async function readAnyConfirmed(reading: Reading): Promise<Finding> {
  const { user, told, rows } = await confirmedSecondaries(reading);
  return record(shown(user.confirmed_at) !== null || rows.length > 0, told);
}

/** What GitLab itself puts in when a sign-in provider gave no address. */
const isPlaceholder = (address: string) => address.startsWith('temp-email-for-oauth');

export async function readPrimary(reading: Reading): Promise<Finding> {
  const { user, told } = await named(reading);
  const address = shown(user.email);
  return isPlaceholder(address) ? unknown('placeholder_address') : record(address.toLowerCase(), told);
}

export async function readPrimaryState(reading: Reading): Promise<Finding> {
  const { user, told } = await named(reading);
  if (isPlaceholder(shown(user.email))) return unknown('placeholder_address');
  return record(shown(user.confirmed_at) === null ? 'unconfirmed' : 'confirmed', told);
}

export async function readHasConfirmedSecondary(reading: Reading): Promise<Finding> {
  const { told, rows } = await confirmedSecondaries(reading);
  return record(rows.length > 0, told);
}

export async function readSecondary(reading: Reading): Promise<Finding> {
  const { told, rows } = await confirmedSecondaries(reading);
  const [row] = rows;
  if (!row) return unknown('no_such_value');
  const address = row.email.toLowerCase();
  return rows.length === 1
    ? record(address, told)
    : propose(address, 'one_of_several', rows.map(({ email }) => email).join(', '), told);
}

/** Providers by name only; the person's number at the provider is not read. */
export async function readIdentity(reading: Reading): Promise<Finding> {
  const { user, told } = await named(reading);
  const scim = (user.scim_identities ?? []).length > 0 ? ['scim'] : [];
  const providers = [...new Set([...shown(user.identities).map(({ provider }) => provider), ...scim])];
  const [provider] = providers;
  if (provider === undefined) return unknown('no_such_value');
  return propose(provider, providers.length === 1 ? 'check_the_account' : 'one_of_several', providers.join(', '), told);
}
