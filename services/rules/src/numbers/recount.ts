import type { Pack } from '@handrail/workflows';
import { workflowLibrary } from '../runs/workflow-library.ts';
import type { CountRow, Store } from '../store/store.ts';
import { tallyOf } from './tally.ts';

/**
 * Counts all runs anew, from their events, for a month and those after it. Erased runs have no values left to count, so
 * what they counted for is lost in these months.
 */
export async function recount(store: Store, from: string): Promise<{ runs: number; counts: number }> {
  const library = workflowLibrary([], store);
  const totals = new Map<string, CountRow & { account: string }>();
  let runs = 0;
  for await (const { account, events } of store.chains()) {
    runs += 1;
    const rows = tallyOf(events, null);
    // Any of its rows names the workflow and the version.
    const [some] = rows.values();
    const pack = some && (await library.pinned(account, some.workflow, some.version).catch((): Pack | null => null));
    for (const [key, row] of pack ? tallyOf(events, pack.workflow) : rows) {
      if (row.month < from) continue;
      const place = `${account}\n${key}`;
      totals.set(place, { ...row, account, amount: row.amount + (totals.get(place)?.amount ?? 0) });
    }
  }
  await store.recount(totals.values(), from);
  return { runs, counts: totals.size };
}
