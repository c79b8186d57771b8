import type { StoredEvent } from '../store/store.ts';

/** Clocks of two instances differ; a run's own time never goes back. */
export function timeAfter(last: StoredEvent | undefined, now: Date): string {
  const at = now.toISOString();
  return last && last.at > at ? last.at : at;
}
