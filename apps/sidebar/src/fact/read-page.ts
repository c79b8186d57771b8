import type { FactValue, PageName } from '@handrail/contract';
import { labelledLines } from './labelled-lines.ts';
import { labelledRows } from './labelled-rows.ts';
import { longestPage, pageLabels } from './page-labels.ts';
import { readWritten } from './read-written.ts';

type Cells = ReadonlyMap<string, string>;

/**
 * Values by field of a page that was copied as text, as lines of label and value or as a table under its labels. What
 * is not certainly understood is left out.
 */
export function readPage(page: PageName, text: string): Record<string, FactValue> {
  if (text.length > longestPage) return {};
  const rows = labelledRows(text, pageLabels[page]);
  const read = readers[page];
  if (rows === null) return read(readLines(text, pageLabels[page]));
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

/** A label that stands there twice tells nothing. */
function readLines(text: string, known: readonly string[]): Cells {
  const cells = new Map<string, string>();
  const twice = new Set<string>();
  for (const [label, value] of labelledLines(text, known)) {
    if (cells.has(label) && cells.get(label) !== value) twice.add(label);
    cells.set(label, value);
  }
  for (const label of twice) cells.delete(label);
  return cells;
}
