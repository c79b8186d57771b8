import { monthBefore, monthOf } from '../numbers/month.ts';
import { monthNumbers } from '../numbers/workflow-numbers.ts';
import type { Handlers } from '../register-routes.ts';
import type { WorkflowLibrary } from '../runs/workflow-library.ts';
import type { Store } from '../store/store.ts';

export function numberHandlers(store: Store, library: WorkflowLibrary): Pick<Handlers, 'workflowNumbers'> {
  return {
    async workflowNumbers({ params, query }, { who, now }) {
      const { workflow } = library.currentOf(params.workflow);
      const month = query.month ?? monthOf(now);
      const before = monthBefore(month);
      const counts = await store.counts(who.account, { workflows: [workflow.id], months: [before, month] });
      const { version } = query;
      const meant = version === undefined ? counts : counts.filter((row) => row.version === version);
      const versions = new Set(counts.flatMap((row) => (row.amount > 0 ? [row.version] : [])));
      return {
        workflow: { id: workflow.id, title: workflow.summary.title },
        month: monthNumbers(month, meant, workflow),
        before: monthNumbers(before, meant, workflow),
        versions: [...versions].map((each) => ({ version: each, isNewest: each === workflow.version })),
      };
    },
  };
}
