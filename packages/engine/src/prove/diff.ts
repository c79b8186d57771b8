import type { FactValue } from '@handrail/contract';
import type { AuthoredWorkflow } from '../workflow/authored-workflow.ts';
import { makeVariables } from '../compile/build-diagram.ts';
import { ConditionCompiler } from '../compile/compile-condition.ts';
import { compileFormulas, defaultMaxNodes } from '../compile/compile-workflow.ts';
import { buildFormula, decisionRoots } from '../diagram/decision-roots.ts';
import { DiagramBuilder } from '../diagram/diagram-builder.ts';
import { type Diagram, leaf } from '../diagram/diagram.ts';
import { findCase } from '../diagram/find-case.ts';
import type { WorkflowDiff } from './finding.ts';
import type { Formula, VariableDraft } from '../values/formula.ts';
import { pairConstraints } from '../compile/pair-constraints.ts';
import type { Variable } from '../diagram/variable.ts';
import { writeCase } from './write-case.ts';
import type { Workflow } from '../workflow/workflow.ts';

/**
 * What changes between two versions in what they decide: both are built over the same cells and compared case by
 * case. Shares count every combination of cells once; cases that either version rules out are left aside.
 */
export function diff(before: Workflow, after: Workflow): WorkflowDiff {
  const drafts = new Map<string, VariableDraft>();
  const formulas = [before, after].map((workflow) =>
    compileFormulas(workflow.authored, new ConditionCompiler(workflow.authored, workflow.facts, () => {}, drafts)),
  );
  const variables = makeVariables(drafts.values());
  const cells = [...variables.values()].map(({ samples }) => samples.length);
  const builder = new DiagramBuilder(cells, defaultMaxNodes * 4);
  const outcomes = [...new Set([...before.outcomes, ...after.outcomes])];
  const [first, second] = [before, after].map((workflow, i) =>
    rootOf(builder, workflow.authored, formulas[i]?.rules ?? [], formulas[i]?.constraints ?? [], outcomes, variables),
  );

  const pairs: { from: string; to: string }[] = [];
  const leaves = new Map<string, number>();
  const met = builder.combine(first ?? leaf.invalid, second ?? leaf.invalid, (a, b) => {
    if (a === leaf.invalid || b === leaf.invalid) return leaf.invalid;
    const from = nameOf(builder, outcomes, a);
    const to = nameOf(builder, outcomes, b);
    const key = from === to ? 'same' : `${from} ${to}`;
    const known = leaves.get(key);
    if (known !== undefined) return known;
    const made = builder.leaf({ lead: 1, set: 1, label: from === to ? -1 : pairs.length });
    leaves.set(key, made);
    if (from !== to) pairs.push({ from, to });
    return made;
  });
  const { diagram, roots } = builder.freeze([met]);
  const root = roots[0] ?? leaf.invalid;
  const shares = sharesOf(diagram, root, pairs.length);
  const changes = pairs.map((pair, i) => ({
    ...pair,
    share: shares[i] ?? 0,
    witness: witnessOf(diagram, root, i, [...variables.values()]),
  }));
  changes.sort((a, b) => b.share - a.share);
  return {
    share: changes.reduce((sum, { share }) => sum + share, 0),
    changes,
    facts: listed([...before.facts.keys()], [...after.facts.keys()]),
    rules: listed(
      before.rules.map(({ id }) => id),
      after.rules.map(({ id }) => id),
    ),
    steps: listed([...before.steps.keys()], [...after.steps.keys()]),
  };
}

function rootOf(
  builder: DiagramBuilder,
  authored: AuthoredWorkflow,
  rules: readonly Formula[],
  constraints: readonly Formula[],
  outcomes: readonly string[],
  variables: ReadonlyMap<VariableDraft, Variable>,
): number {
  let valid: number = leaf.yes;
  for (const constraint of [...constraints, ...pairConstraints(variables)]) {
    valid = builder.and(valid, buildFormula(builder, constraint, variables));
  }
  const conditions = rules.map((rule) => buildFormula(builder, rule, variables));
  const leads = authored.rules.map(({ outcome }) => outcomes.indexOf(outcome));
  const decision = decisionRoots(builder, authored.hit, conditions, leads, rules.at(-1)?.op === 'always');
  return builder.choose(valid, decision.root, leaf.invalid);
}

/** The outcome a leaf stands for, the leading one first where several hold. */
function nameOf(builder: DiagramBuilder, outcomes: readonly string[], node: number): string {
  const meaning = builder.meaningOf(node);
  if (meaning === undefined) return 'none';
  const lead = outcomes[31 - Math.clz32(meaning.lead)];
  const others = outcomes.filter((name, i) => (meaning.set & (1 << i)) !== 0 && name !== lead);
  return [lead ?? 'none', ...others].join(' and ');
}

/** Share of the possible cases that ends in each changed pair. */
function sharesOf(diagram: Diagram, root: number, pairs: number): number[] {
  const met = new Float64Array(root + 1);
  met[root] = 1;
  const shares = Array.from({ length: pairs }, () => 0);
  let possible = 0;
  for (let node = root; node >= 0; node -= 1) {
    const share = met[node] ?? 0;
    if (share === 0) continue;
    const first = diagram.start[node] ?? 0;
    const end = diagram.start[node + 1] ?? first;
    if (diagram.variable[node] === -1) {
      if (node === leaf.invalid) continue;
      possible += share;
      const pair = diagram.label[node] ?? -1;
      if (pair >= 0) shares[pair] = (shares[pair] ?? 0) + share;
    }
    for (let kid = first; kid < end; kid += 1) {
      const below = diagram.kids[kid] ?? 0;
      met[below] = (met[below] ?? 0) + share / (end - first);
    }
  }
  return shares.map((share) => (possible === 0 ? 0 : share / possible));
}

function witnessOf(
  diagram: Diagram,
  root: number,
  pair: number,
  variables: readonly Variable[],
): Record<string, FactValue> {
  const cells = findCase(
    diagram,
    variables.length,
    [root],
    ([end = 0]) => diagram.label[end] === pair && end > leaf.yes,
  );
  return cells === null ? {} : writeCase(variables, cells);
}

function listed(before: readonly string[], after: readonly string[]): { added: string[]; removed: string[] } {
  return {
    added: after.filter((name) => !before.includes(name)),
    removed: before.filter((name) => !after.includes(name)),
  };
}
