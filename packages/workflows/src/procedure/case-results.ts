import { setImmediate } from 'node:timers/promises';
import type { CaseResult, CaseResults } from '@handrail/contract';
import type { Pack } from '../pack.ts';
import { runCase } from '../run-case.ts';

const runs = new WeakMap<Pack, Promise<CaseResults>>();

async function run(pack: Pack, now: Date): Promise<CaseResults> {
  const cases: CaseResult[] = [];
  const { cases: file } = pack;
  if (!file) return { version: pack.workflow.version, at: now.toISOString(), cases };
  for (const test of file.cases) {
    // One takes milliseconds, all of them longer than others should wait for their answers.
    await setImmediate();
    const { failures, decision } = runCase(pack, file, test);
    const isDecided = decision.status === 'decided';
    cases.push({
      id: test.id,
      says: test.says,
      expected: test.outcomes ?? [test.outcome ?? []].flat(),
      open: test.open ?? [],
      got: isDecided ? decision.outcomes : decision.possible,
      isDecided,
      holds: failures.length === 0,
    });
  }
  return { version: pack.workflow.version, at: now.toISOString(), cases };
}

/** What the author's cases come to: run when somebody first asks, and not again, since a version decides alike for good. */
export const caseResults = (pack: Pack, now: Date): Promise<CaseResults> => {
  const known = runs.get(pack);
  if (known) return known;
  const made = run(pack, now);
  runs.set(pack, made);
  return made;
};
