import { type ReadKeyRow, readKeys, type SourceKey } from '@handrail/contract';
import { factsFromSources, isFrozen } from '@handrail/engine';
import { missingStarts, type Wanted } from './look-up-starts.ts';
import type { LoadedRun } from './run-book.ts';
import { sourceKeys } from './source-keys.ts';

const canStart = (run: LoadedRun, key: SourceKey) => missingStarts(run, key).length === 0;

/** Facts that somebody would be asked for now: by the decision, by the steps at hand, or by their texts. */
function asked({ situation }: LoadedRun): Set<string> {
  const { decision, plan, pack } = situation;
  const found = new Set(decision.missing.filter(({ unobtainable }) => !unobtainable).map(({ fact }) => fact));
  for (const { fact } of decision.reasons) {
    for (const base of pack.workflow.facts.get(fact)?.bases ?? []) found.add(base);
  }
  for (const step of plan.steps) {
    if (step.phase !== 'now' || step.mark.state === 'done') continue;
    if ('facts' in step) for (const fact of step.facts) found.add(fact);
    if ('snippet' in step) for (const { fact } of step.snippet?.unfilled ?? []) if (fact !== null) found.add(fact);
  }
  return found;
}

/** Facts that are still needed, that nobody knows yet, and for which all that a look-up starts from is recorded. */
export function neededFacts(run: LoadedRun): Wanted {
  const needed = asked(run);
  return new Map(
    [...sourceKeys(run.pack)].filter(([fact, key]) => {
      const known = run.situation.facts[fact];
      const isOpen = known === undefined || known.state === 'unknown' || isStart(known);
      return isOpen && needed.has(fact) && canStart(run, key);
    }),
  );
}

/**
 * Of the facts that are needed, those that were not looked up since what they start from was recorded.
 *
 * @param isHeard a comment came in meanwhile, so that what comments tell counts as not looked up
 */
export function newlyNeededFacts(run: LoadedRun, isHeard = false): Wanted {
  const { state, facts } = run.situation;
  const began = (fact: string) => {
    const known = facts[fact];
    return known?.state === 'known' ? known.at : '';
  };
  return new Map(
    [...neededFacts(run)].filter(([fact, key]) => {
      const looked = state.lookUps[fact];
      const row: ReadKeyRow = readKeys[key];
      const isNew = looked === undefined || row.from.some((start) => Date.parse(began(start)) > Date.parse(looked.at));
      return isNew || (isHeard && row.isHeard === true);
    }),
  );
}

const isStart = (fact: LoadedRun['situation']['facts'][string]) => fact.state === 'known' && fact.source === 'workflow';

/** Of the facts somebody wants to see looked up again, those that may be. */
export function namedFacts(run: LoadedRun, facts: readonly string[]): Wanted {
  const { pack, state } = run.situation;
  const keys = sourceKeys(run.pack);
  const isHeld = isFrozen(pack.workflow, state);
  return new Map(
    facts.flatMap((fact): [string, SourceKey][] => {
      const key = keys.get(fact);
      const known = run.situation.facts[fact];
      const isKnown = known?.state === 'known' && known.source !== 'workflow';
      return key !== undefined && canStart(run, key) && !(isKnown && isHeld) ? [[fact, key]] : [];
    }),
  );
}

/** Facts from systems that are older than this before a step that cannot be undone. */
export function agedFacts(run: LoadedRun, now: Date, age: number): Wanted {
  const keys = sourceKeys(run.pack);
  return new Map(
    factsFromSources(run.pack.workflow, run.situation.facts).flatMap((fact): [string, SourceKey][] => {
      const known = run.situation.facts[fact];
      const key = keys.get(fact);
      const isAged = known?.state === 'known' && now.getTime() - Date.parse(known.at) > age;
      return key !== undefined && isAged ? [[fact, key]] : [];
    }),
  );
}
