import type { AuthoredWorkflow } from '../workflow/authored-workflow.ts';
import { cutCells } from './cut-cells.ts';
import { buildFormula, decisionRoots } from '../diagram/decision-roots.ts';
import { DiagramBuilder } from '../diagram/diagram-builder.ts';
import { leaf } from '../diagram/diagram.ts';
import type { Formula, VariableDraft } from '../values/formula.ts';
import { pairConstraints } from './pair-constraints.ts';
import { unreachable } from '../values/unreachable.ts';
import type { Variable } from '../diagram/variable.ts';
import type { Workflow } from '../workflow/workflow.ts';

/** Formulas of a workflow, in the order of what they belong to. */
export type WorkflowFormulas = { rules: Formula[]; constraints: Formula[]; steps: Map<string, Formula> };

export type BuiltDiagram = Pick<Workflow, 'variables' | 'diagram' | 'root' | 'byRule' | 'outcomes'> & {
  ruleRoots: number[];
  stepRoots: Map<string, number>;
};

/** Cuts all variables into cells. A variable whose tests cannot be told apart has one cell. */
export function makeVariables(drafts: Iterable<VariableDraft>): Map<VariableDraft, Variable> {
  const variables = new Map<VariableDraft, Variable>();
  for (const draft of drafts) {
    const { fact, term, type, starts } = draft;
    const base = term.kind === 'base' ? term.fact : null;
    const predicates = [...draft.predicates.values()];
    const isRelative = predicates.some(({ dates }) => dates === 'days_ago');
    const cells = cutCells(draft, isRelative);
    variables.set(draft, {
      index: variables.size,
      fact,
      term,
      base,
      starts,
      type,
      bases: basesOf(draft),
      predicates,
      isRelative,
      ...cells,
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

  const leads = authored.rules.map(({ outcome }) => outcomes.indexOf(outcome));
  const decision = decisionRoots(builder, authored.hit, conditions, leads, formulas.rules.at(-1)?.op === 'always');

  const steps = [...formulas.steps.entries()];
  const { diagram, roots } = builder.freeze([
    within(decision.root),
    ...conditions.map(within),
    ...steps.map(([, formula]) => within(build(formula))),
    within(decision.byRule),
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

function basesOf({ term }: VariableDraft): string[] {
  switch (term.kind) {
    case 'base':
      return [term.fact];
    case 'pair':
      return [...new Set([term.left.fact, term.right.fact])];
    case 'owners':
      return [term.members, ...term.except.map(({ fact }) => fact)];
    case 'condition':
      return [];
    default:
      return unreachable(term);
  }
}
