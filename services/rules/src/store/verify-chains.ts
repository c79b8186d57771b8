import { createHash } from 'node:crypto';
import { type BrokenChain, checkChain } from './chain.ts';
import type { Store } from './store.ts';

export interface Verified {
  runs: number;
  events: number;
  /** First broken event of each broken run. */
  broken: BrokenChain[];
  /** Hash over the ends of all chains: kept elsewhere, it shows later whether whole runs or last events went. */
  seal: string;
}

/** Checks every chain of a store. */
export async function verifyChains(store: Store): Promise<Verified> {
  const seal = createHash('sha256');
  const result = { runs: 0, events: 0 };
  const broken: BrokenChain[] = [];
  for await (const { account, end, events } of store.chains()) {
    result.runs += 1;
    result.events += events.length;
    const found = checkChain(account, end, events);
    if (found) broken.push(found);
    seal.update(`${account} ${end.runId} ${end.head}\n`);
  }
  return { ...result, broken, seal: seal.digest('hex') };
}
