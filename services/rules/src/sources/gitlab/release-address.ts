import { type Finding, record, unknown } from '../finding.ts';
import { gitlabIn, needed, type Reading } from '../reading.ts';
import { accountOf } from './account.ts';
import { accountLink } from './held-account.ts';

/** Whether the address that will be put in its place is used too. Found is yes; not found proves nothing. */
export async function readReleaseIsTaken(reading: Reading): Promise<Finding> {
  const wanted = needed(reading, 'address.wanted');
  const at = wanted.lastIndexOf('@');
  const account = await accountOf(gitlabIn(reading), `${wanted.slice(0, at)}+release${wanted.slice(at)}`);
  if (!account) return unknown('cannot_prove_free');
  return record(true, { link: accountLink(reading, account.user.username), account: account.user.id });
}
