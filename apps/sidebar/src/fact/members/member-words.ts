import type { Member } from '@handrail/contract';

const roles: ReadonlyMap<string, Member['role']> = new Map([
  ['owner', 'owner'],
  ['maintainer', 'maintainer'],
  ['developer', 'developer'],
  ['reporter', 'reporter'],
  ['planner', 'guest'],
  ['guest', 'guest'],
  ['minimal access', 'guest'],
]);
const customRole = /^(?:custom role|.{1,200}\(custom role\))$/i;

/** A role as GitLab writes it in English; a custom one gives no more than its base role, which is never Owner. */
export function roleOf(cell: string): Member['role'] | null {
  return roles.get(cell.toLowerCase()) ?? (customRole.test(cell) ? 'other' : null);
}

/** Every role that is named among other words, each as often as it stands there. */
export function rolesAmong(words: string): Member['role'][] {
  const found = words.matchAll(/(?<![\p{L}\p{N}_-])(?:minimal access|\p{L}+)(?![\p{L}\p{N}_-])/giu);
  return [...found].flatMap(([word]) => roles.get(word.toLowerCase()) ?? []);
}

const direct = /^direct(?: member)?(?: by\b.*)?$/i;
/** A parent group's, a subgroup's or an invited group's member; `Private` is an invited group that is hidden. */
const indirect = /^(?:indirect|inherited|descendant|shared|invited|private)\b/i;

/** Whether a source is the group itself (X18), or null where the words are none of GitLab's English ones. */
export function isDirectSource(cell: string): boolean | null {
  if (direct.test(cell)) return true;
  return indirect.test(cell) ? false : null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = '(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const written = [
  /^(?<year>\d{4})-(?<number>\d{2})-(?<day>\d{2})(?:$|[T ]\d)/,
  new RegExp(`^(?<day>\\d{1,2})\\.? ${month},? (?<year>\\d{4})\\b`, 'i'),
  new RegExp(`^${month} (?<day>\\d{1,2}),? (?<year>\\d{4})\\b`, 'i'),
];

/** `YYYY-MM-DD` of what certainly is a day; `03/04/2026` is not, as nobody knows whose order it follows. */
export function dayOf(cell: string): string | null {
  for (const pattern of written) {
    const parts = pattern.exec(cell.trim())?.groups;
    if (!parts) continue;
    const number = parts['number'] ?? String(months.indexOf(parts['month']?.toLowerCase() ?? '') + 1);
    const iso = `${parts['year']}-${number.padStart(2, '0')}-${parts['day']?.padStart(2, '0')}`;
    const date = new Date(`${iso}T00:00:00Z`);
    // A day that no calendar has moves to the next month.
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
  }
  return null;
}
