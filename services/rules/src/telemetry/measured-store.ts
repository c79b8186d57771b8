import type { Tracer } from '@opentelemetry/api';
import { type Change, type Store, StoreUnavailable } from '../store/store.ts';
import type { Instruments } from './instruments.ts';

/** The same store with its calls timed and what became of appends counted. */
export function measuredStore(store: Store, instruments: Instruments, tracer: Tracer | null = null): Store {
  async function timed<T>(operation: string, work: () => Promise<T>): Promise<T> {
    const span = tracer?.startSpan(`store ${operation}`);
    const begun = performance.now();
    let result = 'ok';
    try {
      return await work();
    } catch (error) {
      result = error instanceof StoreUnavailable ? 'unavailable' : 'failed';
      throw error;
    } finally {
      span?.setAttribute('result', result);
      span?.end();
      instruments.storeTime.record((performance.now() - begun) / 1000, { operation, result });
    }
  }

  async function append(account: string, change: Change): Promise<boolean> {
    instruments.appendsWaiting.add(1);
    let result = 'unavailable';
    try {
      const isWritten = await timed('append', () => store.append(account, change));
      result = isWritten ? 'written' : 'conflict';
      const { workflow, outcome } = change.run.summary;
      if (isWritten) instruments.decisions.add(1, { workflow: workflow.id, outcome: outcome ?? 'open' });
      return isWritten;
    } finally {
      instruments.appendsWaiting.add(-1);
      instruments.appends.add(1, { result });
    }
  }

  return {
    ...store,
    append,
    load: (...given) => timed('load', () => store.load(...given)),
    needs: (...given) => timed('needs', () => store.needs(...given)),
    mistaken: (...given) => timed('mistaken', () => store.mistaken(...given)),
    countNeeds: (...given) => timed('count_needs', () => store.countNeeds(...given)),
    counts: (...given) => timed('counts', () => store.counts(...given)),
    list: (...given) => timed('list', () => store.list(...given)),
    runsOfTicket: (...given) => timed('runs_of_ticket', () => store.runsOfTicket(...given)),
    useLaunch: (...given) => timed('use_launch', () => store.useLaunch(...given)),
  };
}
