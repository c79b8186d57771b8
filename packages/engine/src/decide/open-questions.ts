import { expectedGains } from './asking-order.ts';
import { askedIn, narrow } from '../diagram/narrow-diagram.ts';
import type { Workflow } from '../workflow/workflow.ts';

/** What can still change the end, given what is known. Depends on cells alone, not on the values behind them. */
export type OpenQuestions = {
  /** Variables, in diagram order. */
  open: readonly number[];
  /** How much asking each is expected to tell, in bits; null where there is no choice. */
  gains: ReadonlyMap<number, number> | null;
  /** For each, the number of the first rule whose truth it can still change. */
  places: ReadonlyMap<number, number>;
  /** Whether some way down ends in a case that cannot exist. */
  hasImpossible: boolean;
};

/** @param endOf bit or set of an end; for a workflow the same wherever the cells are the same */
export function openQuestions(
  workflow: Workflow,
  cells: readonly number[],
  endOf: (node: number) => number,
): OpenQuestions {
  const narrowed = narrow(workflow.diagram, workflow.root, cells, endOf);
  const open = askedIn(narrowed);
  const gains = open.length > 1 ? expectedGains(narrowed) : null;
  return { open, gains, places: servedRules(workflow, cells, open), hasImpossible: narrowed.hasImpossible };
}

function servedRules(
  { rules, diagram }: Workflow,
  cells: readonly number[],
  open: readonly number[],
): Map<number, number> {
  const places = new Map<number, number>();
  const left = new Set(open);
  for (let i = 0; i < rules.length && left.size > 0; i += 1) {
    const rule = rules[i];
    if (rule === undefined || !rule.variables.some((index) => left.has(index))) continue;
    const endOf = (node: number): number => diagram.leads[node] ?? 0;
    for (const index of askedIn(narrow(diagram, rule.root, cells, endOf))) {
      if (left.delete(index)) places.set(index, i);
    }
  }
  return places;
}
