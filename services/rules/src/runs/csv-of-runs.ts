import type { RunSummary } from '@handrail/contract';
import type { RunFilter, Store } from '../store/store.ts';
import { placeOf } from './list-place.ts';
import { asOf } from './run-view.ts';

const page = 500;

/** What a spreadsheet would take for a formula, also behind white space. */
const formula = /^\s*[=+\-@\t\r|%＝＋－＠]/u;

/** One cell: always quoted, and never more than a text to whoever opens it. */
export function cell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

const columns: readonly [string, (run: RunSummary) => string | number | null][] = [
  ['ticket', ({ ticketId }) => ticketId],
  ['workflow', ({ workflow }) => workflow.id],
  ['version', ({ workflow }) => workflow.version],
  ['subject', ({ subject }) => subject],
  ['state', ({ status }) => status],
  ['ending', ({ ending }) => ending],
  ['outcome', ({ outcome }) => outcome],
  ['steps_done', ({ progress }) => progress.done],
  ['steps_total', ({ progress }) => progress.total],
  ['next_step', ({ nextStep }) => nextStep],
  ['waiting_on', ({ waitingOn }) => waitingOn],
  ['check_again_at', ({ wakeAt }) => wakeAt],
  ['flags', ({ flags }) => flags.join(' ')],
  ['reasons', ({ raised }) => raised.flatMap(({ says }) => says ?? []).join('; ')],
  ['last_acted', ({ agent }) => agent?.id ?? null],
  ['group', ({ groupId }) => groupId],
  ['created_at', ({ createdAt }) => createdAt],
  ['changed_at', ({ updatedAt }) => updatedAt],
  ['run', ({ id }) => id],
];

const line = (cells: readonly string[]) => `${cells.join(',')}\r\n`;

/** Rows of a list as text, a page of them at a time, so that a million takes no more memory than a few. */
export async function* csvOfRuns(store: Store, account: string, filter: RunFilter, now: Date): AsyncIterable<string> {
  // The mark at the start makes spreadsheets read it as UTF-8.
  yield `\u{FEFF}${line(columns.map(([name]) => cell(name)))}`;
  let place: ReturnType<typeof placeOf> | null = null;
  for (;;) {
    const runs: RunSummary[] = await store.list(account, filter, place, page, now.getTime());
    if (runs.length > 0) yield runs.map((run) => line(columns.map(([, read]) => cell(read(asOf(run, now)))))).join('');
    const last = runs.at(-1);
    if (!last || runs.length < page) return;
    place = placeOf(last, filter);
  }
}
