import type { RunPage, RunSummary } from '@handrail/contract';

/** A list that stays still under the pointer: what would move rows waits until somebody asks for it. */
export interface LiveList {
  runs: readonly RunSummary[];
  next: string | null;
  /** The first page as it is now, when that holds other rows than are drawn. */
  waiting: RunPage | null;
  /** How many rows would come or go. */
  changes: number;
}

export function listOf({ runs, next }: RunPage): LiveList {
  return { runs, next, waiting: null, changes: 0 };
}

export function withMore(list: LiveList, page: RunPage): LiveList {
  const known = new Set(list.runs.map(({ id }) => id));
  return { ...list, runs: [...list.runs, ...page.runs.filter(({ id }) => !known.has(id))], next: page.next };
}

/**
 * Rows that are drawn take what is new about them in their place.
 * @param heard runs that are said to have changed. The others may only have moved from one page to the next.
 */
export function withFresh(list: LiveList, fresh: RunPage, heard: ReadonlySet<string>): LiveList {
  if (list.runs.length === 0) return listOf(fresh);
  const now = new Map(fresh.runs.map((run) => [run.id, run]));
  const drawn = new Set(list.runs.map(({ id }) => id));
  const come = fresh.runs.filter(({ id }) => heard.has(id) && !drawn.has(id)).length;
  // A run that changed is among the first, so one that is not there has left the list.
  const gone = list.runs.filter(({ id }) => heard.has(id) && !now.has(id)).length;
  const changes = come + gone;
  return {
    ...list,
    runs: list.runs.map((run) => now.get(run.id) ?? run),
    waiting: changes > 0 ? fresh : null,
    changes,
  };
}
