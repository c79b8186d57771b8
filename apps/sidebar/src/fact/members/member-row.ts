import type { Member } from '@handrail/contract';
// The whole contract would bring its schemas along.
import { isAddress, isGitlabName } from '@handrail/contract/written-name';

/** Why a row is not recorded. `twice`: another row gives them another role. `elsewhere` is a row of a subgroup or project: its role gives no right in the group. */
export type LeftWhy = 'twice' | 'username' | 'role' | 'source' | 'inactive' | 'request' | 'expired' | 'elsewhere';

/** A row as one of the three forms gives it; null is what the form does not say, or says so that it is not understood. */
export interface MemberRow {
  /** As pasted, to be shown where the row is left out. */
  text: string;
  username: string;
  name: string | null;
  email: string | null;
  role: Member['role'] | null;
  direct: boolean | null;
  /** `YYYY-MM-DD` */
  lastActivity: string | null;
  addedBy: string | null;
  isBot: boolean;
  left: LeftWhy | null;
}

/** How much of the list the text itself says it holds. */
export interface PastedRows {
  rows: readonly MemberRow[];
  /** Members of the group as the page counts them. */
  total: number | null;
  hasMorePages: boolean;
}

export type ReadRow = { ok: true; member: Member } | { ok: false; text: string; why: LeftWhy };

const botName = /^(?:group|project)_\d+_bot(?:_|$)/i;

export function readRow({ text, left, role, direct, email, isBot, ...row }: MemberRow): ReadRow {
  const no = (why: LeftWhy): ReadRow => ({ ok: false, text, why });
  if (left !== null) return no(left);
  if (!isGitlabName(row.username, 'username')) return no('username');
  if (role === null) return no('role');
  if (direct === null) return no('source');
  const known = email !== null && isAddress(email) ? email : null;
  return { ok: true, member: { ...row, email: known, role, direct, isBot: isBot || botName.test(row.username) } };
}
