import type { FactValue, PageName } from '@handrail/contract';
import { readWritten } from './read-written.ts';

/** Longer texts are no page of one customer or user. */
const longest = 100_000;

type Cells = ReadonlyMap<string, string>;

/** What each page writes beside its values, in lower case. */
const labels: Record<PageName, readonly string[]> = {
  customersdot_customer: [
    'id',
    'email',
    'first name',
    'last name',
    'company',
    'phone',
    'country',
    'state',
    'city',
    'uid',
    'provider',
    'confirmed at',
    'confirmation sent at',
    'login activated',
    'created at',
    'updated at',
    'zuora account',
    'salesforce account',
    'billing account',
  ],
  gitlab_admin_user: [
    'name',
    'username',
    'email',
    'secondary email',
    'id',
    'namespace id',
    'two-factor authentication',
    'external user',
    'can create top level groups',
    'personal projects limit',
    'member since',
    'confirmed at',
    'confirmed',
    'current sign-in ip',
    'current sign-in at',
    'last sign-in ip',
    'last sign-in at',
    'sign-in count',
    'highest role',
  ],
};

/**
 * Values by field of a page that was copied as text, as lines of label and value or as a table under its labels. What
 * is not certainly understood is left out.
 */
export function readPage(page: PageName, text: string): Record<string, FactValue> {
  if (text.length > longest) return {};
  const rows = readTable(text, labels[page]);
  const read = readers[page];
  if (rows === null) return read(readLines(text, labels[page]));
  const found: Record<string, FactValue> = { accounts: rows.length === 1 ? 'one' : 'several' };
  const [row] = rows;
  return page === 'customersdot_customer' && rows.length > 0
    ? { ...found, ...(row && rows.length === 1 ? read(row) : {}) }
    : {};
}

const readers: Record<PageName, (cells: Cells) => Record<string, FactValue>> = {
  customersdot_customer: (cells) => ({
    ...addressIn(cells),
    ...definite('confirmed', isFilled(cells.get('confirmed at'), /\d{4}/)),
    ...definite('linked', isFilled(cells.get('uid'), /^\d+$/)),
  }),
  gitlab_admin_user: (cells) => {
    const username = readWritten('text', cells.get('username') ?? '', 'username');
    const sighted = [cells.get('current sign-in at'), cells.get('last sign-in at')];
    return {
      ...addressIn(cells),
      ...(username.ok ? { username: username.value } : {}),
      // A primary address without a date leaves open whether another one is confirmed.
      ...(isFilled(cells.get('confirmed at'), /\d{4}/) === true ? { confirmed: true } : {}),
      // A sign-in may have been Support's own, so that only its absence is certain.
      ...(sighted.every((at) => at?.toLowerCase() === 'never') ? { signed_in: 'never' } : {}),
    };
  },
};

function addressIn(cells: Cells): Record<string, FactValue> {
  const read = readWritten('email', cells.get('email') ?? '');
  return read.ok ? { email: read.value } : {};
}

const definite = (field: string, value: boolean | null): Record<string, FactValue> =>
  value === null ? {} : { [field]: value };

/** Null where the page does not show the field, or shows what is neither empty nor of its form. */
function isFilled(value: string | undefined, form: RegExp): boolean | null {
  if (value === undefined) return null;
  if (/^[-–—]?$/.test(value)) return false;
  return form.test(value) ? true : null;
}

/** Label and value in one line, or the value in the line below. A label that stands there twice tells nothing. */
function readLines(text: string, known: readonly string[]): Cells {
  const lines = text.split('\n').map((line) => line.trim());
  const cells = new Map<string, string>();
  const twice = new Set<string>();
  lines.forEach((line, index) => {
    const at = line.search(/[:\t]/);
    const label = labelIn(at < 0 ? line : line.slice(0, at), known);
    if (label === null) return;
    const beside = at < 0 ? '' : line.slice(at + 1).trim();
    const below = lines.slice(index + 1, index + 3).find((next) => next !== '') ?? '';
    const isNext = labelIn(below.replace(/[:\t].*$/, ''), known) !== null;
    const value = beside !== '' ? beside : isNext ? '' : below;
    if (cells.has(label) && cells.get(label) !== value) twice.add(label);
    cells.set(label, value);
  });
  for (const label of twice) cells.delete(label);
  return cells;
}

/** Rows under a line of labels, cells apart by tabs; null where there is no such line. */
function readTable(text: string, known: readonly string[]): Cells[] | null {
  const lines = text.split('\n').map((line) => line.split('\t').map((cell) => cell.trim()));
  const head = lines.findIndex((cells) => cells.filter((cell) => labelIn(cell, known) !== null).length > 2);
  const names = lines[head];
  if (names === undefined) return null;
  return lines
    .slice(head + 1)
    .filter((cells) => cells.length >= names.length - 1 && cells.some((cell) => cell.includes('@')))
    .map((cells) => new Map(names.map((name, index) => [name.toLowerCase(), cells[index] ?? ''])));
}

function labelIn(text: string, known: readonly string[]): string | null {
  const label = text.trim().toLowerCase();
  return known.includes(label) ? label : null;
}
