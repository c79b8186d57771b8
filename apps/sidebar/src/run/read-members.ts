import type { Member } from '@handrail/contract';

const roles: readonly [RegExp, Member['role']][] = [
  [/\bowner\b/i, 'owner'],
  [/\bmaintainer\b/i, 'maintainer'],
  [/\bdeveloper\b/i, 'developer'],
  [/\breporter\b/i, 'reporter'],
  [/\b(planner|guest|minimal access)\b/i, 'guest'],
];
const address = /[^\s<>()[\]",;:@]+@[^\s<>()[\]",;:@]+\.[^\s<>()[\]",;:.@]+/;
const handle = /(?:^|[\s(])@([A-Za-z0-9_][A-Za-z0-9_.-]*)/;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads the rows of a members page as they come by copy and paste: a member starts where an `@username` stands,
 * everything up to the next one belongs to them. The name may stand on the line before.
 */
export function readMembers(pasted: string): Member[] {
  const lines = pasted.split(/\r?\n/).map((line) => line.trim());
  const starts = lines.flatMap((line, at) => (handle.test(line) ? [at] : []));
  const members = starts.map((start, index) => {
    const next = starts[index + 1] ?? lines.length;
    // A line that holds only the next member's name belongs to that member.
    const end = index + 1 < starts.length && isNameLine(lines, next) ? next - 1 : next;
    return memberOf(lines.slice(start, end), isNameLine(lines, start) ? (lines[start - 1] ?? null) : null);
  });
  return [...new Map(members.map((member) => [member.username.toLowerCase(), member])).values()].slice(0, 500);
}

/** The handle stands alone on its line and a line without any field stands above it. */
function isNameLine(lines: readonly string[], at: number): boolean {
  const above = lines[at - 1];
  return above !== undefined && above !== '' && (lines[at] ?? '').startsWith('@') && !/@|\bmember\b|\d{4}/i.test(above);
}

function memberOf(lines: readonly string[], nameAbove: string | null): Member {
  const first = lines[0] ?? '';
  const all = lines.join('\n');
  const beside = first
    .slice(0, first.search(/@/))
    .replaceAll(/[(\t|]/g, ' ')
    .trim();
  const username = handle.exec(first)?.[1] ?? '';
  const addedBy = /member by\s+@?([^\n\t|,]+)/i.exec(all)?.[1]?.trim() ?? null;
  return {
    username,
    name: nameAbove ?? (beside === '' ? null : beside),
    email: address.exec(all)?.[0] ?? null,
    role: roles.find(([word]) => word.test(withoutHandle(all)))?.[1] ?? 'other',
    direct: /direct member/i.test(all) || !/inherited|indirect|shared|invited group/i.test(all),
    lastActivity: dayAfter(all, /(?:last )?activity\W*/i) ?? lastDay(all),
    addedBy,
    isBot: /\bbot\b/i.test(withoutHandle(all)) || /(^|_)bot(_|$)/i.test(username),
  };
}

function withoutHandle(text: string): string {
  return text.replace(handle, ' ');
}

function dayAfter(text: string, label: RegExp): string | null {
  const at = label.exec(text);
  return at ? firstDay(text.slice(at.index + at[0].length, at.index + at[0].length + 30)) : null;
}

function lastDay(text: string): string | null {
  return [...text.matchAll(anyDay)].map(([day]) => isoDay(day)).findLast((day) => day !== null) ?? null;
}

const anyDay = /\d{4}-\d{2}-\d{2}|\d{1,2} [A-Za-z]{3,9},? \d{4}|[A-Za-z]{3,9} \d{1,2},? \d{4}/g;

function firstDay(text: string): string | null {
  const day = text.match(anyDay)?.[0];
  return day === undefined ? null : isoDay(day);
}

function isoDay(day: string): string | null {
  if (/^\d{4}-/.test(day)) return day;
  const month = months.indexOf((/[A-Za-z]{3}/.exec(day)?.[0] ?? '').toLowerCase()) + 1;
  const date = /\b\d{1,2}\b/.exec(day)?.[0];
  const year = /\d{4}/.exec(day)?.[0];
  if (month === 0 || date === undefined || year === undefined) return null;
  return `${year}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`;
}
