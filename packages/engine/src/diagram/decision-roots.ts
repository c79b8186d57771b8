import type { DiagramBuilder } from './diagram-builder.ts';
import { leaf } from './diagram.ts';
import type { Formula, VariableDraft } from '../values/formula.ts';
import { unreachable } from '../values/unreachable.ts';
import type { Variable } from './variable.ts';

/** Bit for cases that no rule covers. Outcomes use the lower ones, so there are at most 30. */
export const gapBit = 1 << 30;
export const mostOutcomes = 30;

export type DecisionRoots = { root: number; byRule: number };

/**
 * The diagram that ends in outcomes and the one that ends in rule numbers.
 *
 * @param leads number of each rule's outcome, by rule
 * @param hasFallback whether the last rule has no condition at all
 */
export function decisionRoots(
  builder: DiagramBuilder,
  hit: 'first' | 'collect',
  conditions: number[],
  leads: number[],
  hasFallback: boolean,
): DecisionRoots {
  const gap = builder.leaf({ lead: gapBit, set: gapBit, label: -1 });
  const ruleLeaves = leads.map((lead, label) => builder.leaf({ lead: 1 << lead, set: 1 << lead, label }));
  const byRule = firstThatHolds(builder, conditions, ruleLeaves, gap);
  const root =
    hit === 'collect'
      ? allThatHold(builder, conditions, leads, gap, hasFallback)
      : mergeRules(builder, byRule, ruleLeaves, leads);
  return { root, byRule };
}

/** The diagram of a condition. */
export function buildFormula(
  builder: DiagramBuilder,
  formula: Formula,
  drafts: ReadonlyMap<VariableDraft, Variable>,
): number {
  const build = (part: Formula): number => {
    switch (part.op) {
      case 'always':
        return part.value ? leaf.yes : leaf.no;
      case 'not':
        return builder.not(build(part.part));
      case 'all':
        return part.parts.reduce<number>((so, next) => builder.and(so, build(next)), leaf.yes);
      case 'any':
        return part.parts.reduce<number>((so, next) => builder.or(so, build(next)), leaf.no);
      case 'test': {
        const variable = drafts.get(part.draft);
        if (variable === undefined) return leaf.no;
        return builder.test(
          variable.index,
          variable.samples.map((sample) => part.predicate.holds(sample)),
        );
      }
      default:
        return unreachable(part);
    }
  };
  return build(formula);
}

function firstThatHolds(builder: DiagramBuilder, conditions: number[], leaves: number[], gap: number): number {
  let root = gap;
  for (let i = conditions.length - 1; i >= 0; i -= 1) {
    root = builder.choose(conditions[i] ?? leaf.no, leaves[i] ?? gap, root);
  }
  return root;
}

/** Rules with the same outcome share its first rule's leaf, so that only what changes the outcome is left to ask. */
function mergeRules(builder: DiagramBuilder, byRule: number, leaves: number[], leads: number[]): number {
  const first = new Map(leaves.map((node, i) => [node, leaves[leads.indexOf(leads[i] ?? -1)] ?? node]));
  return builder.relabel(byRule, (node) => first.get(node) ?? node);
}

/**
 * Leaves that stand for every rule that holds, the first leading. A last rule without a condition is the fallback:
 * it counts only when no other rule holds.
 */
function allThatHold(
  builder: DiagramBuilder,
  conditions: number[],
  leads: number[],
  gap: number,
  hasFallback: boolean,
): number {
  const sets = new Map<number, number>([[gap, 0]]);
  const leaves = new Map<string, number>();
  let root = gap;
  for (let i = conditions.length - 1; i >= 0; i -= 1) {
    const lead = leads[i] ?? 0;
    const isFallback = hasFallback && i === conditions.length - 1;
    const added = builder.relabel(root, (node) => {
      const set = (sets.get(node) ?? 0) | (1 << lead);
      const key = `${lead} ${set} ${isFallback}`;
      const made = leaves.get(key) ?? builder.leaf({ lead: 1 << lead, set, label: i });
      leaves.set(key, made);
      sets.set(made, isFallback ? 0 : set);
      return made;
    });
    root = builder.choose(conditions[i] ?? leaf.no, added, root);
  }
  return root;
}
