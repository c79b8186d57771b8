import type { FactSource, FactValue, Reason, RuleView } from '@handrail/contract';
import { factNames } from '../workflow/fact-names.ts';
import { cellOf, type Situation, unknown } from './read-cells.ts';
import type { Variable } from '../diagram/variable.ts';
import { possibleLeads } from '../diagram/walk-diagram.ts';
import type { Workflow } from '../workflow/workflow.ts';

/** A reason without the value it rests on. */
export type ReasonPart = Omit<Reason, 'value' | 'source'>;

/**
 * A smallest set of known base facts that forces the leading outcome on its own: facts are let go one by one, those
 * of the latest tests first, and only those without which another outcome becomes possible are kept.
 *
 * @param cells of a decided case
 */
export function sufficientFacts(at: Situation, cells: readonly number[]): string[] {
  const { diagram, root, variables } = at.workflow;
  const lead = possibleLeads(diagram, root, cells);
  const known = new Map<string, Variable[]>();
  for (const variable of variables) {
    if ((cells[variable.index] ?? unknown) < 0) continue;
    for (const base of variable.bases) {
      const own = known.get(base);
      if (own === undefined) known.set(base, [variable]);
      else own.push(variable);
    }
  }
  const kept = cells.slice();
  const left = { ...at, facts: { ...at.facts } };
  const reasons: string[] = [];
  const latestFirst = [...known].toSorted(([, a], [, b]) => (b[0]?.index ?? 0) - (a[0]?.index ?? 0));
  for (const [fact, own] of latestFirst) {
    const before = left.facts[fact];
    left.facts[fact] = { state: 'unknown', failed: null };
    for (const variable of own) kept[variable.index] = cellOf(left, variable);
    if (possibleLeads(diagram, root, kept) === lead) continue;
    if (before === undefined) delete left.facts[fact];
    else left.facts[fact] = before;
    for (const variable of own) kept[variable.index] = cellOf(left, variable);
    reasons.unshift(fact);
  }
  return reasons;
}

/** Those facts as reasons: each with the rule it serves, in that rule's words, and its place in the handbook. */
export function findReasons(workflow: Workflow, facts: readonly string[], views: readonly RuleView[]): ReasonPart[] {
  const deciding = views.findIndex(({ decides }) => decides);
  return facts.flatMap((fact) => {
    const touches = (i: number): boolean =>
      workflow.rules[i]?.variables.some((index) => workflow.variables[index]?.bases.includes(fact)) ?? false;
    const served =
      deciding >= 0 && touches(deciding)
        ? deciding
        : (firstIndex(views, (view, i) => view.state === 'fails' && touches(i)) ??
          firstIndex(views, (_, i) => touches(i)));
    const number = served ?? Math.max(0, deciding);
    const view = views[number];
    const rule = workflow.authored.rules[number];
    if (view === undefined || rule === undefined) return [];
    const holds = view.state === 'fails' ? (rule.passes ?? `Does not apply: ${rule.reason}`) : rule.reason;
    const says = served === undefined ? (linkedBy(workflow, fact) ?? holds) : holds;
    return [{ rule: rule.id, fact, says, citation: view.citation }];
  });
}

/** A reason with the value it rests on now. */
export function tellReason({ workflow, facts }: Situation, { rule, fact, says, citation }: ReasonPart): Reason {
  const known = facts[fact];
  let value: FactValue | null = null;
  let source: FactSource | null = null;
  if (known?.state === 'known') ({ value, source } = known);
  else if (known === undefined) {
    const declared = workflow.facts.get(fact);
    value = declared?.starts ?? null;
    if (declared !== undefined) source = declared.declaration.role === 'progress' ? 'run' : 'workflow';
  }
  return { rule, fact, value, source, says, citation };
}

/** Why a fact that no rule tests still counts: what links it to one that is tested. */
function linkedBy(workflow: Workflow, fact: string): string | null {
  const constraint = workflow.authored.constraints.find((one) => {
    const parts = 'never' in one ? one.never : [one.if, one.implies];
    const names = parts.flatMap((part) => [...factNames(part)]);
    return names.some((name) => workflow.facts.get(name)?.bases.includes(fact));
  });
  return constraint?.because ?? null;
}

function firstIndex<T>(list: readonly T[], test: (entry: T, index: number) => boolean): number | undefined {
  const index = list.findIndex(test);
  return index < 0 ? undefined : index;
}
