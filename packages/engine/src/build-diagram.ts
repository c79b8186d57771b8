import type { AuthoredWorkflow } from './authored-workflow.ts';
import { cutCells } from './cut-cells.ts';
import { DiagramBuilder } from './diagram-builder.ts';
import { leaf } from './diagram.ts';
import type { Formula, VariableDraft } from './formula.ts';
import { pairConstraints } from './pair-constraints.ts';
import type { Variable } from './variable.ts';
import type { DeclaredFact, Workflow } from './workflow.ts';

/** Formulas of a workflow, in the order of what they belong to. */
export type WorkflowFormulas = { rules: Formula[]; constraints: Formula[]; steps: Map<string, Formula> };

export type BuiltDiagram = Pick<Workflow, 'variables' | 'diagram' | 'root' | 'byRule' | 'outcomes'> & {
  ruleRoots: number[];
  stepRoots: Map<string, number>;
};

/** Cuts all variables into cells. A variable whose tests cannot be told apart has one cell. */
export function makeVariables(
  drafts: Iterable<VariableDraft>,
  facts: ReadonlyMap<string, DeclaredFact>,
): Map<VariableDraft, Variable> {
  const variables = new Map<VariableDraft, Variable>();
  for (const draft of drafts) {
    const { term } = draft;
    const declared = term.kind === 'base' ? facts.get(term.fact) : undefined;
    const type = term.kind === 'base' ? (declared?.type ?? 'text') : term.kind === 'owners' ? 'number' : 'boolean';
    const predicates = [...draft.predicates.values()];
    const isRelative = predicates.some(({ dates }) => dates === 'days_ago');
    variables.set(draft, {
      index: variables.size,
      fact: draft.fact,
      term,
      type,
      bases: basesOf(draft),
      predicates,
      isRelative,
      ...cutCells(draft, type, declared?.declaration.options ?? [], isRelative),
    });
  }
  return variables;
}

/** Throws `DiagramTooLarge` past `maxNodes`. */
export function buildDiagram(
  authored: AuthoredWorkflow,
  formulas: WorkflowFormulas,
  drafts: ReadonlyMap<VariableDraft, Variable>,
  maxNodes: number,
): BuiltDiagram {
  const variables = [...drafts.values()];
  const outcomes = Object.keys(authored.outcomes);
  const builder = new DiagramBuilder(
    variables.map(({ samples }) => samples.length),
    maxNodes,
  );
  const build = (formula: Formula): number => buildFormula(builder, formula, drafts);

  let valid: number = leaf.yes;
  for (const constraint of [...formulas.constraints, ...pairConstraints(drafts)]) {
    valid = builder.and(valid, build(constraint));
  }
  const conditions = formulas.rules.map(build);
  const within = (root: number): number => builder.choose(valid, root, leaf.invalid);

  const gap = builder.leaf({ lead: gapBit, set: gapBit, label: -1 });
  const leads = authored.rules.map(({ outcome }) => outcomes.indexOf(outcome));
  const ruleLeaves = leads.map((lead, label) => builder.leaf({ lead: 1 << lead, set: 1 << lead, label }));
  const byRule = within(firstThatHolds(builder, conditions, ruleLeaves, gap));
  const root =
    authored.hit === 'collect'
      ? within(allThatHold(builder, conditions, leads, gap))
      : mergeRules(builder, byRule, ruleLeaves, leads);

  const steps = [...formulas.steps.entries()];
  const { diagram, roots } = builder.freeze([
    root,
    ...conditions.map(within),
    ...steps.map(([, formula]) => within(build(formula))),
    byRule,
  ]);
  return {
    variables,
    outcomes,
    diagram,
    root: roots[0] ?? 0,
    byRule: roots.at(-1) ?? 0,
    ruleRoots: roots.slice(1, 1 + conditions.length),
    stepRoots: new Map(steps.map(([id], i) => [id, roots[1 + conditions.length + i] ?? 0])),
  };
}

/** Bit for cases that no rule covers. Outcomes use the lower ones, so there are at most 30. */
export const gapBit = 1 << 30;
export const mostOutcomes = 30;

export function variablesOf(formula: Formula, drafts: ReadonlyMap<VariableDraft, Variable>): number[] {
  const found = new Set<number>();
  const visit = (part: Formula): void => {
    if (part.op === 'test') found.add(drafts.get(part.draft)?.index ?? 0);
    else if (part.op === 'not') visit(part.part);
    else if (part.op !== 'always') part.parts.forEach(visit);
  };
  visit(formula);
  return [...found];
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
function allThatHold(builder: DiagramBuilder, conditions: number[], leads: number[], gap: number): number {
  const sets = new Map<number, number>([[gap, 0]]);
  const leaves = new Map<string, number>();
  let root = gap;
  for (let i = conditions.length - 1; i >= 0; i -= 1) {
    const lead = leads[i] ?? 0;
    const isFallback = i === conditions.length - 1 && conditions[i] === leaf.yes;
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

function buildFormula(builder: DiagramBuilder, formula: Formula, drafts: ReadonlyMap<VariableDraft, Variable>): number {
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
    }
  };
  return build(formula);
}

function basesOf({ term }: VariableDraft): string[] {
  switch (term.kind) {
    case 'base':
      return [term.fact];
    case 'pair':
      return [...new Set([term.left.fact, term.right.fact])];
    case 'owners':
      return term.except === null ? [term.members] : [term.members, term.except];
    case 'condition':
      return [];
  }
}
