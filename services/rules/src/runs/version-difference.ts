import type { VersionDifference } from '@handrail/contract';
import { diff, type Workflow } from '@handrail/engine';
import type { Pack } from '@handrail/workflows';
import { changesBetween } from './changes-between.ts';

type Difference = NonNullable<VersionDifference['difference']>;

/** Versions never change, so two of them differ in the same for good. */
const known = new WeakMap<Pack, WeakMap<Pack, Difference>>();

/** An end of the comparison in words: several outcomes where several hold, none where no check does. */
const outcomesIn = ({ summary }: Workflow, named: string): string[] =>
  named.split(' and ').flatMap((name) => summary.outcomes.find(({ id }) => id === name)?.says ?? []);

function between(before: Pack, after: Pack): Difference {
  const { share, changes } = diff(before.workflow, after.workflow);
  const declarationOf = (fact: string) =>
    (after.workflow.facts.get(fact) ?? before.workflow.facts.get(fact))?.declaration;
  return {
    share,
    changes: changes.map((change) => ({
      from: outcomesIn(before.workflow, change.from),
      to: outcomesIn(after.workflow, change.to),
      share: change.share,
      example: Object.entries(change.witness).flatMap(([fact, value]) => {
        const declaration = declarationOf(fact);
        return declaration ? [{ declaration, value }] : [];
      }),
    })),
    ...changesBetween(before, after),
  };
}

/** What one version decides otherwise than another, and which parts of it are new, gone or in other words. */
export function versionDifference(before: Pack, after: Pack): Difference {
  const ofBefore = known.get(before) ?? new WeakMap<Pack, Difference>();
  known.set(before, ofBefore);
  const made = ofBefore.get(after) ?? between(before, after);
  ofBefore.set(after, made);
  return made;
}
