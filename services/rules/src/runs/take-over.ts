import type { CameFrom, EventBody } from '@handrail/contract';
import type { Accounts } from '../accounts.ts';
import type { Store } from '../store/store.ts';
import { noteOn, proposals } from './hear-merge.ts';
import { type LoadedRun, type RunBook, unlessUnreadable } from './run-book.ts';

/**
 * A ticket follows up a closed one, or was split off: a run of the same workflow and subject there is linked, and what was
 * found out in it is proposed here (X41, X44). Done once for each two runs; the run as it is then.
 */
export async function takeOver(
  { store, book, accounts }: { store: Store; book: RunBook; accounts: Accounts },
  run: LoadedRun,
  { ticketId, how }: CameFrom,
  now: Date,
): Promise<LoadedRun> {
  const { account } = run;
  if (ticketId === run.ticketId) return run;
  const origin = accounts.byId(account)?.origins[0] ?? '';
  const subject = (run.subject ?? '').toLowerCase();
  const id = await store.findRun(account, ticketId, run.pack.workflow.id, subject);
  const source = id === null ? null : await book.load(account, id, now).catch(unlessUnreadable);
  if (id === null || !source || source.stored.erasedAt !== null) return run;
  const bodiesOf = ({ pack, situation }: LoadedRun): EventBody[] => [
    { type: 'run_merged_in', ticketId, runId: id, how },
    ...proposals(source, { workflow: pack.workflow, known: situation.facts }, origin),
  ];
  const noted = await noteOn({ book }, { account, id: run.id }, `from:${id}`, bodiesOf, now);
  return noted?.run ?? run;
}
