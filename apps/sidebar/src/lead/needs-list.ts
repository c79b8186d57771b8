import type { Need, Needs } from '@handrail/contract';

/** What needs a lead, as it is drawn: it stays still under the pointer until somebody asks for what is new. */
export interface NeedsList extends Needs {
  /** Runs that are still drawn and need nobody any more. */
  settled: ReadonlySet<string>;
  /** Everything as it is now, when other rows than those drawn need somebody. */
  waiting: Needs | null;
  /** How many of them are new. */
  changes: number;
}

export function needsListOf(needs: Needs): NeedsList {
  return { ...needs, settled: new Set(), waiting: null, changes: 0 };
}

/** Rows that are drawn take what is new about them in their place, also that they are done with. */
export function withFreshNeeds(list: NeedsList, fresh: Needs): NeedsList {
  if (list.needs.length === 0) return needsListOf(fresh);
  const now = new Map(fresh.needs.map((need) => [need.run.id, need]));
  const drawn = new Set(list.needs.map(({ run }) => run.id));
  const changes = fresh.needs.filter(({ run }) => !drawn.has(run.id)).length;
  return {
    counts: fresh.counts,
    needs: list.needs.map((need) => now.get(need.run.id) ?? need),
    settled: new Set([...drawn].filter((id) => !now.has(id))),
    waiting: changes > 0 ? fresh : null,
    changes,
  };
}

/** Since when a run needs somebody for this reason. */
export const raisedBy = ({ flag, run }: Need) => run.raised.find((raised) => raised.flag === flag) ?? null;
