import { isAddress } from '@handrail/contract/written-name';
import type { Member } from '@handrail/contract';
import { dayOf, isDirectSource, roleOf, rolesAmong } from './member-words.ts';
import type { LeftWhy, MemberRow, PastedRows } from './member-row.ts';

const handle = /(?:^|[\s(])@([\p{L}\p{N}_][\p{L}\p{N}_.-]*)/u;
const labels = /^(last activity|user created|access granted|access expires|expiration)\s*:?\s*(.*)$/i;
const inactive = /^(?:blocked|banned|deactivated)$/i;
/** Words after which the next cell is a name, whatever it says. */
const nameFollows = /^(?:direct member by|inherited from|invited group|shared (?:by|from|with))$/i;

/**
 * A members page as copied in the browser: a member starts where an `@username` stands, everything up to the next one
 * belongs to them. The name may stand on the line before. Role and source are read only where they fill their cell.
 */
export function readMembersPage(pasted: string): PastedRows {
  const lines = pasted.split(/\r?\n/).map((line) => line.trim());
  const starts = lines.flatMap((line, at) => (handle.test(line) ? [at] : []));
  const isRequests = lines.slice(0, starts[0]).some((line) => /(?:^|\t)\s*requested\s*(?:\t|$)/i.test(line));
  // Where names are shown they always are: then nobody named "Owner" gives the row above a role.
  const hasNames = starts.some((at) => isAlone(lines, at) && !isRoleOrSource(lines[at - 1] ?? ''));
  const nameLine = (at: number) => (hasNames && isAlone(lines, at) ? at - 1 : null);
  const rows = starts.map((start, index) => {
    const next = starts[index + 1];
    const end = next === undefined ? lines.length : (nameLine(next) ?? next);
    const name = nameLine(start);
    const row = rowOf(lines.slice(start, end), name === null ? null : (lines[name] ?? null));
    return isRequests ? { ...row, left: 'request' as const } : row;
  });
  return { rows, ...extentOf(cellsOf(lines)) };
}

/** The handle begins its line and a line without any field stands above it. */
function isAlone(lines: readonly string[], at: number): boolean {
  const above = lines[at - 1];
  return above !== undefined && above !== '' && (lines[at] ?? '').startsWith('@') && !/@|\bmember\b|\d{4}/i.test(above);
}

const isRoleOrSource = (cell: string): boolean => roleOf(cell) !== null || isDirectSource(cell) !== null;

const cellsOf = (lines: readonly string[]): string[] =>
  lines
    .flatMap((line) => line.split(/\t|\||\s{2,}/))
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');

interface Found {
  roles: Set<Member['role']>;
  sources: Set<boolean>;
  email: string | null;
  lastActivity: string | null;
  addedBy: string | null;
  isBot: boolean;
  left: LeftWhy | null;
}

function rowOf(lines: readonly string[], nameAbove: string | null): MemberRow {
  const [first = '', ...rest] = cellsOf(lines);
  // Someone's name may stand in a cell of its own before the handle.
  const [opening, cells] = handle.test(first) ? [first, rest] : [rest[0] ?? '', rest.slice(1)];
  const at = opening.search(/@/);
  const beside = (handle.test(first) ? opening.slice(0, at) : first).replaceAll(/[(|]/g, ' ').trim();
  const found: Found = {
    roles: new Set(),
    sources: new Set(),
    email: null,
    lastActivity: null,
    addedBy: null,
    isBot: false,
    left: null,
  };
  readFlat(opening.slice(at).replace(/^@[\p{L}\p{N}_.-]+\)?/u, ''), found);
  // Blanks between words may look like the gap between two cells.
  readCells(cells, found, cellsOf(lines.slice(0, 1)).length - 1);
  const { roles, sources, ...row } = found;
  return {
    ...row,
    text: lines.filter((line) => line !== '').join(' · '),
    username: (handle.exec(opening)?.[1] ?? '').replace(/\.$/, ''),
    name: nameAbove ?? (beside === '' ? null : beside),
    role: onlyOf(roles),
    direct: onlyOf(sources),
  };
}

/** Two roles or two sources for one person are not understood. */
function onlyOf<T>(found: ReadonlySet<T>): T | null {
  const [only, more] = found;
  return only !== undefined && more === undefined ? only : null;
}

function readCells(cells: readonly string[], found: Found, besideHandle: number): void {
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] ?? '';
    const [, label, value = ''] = labels.exec(cell) ?? [];
    const source = isDirectSource(cell);
    const role = roleOf(cell);
    if (label !== undefined) {
      if (value === '') at += 1;
      if (/^last/i.test(label)) found.lastActivity = dayOf(value === '' ? (cells[at] ?? '') : value);
    } else if (source !== null) {
      found.sources.add(source);
      if (nameFollows.test(cell)) at += 1;
      if (source) found.addedBy = /\bby(?:\s+@?(.+))?$/i.exec(cell)?.[1] ?? nameAfter(cell, cells[at]);
    } else if (role !== null) found.roles.add(role);
    else if (inactive.test(cell)) found.left = 'inactive';
    else if (/^requested\b/i.test(cell)) found.left = 'request';
    else if (/^bot$/i.test(cell)) found.isBot = true;
    else if (isAddress(cell)) found.email = cell;
    else if (at < besideHandle) readFlat(cell, found);
  }
}

const nameAfter = (cell: string, next: string | undefined): string | null =>
  nameFollows.test(cell) ? (next?.replace(/^@/, '') ?? null) : null;

/** What stands behind the handle on the same line, in words: understood where exactly one role is named. */
function readFlat(words: string, found: Found): void {
  const source = /\b(?:direct(?: member)?|(?:indirect|inherited|descendant|invited|private|shared)\b)/i.exec(
    words,
  )?.[0];
  const roles = rolesAmong(words);
  if (roles.length === 1 && roles[0] !== undefined) found.roles.add(roles[0]);
  if (source !== undefined) found.sources.add(isDirectSource(source) === true);
  found.email ??= words.split(/[\s<>(),;]+/).find((word) => isAddress(word)) ?? null;
  const day = /\blast activity\W{0,3}([\w, .-]{8,20})/i.exec(words)?.[1];
  found.lastActivity ??= dayOf(day ?? '');
  found.isBot ||= /\bbot\b/i.test(words);
  if (/\b(?:blocked|banned|deactivated)\b/i.test(words)) found.left = 'inactive';
}

/** The page's own count of members, and whether it goes on. */
function extentOf(cells: readonly string[]): { total: number | null; hasMorePages: boolean } {
  let total: number | null = null;
  let hasMorePages = false;
  for (const [at, cell] of cells.entries()) {
    const counted = /^members(?:\s+\(?([\d.,]+)\)?)?$/i.exec(cell);
    const count = counted ? (counted[1] ?? /^[\d.,]+$/.exec(cells[at + 1] ?? '')?.[0]) : undefined;
    if (count !== undefined) total = Number(count.replaceAll(/\D/g, ''));
    const pages = /^page \d+ of (\d+)$/i.exec(cell)?.[1];
    hasMorePages ||= Number(pages) > 1 || /^(?:next|next ›|›)$/i.test(cell);
  }
  return { total, hasMorePages };
}
