import type { MissingFact } from '@handrail/contract';
import type { OpenQuestions } from './open-questions.ts';
import { readFact, type Situation } from './read-cells.ts';
import { spareFacts } from './spare-facts.ts';
import type { Workflow } from '../workflow/workflow.ts';

type Wanted = { missing: MissingFact; worth: number; place: number };

/**
 * Base facts that can still matter, best question first: the one expected to tell most for its cost, then the one
 * that an earlier rule needs. What costs nothing to look up comes first; what cannot be had comes last.
 *
 * @param questions what can still change the end
 * @param lost variables that cannot be known
 */
export function findMissing(
  at: Situation,
  cells: readonly number[],
  questions: OpenQuestions,
  lost: ReadonlySet<number>,
  endOf: (node: number) => number,
): MissingFact[] {
  const { open, gains, places, hasImpossible } = questions;
  if (open.length === 0) return [];
  const best = new Map<string, Wanted>();
  for (const index of open) {
    const variable = at.workflow.variables[index];
    if (variable === undefined) continue;
    const isLost = lost.has(index);
    const bases = variable.bases.filter((base) =>
      isLost ? at.facts[base]?.state === 'unobtainable' : readFact(at, base) === undefined,
    );
    const cost = bases.reduce((sum, base) => sum + costOf(at.workflow, base), 0);
    const worth = isLost ? -1 : cost === 0 ? Number.POSITIVE_INFINITY : (gains?.get(index) ?? 1) / cost;
    const place = places.get(index) ?? 0;
    for (const base of bases) {
      const other = best.get(base);
      if (other !== undefined && other.worth >= worth) continue;
      best.set(base, { missing: missingFact(at, base, place), worth, place });
    }
  }
  const ordered = [...best.values()]
    .toSorted((a, b) => (a.worth === b.worth ? a.place - b.place : b.worth - a.worth))
    .map(({ missing }) => missing);
  if (!hasImpossible) return ordered;
  const spare = spareFacts(
    at,
    cells,
    ordered.map(({ fact }) => fact),
    endOf,
  );
  return spare.size === 0 ? ordered : ordered.filter(({ fact }) => !spare.has(fact));
}

function missingFact(at: Situation, base: string, ruleNumber: number): MissingFact {
  const { workflow, facts } = at;
  const declaration = workflow.facts.get(base)?.declaration;
  const rule = workflow.rules[ruleNumber]?.text;
  return {
    fact: base,
    rule: rule?.id ?? '',
    why: `It can still show: ${rule?.reason ?? ''}`,
    told: { code: 'can_show', values: { reason: rule?.reason ?? '' }, note: null },
    cost: costOf(workflow, base),
    who: declaration?.who ?? 'agent',
    unobtainable: facts[base]?.state === 'unobtainable',
  };
}

function costOf(workflow: Workflow, fact: string): number {
  return workflow.facts.get(fact)?.declaration.cost ?? 1;
}
