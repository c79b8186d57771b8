import { isDeepStrictEqual } from 'node:util';
import { type RunView, viewName } from '@handrail/contract';
import { LRUCache } from 'lru-cache';

/** Each shares most of its parts with the workflow and with other views, so these are some megabytes. */
const mostKept = 300;
/** Longer than anybody thinks about an answer, ms. Not for ever: what a run said is to be gone once it is erased. */
const keptFor = 30 * 60_000;

/** The views that were given out last, so that a page can be told only what changed since the one it has. */
export interface KnownViews {
  keep(view: RunView): void;
  /** Null where it is not kept any more, or was given out by another process. */
  find(runId: string, name: string): RunView | null;
}

export function openKnownViews(): KnownViews {
  /** Null where two views of one name said different things: nobody knows which of them a page has. */
  const kept = new LRUCache<string, { view: RunView | null }>({
    max: mostKept,
    ttl: keptFor,
    ttlAutopurge: true,
  });
  const keyOf = (runId: string, name: string) => `${runId} ${name}`;
  return {
    keep(view) {
      const key = keyOf(view.id, viewName(view));
      const before = kept.get(key);
      if (!before) kept.set(key, { view });
      else if (before.view !== view && !isDeepStrictEqual(before.view, view)) kept.set(key, { view: null });
    },
    find: (runId, name) => kept.get(keyOf(runId, name))?.view ?? null,
  };
}
