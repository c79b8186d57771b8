import type { Facts } from '@handrail/contract';
import { isSameText } from './fact-record.ts';
import type { Named, RunState } from './run-state.ts';
import type { Workflow } from '../workflow/workflow.ts';

/** Values of facts at this moment, null where they are not known. */
export function namedNow(names: readonly string[], facts: Facts): Named {
  return Object.fromEntries(
    names.map((name) => {
      const fact = facts[name];
      return [name, fact?.state === 'known' && fact.value !== '' ? fact.value : null];
    }),
  );
}

/** Facts whose value is not the one named then, or was not known then. */
export function namedOtherwise(then: Named, facts: Facts): string[] {
  const now = namedNow(Object.keys(then), facts);
  return Object.entries(then).flatMap(([name, value]) =>
    value !== null && isSameText(value, now[name] ?? null) ? [] : [name],
  );
}

/**
 * What an answer that is recorded now answers: what the text named that asked for it last. Without such a text on
 * record it is about the values as they are.
 */
export function coveredBy(workflow: Workflow, state: RunState, consent: string, facts: Facts): Named | null {
  const covers = workflow.facts.get(consent)?.covers ?? [];
  if (covers.length === 0) return null;
  let last: { at: string; named: Named } | null = null;
  for (const [id, { step }] of workflow.steps) {
    const record = state.steps[id];
    if (step.asks !== consent || record?.state !== 'done') continue;
    if (last === null || record.at >= last.at) last = { at: record.at, named: record.named };
  }
  const named = last?.named ?? {};
  const now = namedNow(covers, facts);
  return Object.fromEntries(covers.map((name) => [name, last === null ? (now[name] ?? null) : (named[name] ?? null)]));
}
