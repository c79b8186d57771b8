import Papa from 'papaparse';
import { dayOf, isDirectSource, roleOf } from './member-words.ts';
import type { LeftWhy, MemberRow, PastedRows } from './member-row.ts';

/** Names of a column in GitLab's exports: of group members, of members in detail, and of user permissions. */
const columns = {
  username: ['username'],
  name: ['name'],
  email: ['email'],
  role: ['max role', 'role', 'access level'],
  source: ['source', 'membership type'],
  status: ['membership status'],
  type: ['type'],
  path: ['path'],
  expires: ['access expires', 'access expiration', 'access expired'],
  activity: ['last activity'],
} as const;
type Column = keyof typeof columns;

/** A member export of GitLab, told by the names of its columns; null where the text is none. */
export function readMembersCsv(pasted: string, today: string): PastedRows | null {
  const { data } = Papa.parse<string[]>(pasted.trim(), { skipEmptyLines: 'greedy' });
  const headers = (data[0] ?? []).map((header) => header.trim().toLowerCase());
  const placeOf = (column: Column) => headers.findIndex((header) => columns[column].some((name) => name === header));
  if (placeOf('username') < 0 || placeOf('role') < 0) return null;
  const rows = data.slice(1).map((cells) => rowOf(cells, (column) => cells[placeOf(column)]?.trim() ?? '', today));
  return { rows, total: null, hasMorePages: false };
}

function rowOf(cells: readonly string[], cell: (column: Column) => string, today: string): MemberRow {
  return {
    text: cells.join(', '),
    username: cell('username'),
    name: cell('name') || null,
    email: cell('email') || null,
    role: roleOf(cell('role')),
    direct: isDirectSource(cell('source')),
    lastActivity: dayOf(cell('activity')),
    addedBy: null,
    isBot: false,
    left: leftOf(cell, today),
  };
}

function leftOf(cell: (column: Column) => string, today: string): LeftWhy | null {
  const isOfGroup = /^(?:group)?$/i.test(cell('type')) && !cell('path').includes('/');
  if (!isOfGroup) return 'elsewhere';
  if (!/^(?:approved)?$/i.test(cell('status'))) return 'request';
  const expires = dayOf(cell('expires'));
  return expires !== null && expires <= today ? 'expired' : null;
}
