import { LRUCache } from 'lru-cache';
import { Unreadable } from './unreadable.ts';

type Kept = { at: number } & ({ value: unknown } | { failure: Unreadable });

const errorLife = 30_000;

/** Answers of one account's sources, parsed down to what facts need. In memory only. */
export interface AnswerCache {
  /**
   * The kept answer, the one on its way, or a new one.
   *
   * @param life milliseconds an answer may be used again
   * @param oldest milliseconds a kept answer may be old; 0 passes it over, -1 also what is on its way
   */
  through<T>(key: string, life: number, oldest: number, read: () => Promise<T>): Promise<T>;
  clear(): void;
}

export function answerCache(now: () => number): AnswerCache {
  const kept = new LRUCache<string, Kept>({ max: 2000, ttl: errorLife, perf: { now }, ttlResolution: 0 });
  const underway = new Map<string, Promise<unknown>>();
  let era = 0;

  async function fill<T>(key: string, life: number, read: () => Promise<T>): Promise<T> {
    const begun = era;
    const keep = (entry: Kept, ttl: number) => {
      // What was asked before an erasure must not come back after it.
      if (begun === era) kept.set(key, entry, { ttl });
    };
    try {
      const value = await read();
      keep({ at: now(), value }, life);
      return value;
    } catch (error) {
      if (error instanceof Unreadable) keep({ at: now(), failure: error }, errorLife);
      throw error;
    } finally {
      if (begun === era) underway.delete(key);
    }
  }

  return {
    async through<T>(key: string, life: number, oldest: number, read: () => Promise<T>): Promise<T> {
      const found = kept.get(key);
      const entry = found && now() - found.at < oldest ? found : undefined;
      if (entry && 'failure' in entry) throw entry.failure;
      // One key is one endpoint and one parser, so what was kept under it has its type.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      if (entry) return entry.value as T;
      const running = oldest < 0 ? undefined : underway.get(key);
      // As above: one key, one type.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      if (running) return running as Promise<T>;
      const begun = fill(key, life, read);
      underway.set(key, begun);
      return begun;
    },
    clear() {
      era += 1;
      kept.clear();
      underway.clear();
    },
  };
}
