import { type Finding, record } from '../finding.ts';
import { gitlabIn, needed, type Reading } from '../reading.ts';
import { Unreadable } from '../unreadable.ts';
import { topGroup } from './enterprise-user.ts';

const indexLife = 24 * 60 * 60_000;
/** Age in milliseconds of a list that may say no. */
const youngEnough = 10 * 60_000;
/** The list has no filter; GitLab itself stops offsets at 50,000 rows. */
const mostPages = 500;

async function verifiedDomains(reading: Reading, oldest?: number) {
  try {
    const rows = await gitlabIn(reading).client.rows('pagesDomains', {}, { life: indexLife, mostPages, oldest });
    if (rows === null) throw new Unreadable('domains_not_complete');
    return rows;
  } catch (error) {
    const codes = ['list_not_complete', 'unexpected_answer', 'path_moved'];
    if (error instanceof Unreadable && codes.includes(error.reason.code)) throw new Unreadable('domains_not_complete');
    throw error;
  }
}

/** Top-level group that verified exactly this domain; null when none has. Parent domains do not count. */
async function verifiedBy(reading: Reading, domain: string): Promise<string | null> {
  const isThis = (row: { domain: string; verified: boolean }) => row.verified && row.domain.toLowerCase() === domain;
  // A kept list can say yes. Before something rests on no, the list is read anew.
  let row = (await verifiedDomains(reading)).find(isThis);
  row ??= (await verifiedDomains(reading, youngEnough)).find(isThis);
  if (!row) return null;
  const project = await gitlabIn(reading).client.read('projectById', { params: { id: row.project_id } });
  const root = project?.path_with_namespace.split('/')[0];
  if (root === undefined) throw new Unreadable('path_unreadable');
  return root;
}

async function domainStanding(reading: Reading): Promise<{ isOwn: boolean; isOther: boolean }> {
  const domain = needed(reading, 'address.new').split('@').at(-1)?.toLowerCase();
  if (!domain) throw new Unreadable('input_missing');
  const root = await verifiedBy(reading, domain);
  if (root === null) return { isOwn: false, isOther: false };
  const isOwn = root.toLowerCase() === (await topGroup(reading)).path.toLowerCase();
  return { isOwn, isOther: !isOwn };
}

export async function readDomainIsVerified(reading: Reading): Promise<Finding> {
  return record((await domainStanding(reading)).isOwn);
}

export async function readDomainOfOther(reading: Reading): Promise<Finding> {
  return record((await domainStanding(reading)).isOther);
}
