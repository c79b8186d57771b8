import type { Migration, RunView } from '@handrail/contract';
import type { Pack } from '@handrail/workflows';
import { changesBetween } from './changes-between.ts';

type Words = Migration['words'];

/** What moving a run from one version of its workflow to another changes, as its agent would say it. */
export function migrationWords(
  { pack: before, view: now }: { pack: Pack; view: RunView },
  { pack: after, view: then }: { pack: Pack; view: RunView },
): Words {
  return {
    before: now.handover.why,
    after: then.handover.why,
    isDifferent: now.decision.outcome !== then.decision.outcome || now.decision.status !== then.decision.status,
    ...changesBetween(before, after),
  };
}
