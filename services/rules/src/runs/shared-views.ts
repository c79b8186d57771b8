import { isDeepStrictEqual } from 'node:util';
import type { RunView } from '@handrail/contract';
import { deepFrozen } from '@handrail/engine';
import type { Pack } from '@handrail/workflows';
import type { Account } from '../accounts.ts';
import type { StoredRun } from '../store/store.ts';

/** All that a view follows from, but for the clock. */
export interface ViewBasis {
  stored: StoredRun;
  pack: Pack;
  newest: Pack | null;
  account: Account | undefined;
}

/** Gives a view out again, or the one that `work` makes. */
export type SharedViews = (basis: ViewBasis, now: Date, work: () => RunView) => RunView;

interface Kept {
  basis: ViewBasis;
  at: number;
  view: RunView;
}

/** At 50 kB a view, some megabytes. */
const mostKept = 200;

const isSame = (a: ViewBasis, b: ViewBasis) =>
  a.pack === b.pack && a.newest === b.newest && a.account === b.account && isDeepStrictEqual(a.stored, b.stored);

/**
 * Whoever asks for a run within `lasts` milliseconds is shown what the one before was, if the store and the service say
 * the same as then: an event is told to all who look at a run, and they ask at once. Time moves deadlines, ages and
 * days, so no view lasts longer.
 */
export function openSharedViews(lasts: number): SharedViews {
  const kept = new Map<string, Kept>();
  return (basis, now, work) => {
    const { id } = basis.stored.run.summary;
    const before = kept.get(id);
    const age = now.getTime() - (before?.at ?? Number.NaN);
    // Frozen only once it is asked for again: then its bytes are kept, too, and most views are asked for once.
    if (before && age >= 0 && age < lasts && isSame(before.basis, basis)) return deepFrozenOnce(before.view);
    const view = work();
    kept.delete(id);
    const oldest = kept.keys().next();
    if (kept.size >= mostKept && !oldest.done) kept.delete(oldest.value);
    if (lasts > 0) kept.set(id, { basis, at: now.getTime(), view });
    return view;
  };
}

const deepFrozenOnce = (view: RunView) => (Object.isFrozen(view) ? view : deepFrozen(view));
