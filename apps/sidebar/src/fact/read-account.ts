import type { PageName } from '@handrail/contract';
import { labelledLines } from './labelled-lines.ts';
import { labelledRows } from './labelled-rows.ts';
import { longestPage, pageLabels } from './page-labels.ts';
import { readWritten } from './read-written.ts';

/** Whose page it is: every name and address that a copied page states for its account, or for those that it lists. */
export function readAccount(page: PageName, text: string): { usernames: string[]; addresses: string[] } {
  if (text.length > longestPage) return { usernames: [], addresses: [] };
  const known = pageLabels[page];
  const rows = labelledRows(text, known);
  const stated = rows === null ? labelledLines(text, known) : rows.flatMap((row) => [...row]);
  const read = (type: 'email' | 'text', labels: readonly string[]) =>
    stated.flatMap(([label, value]) => {
      const found = labels.includes(label) ? readWritten(type, value, type === 'text' ? 'username' : null) : null;
      return found?.ok && typeof found.value === 'string' ? [found.value] : [];
    });
  return { usernames: read('text', ['username']), addresses: read('email', ['email', 'secondary email']) };
}
