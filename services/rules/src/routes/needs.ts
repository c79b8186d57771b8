import { type Need, type RunFlag, RunFlagSchema, severities } from '@handrail/contract';
import type { Handlers } from '../register-routes.ts';
import { asOf } from '../runs/run-view.ts';
import type { Store } from '../store/store.ts';

/** Of each reason; whoever has more than this waiting sees the rest in the list of all runs. */
const most = 25;
const mostCounted = 100;

const ranks = { high: 0, medium: 1, low: 2 } as const;
const rankOf = (flag: RunFlag) => ranks[severities[flag]];
const sinceOf = ({ flag, run }: Need) =>
  Date.parse(run.raised.find((raised) => raised.flag === flag)?.at ?? run.updatedAt);

/** Worst first, then longest first; a run stands once, under the worst of its reasons. */
export function inOrder(needs: readonly Need[]): Need[] {
  const sorted = needs.toSorted((a, b) => rankOf(a.flag) - rankOf(b.flag) || sinceOf(a) - sinceOf(b));
  const seen = new Set<string>();
  return sorted.filter(({ run }) => !seen.has(run.id) && seen.add(run.id));
}

export function needHandlers(store: Store): Pick<Handlers, 'listNeeds'> {
  return {
    async listNeeds(_input, { who, now }) {
      const at = now.getTime();
      const counts = await store.countNeeds(who.account, mostCounted + 1, at);
      const flags = RunFlagSchema.options.filter((flag) => counts.has(flag));
      const found = await Promise.all(
        flags.map(async (flag) => {
          const runs = await store.needs(who.account, flag, most, at);
          return runs.map((run) => ({ flag, run: asOf(run, now) }));
        }),
      );
      return {
        counts: flags
          .toSorted((a, b) => rankOf(a) - rankOf(b))
          .map((flag) => {
            const count = counts.get(flag) ?? 0;
            return { flag, count: Math.min(count, mostCounted), isMore: count > mostCounted };
          }),
        needs: inOrder(found.flat()),
      };
    },
  };
}
