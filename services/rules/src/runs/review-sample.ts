import { hash } from 'node:crypto';
import type { RunSummary } from '@handrail/contract';
import { solvedEndings } from '../numbers/tally.ts';
import type { Store } from '../store/store.ts';

const week = 7 * 24 * 60 * 60_000;
const size = 5;
/** Of a workflow the newest so many are drawn from; nobody reviews more in a week. */
const most = 300;

const isUnseen = ({ ending, reviewedAt }: RunSummary) =>
  ending !== null && solvedEndings.has(ending) && reviewedAt === null;

/** Runs that finished in the last seven days and nobody reviewed, one a workflow. The same seed draws the same. */
export async function reviewSample(
  store: Store,
  account: string,
  workflows: readonly string[],
  { seed, now }: { seed: string; now: Date },
): Promise<RunSummary[]> {
  const lot = (name: string) => hash('sha256', `${seed}\n${name}`);
  const first = (names: readonly string[]) => names.toSorted((a, b) => (lot(a) < lot(b) ? -1 : 1));
  const sample: RunSummary[] = [];
  for (const workflow of first(workflows)) {
    if (sample.length === size) break;
    const filter = { workflow, status: 'closed', from: now.getTime() - week } as const;
    const found = (await store.list(account, filter, null, most, now.getTime())).filter(isUnseen);
    const byId = new Map(found.map((run) => [run.id, run]));
    const drawn = byId.get(first([...byId.keys()])[0] ?? '');
    if (drawn) sample.push(drawn);
  }
  return sample;
}
