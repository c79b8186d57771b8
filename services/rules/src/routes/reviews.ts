import type { Reviews } from '@handrail/contract';
import { monthBefore, monthOf } from '../numbers/month.ts';
import { type Measure, solvedEndings } from '../numbers/tally.ts';
import type { Handlers } from '../register-routes.ts';
import { reviewSample } from '../runs/review-sample.ts';
import { asOf } from '../runs/run-view.ts';
import type { WorkflowLibrary } from '../runs/workflow-library.ts';
import type { CountRow, Store } from '../store/store.ts';

const shownMonths = 3;

function lastMonths(now: Date): string[] {
  const months = [monthOf(now)];
  while (months.length < shownMonths) months.push(monthBefore(months.at(-1) ?? ''));
  return months;
}

const sumOf = (counts: readonly CountRow[], measure: Measure) =>
  counts
    .filter((row) => row.measure === measure && solvedEndings.has(row.item))
    .reduce((sum, { amount }) => Math.max(0, sum + amount), 0);

export function reviewHandlers(store: Store, library: WorkflowLibrary): Pick<Handlers, 'listReviews'> {
  return {
    async listReviews({ query }, { who, now }) {
      const workflows = library.current().map(({ workflow }) => workflow.summary);
      const ids = workflows.map(({ id }) => id);
      const months = lastMonths(now);
      const measures: Measure[] = ['ended', 'reviewed'];
      const counts = await store.counts(who.account, { workflows: ids, months, measures });
      const sample = await reviewSample(store, who.account, ids, { seed: query.seed, now });
      const coverage: Reviews['coverage'] = workflows.map(({ id, title }) => ({
        workflow: { id, title },
        months: months.map((month) => {
          const own = counts.filter((row) => row.workflow === id && row.month === month);
          return { month, finished: sumOf(own, 'ended'), reviewed: sumOf(own, 'reviewed') };
        }),
      }));
      return { sample: sample.map((run) => asOf(run, now)), coverage };
    },
  };
}
