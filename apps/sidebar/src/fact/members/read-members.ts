import type { Member } from '@handrail/contract';
import { type LeftWhy, readRow } from './member-row.ts';
import { readMembersCsv } from './read-members-csv.ts';
import { readMembersJson } from './read-members-json.ts';
import { readMembersPage } from './read-members-page.ts';

/** As many members as an answer holds. */
const most = 500;
/** Longer texts are no members list that somebody looked at. */
const longest = 1_000_000;

export interface MembersRead {
  form: 'page' | 'csv' | 'json';
  members: readonly Member[];
  /** Rows that are not recorded, and why. */
  left: readonly { text: string; why: LeftWhy }[];
  /** Members beyond 500 that are no owners, and so are not recorded. */
  omitted: number;
  /** The text says itself that it is not the whole list: how many there are, or null where only further pages are named. */
  missing: { here: number; of: number | null } | null;
}

interface Reading {
  /** `YYYY-MM-DD`, by which access has expired. */
  today: string;
  /** The agent says that JSON comes from `…/members`, which lists direct members only. */
  isDirectList: boolean;
}

/** Members as people paste them: the members page as copied, an export of GitLab, or the API's JSON. */
export function readMembers(pasted: string, { today, isDirectList }: Reading): MembersRead {
  const text = pasted.slice(0, longest);
  const json = readMembersJson(text, today, isDirectList);
  const csv = json === null ? readMembersCsv(text, today) : null;
  const { rows, total, hasMorePages } = json ?? csv ?? readMembersPage(text);
  const read = rows.map(readRow);
  const understood = read.flatMap((row, at) => (row.ok ? [{ member: row.member, text: rows[at]?.text ?? '' }] : []));
  const twice = contradicting(understood.map(({ member }) => member));
  const isTwice = ({ username }: Member) => twice.has(username.toLowerCase());
  const people = onePerUsername(understood.flatMap(({ member }) => (isTwice(member) ? [] : [member])));
  const left = [
    ...understood.flatMap(({ member, text: row }) => (isTwice(member) ? [{ text: row, why: 'twice' as const }] : [])),
    ...read.flatMap((row) => (row.ok ? [] : [{ text: row.text, why: row.why }])),
  ];
  const members = people.length > most ? people.filter(({ role }) => role === 'owner').slice(0, most) : people;
  const names = new Set(rows.map(({ username }) => username.toLowerCase()));
  const isMissing = pasted.length > longest || (total === null ? hasMorePages : names.size < total);
  return {
    form: json ? 'json' : csv ? 'csv' : 'page',
    members,
    left,
    omitted: people.length - members.length,
    missing: isMissing ? { here: names.size, of: total } : null,
  };
}

/** Who is a direct member twice with different roles: a list of two times, which nobody can put in order. */
function contradicting(members: readonly Member[]): ReadonlySet<string> {
  const roles = new Map<string, Member['role']>();
  const twice = new Set<string>();
  for (const { username, role, direct } of members) {
    if (!direct) continue;
    const name = username.toLowerCase();
    if ((roles.get(name) ?? role) !== role) twice.add(name);
    roles.set(name, role);
  }
  return twice;
}

/** GitLab's lists name people once for each way by which they are members; the direct one counts. */
function onePerUsername(members: readonly Member[]): Member[] {
  const byName = new Map<string, Member>();
  for (const member of members) {
    const name = member.username.toLowerCase();
    const known = byName.get(name);
    if (!known || (member.direct && !known.direct)) byName.set(name, member);
  }
  return [...byName.values()];
}
