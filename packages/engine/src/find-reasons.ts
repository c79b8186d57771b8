import type { FactSource, FactValue, Reason, RuleView } from '@handrail/contract';
import { factNames } from './declare-facts.ts';
import { cellOf, type Situation, unknown } from './read-cells.ts';
import type { Variable } from './variable.ts';
import { possibleLeads } from './walk-diagram.ts';

/**
 * A smallest set of known base facts that forces the leading outcome on its own: facts are let go one by one, those
 * of the latest tests first, and only those without which another outcome becomes possible are kept.
 */
export function sufficientFacts(at: Situation, cells: Int16Array, lead: number): string[] {
  const { workflow } = at;
  const known = new Map<string, Variable[]>();
  for (const variable of workflow.variables) {
    if ((cells[variable.index] ?? unknown) < 0) continue;
    for (const base of variable.bases) known.set(base, [...(known.get(base) ?? []), variable]);
  }
  const kept = cells.slice();
  const left = { ...at, facts: { ...at.facts } };
  const reasons: string[] = [];
  const latestFirst = [...known].toSorted(([, a], [, b]) => (b[0]?.index ?? 0) - (a[0]?.index ?? 0));
  for (const [fact, variables] of latestFirst) {
    const before = left.facts[fact];
    left.facts[fact] = { state: 'unknown', failed: null };
    for (const variable of variables) kept[variable.index] = cellOf(left, variable);
    if (possibleLeads(workflow.diagram, workflow.root, kept) === lead) continue;
    if (before === undefined) delete left.facts[fact];
    else left.facts[fact] = before;
    for (const variable of variables) kept[variable.index] = cellOf(left, variable);
    reasons.unshift(fact);
  }
  return reasons;
}

/** Those facts as reasons: each with the rule it serves, in that rule's words, and its place in the handbook. */
export function findReasons(at: Situation, facts: readonly string[], views: readonly RuleView[]): Reason[] {
  const { workflow } = at;
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
    const says = served === undefined ? (linkedBy(at, fact) ?? holds) : holds;
    return [{ rule: rule.id, fact, ...known(at, fact), says, citation: view.citation }];
  });
}

/** Why a fact that no rule tests still counts: what links it to one that is tested. */
function linkedBy({ workflow }: Situation, fact: string): string | null {
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

function known({ workflow, facts }: Situation, id: string): { value: FactValue | null; source: FactSource | null } {
  const fact = facts[id];
  if (fact?.state === 'known') return { value: fact.value, source: fact.source };
  const declared = workflow.facts.get(id);
  if (fact !== undefined || declared === undefined) return { value: null, source: null };
  return { value: declared.starts, source: declared.declaration.role === 'progress' ? 'run' : 'workflow' };
}
