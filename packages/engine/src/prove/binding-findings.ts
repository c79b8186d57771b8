import type { FactValue } from '@handrail/contract';
import { findCase } from '../diagram/find-case.ts';
import { askedIn, narrow } from '../diagram/narrow-diagram.ts';
import type { Finding, FindingKind } from './finding.ts';
import { writeCase } from './write-case.ts';
import type { Condition } from '../workflow/authored-workflow.ts';
import type { PlacedStep, Workflow } from '../workflow/workflow.ts';

type Path = Finding['path'];

/**
 * Whether yeses, noes and facts stay bound to what they are about: every consent covers something, every irreversible
 * step names what its facts are about, a lead's no cannot be walked around, and no run gets stuck (X31, X32, X34, X41).
 */
export function bindingFindings(workflow: Workflow): Finding[] {
  return [
    ...loneConsents(workflow),
    ...unnamedThings(workflow),
    ...deadEnds(workflow),
    ...bypassedDenials(workflow),
    ...endless(workflow),
  ];
}

/** Of these the engine keeps a run safe all the same: a yes stays a yes, and nothing irreversible is offered. */
const warned: ReadonlySet<FindingKind> = new Set<FindingKind>(['consent_covers_nothing', 'manager_without_way_out']);

function found(
  kind: FindingKind,
  path: Path,
  message: string,
  suggestion: string,
  witness: Record<string, FactValue> | null,
  fact: string | null = null,
): Finding {
  return { kind, severity: warned.has(kind) ? 'warning' : 'error', path, message, suggestion, witness, fact };
}

/**
 * Case and progress facts on which it depends whether a case comes to this outcome.
 *
 * @param when what the step needs; facts that have one value under it no longer matter
 */
function restingOn({ diagram, root, variables }: Workflow, outcome: number, when: Condition = {}): Set<string> {
  const open = new Int16Array(variables.length).fill(-1);
  for (const { index, base, cellOf } of variables) {
    const value = base === null ? undefined : when[base];
    if (typeof value === 'string' || typeof value === 'boolean') open[index] = cellOf(value);
  }
  const narrowed = narrow(diagram, root, open, (node) => ((diagram.leads[node] ?? 0) & (1 << outcome) ? 1 : 0));
  return new Set(askedIn(narrowed).flatMap((index) => variables[index]?.bases ?? []));
}

function caseOf(workflow: Workflow, outcome: string | null): Record<string, FactValue> | null {
  const { diagram, root, variables, outcomes } = workflow;
  const bit = outcome === null ? -1 : 1 << outcomes.indexOf(outcome);
  const leads = ([node = 0]: readonly number[]): boolean => ((diagram.leads[node] ?? 0) & bit) !== 0;
  const cells = findCase(diagram, variables.length, [root], leads, leads);
  return cells === null ? null : writeCase(variables, cells);
}

function irreversible({ steps }: Workflow): (PlacedStep & { outcome: string })[] {
  return [...steps.values()].flatMap((placed) =>
    placed.step.irreversible && placed.outcome !== null ? [{ ...placed, outcome: placed.outcome }] : [],
  );
}

function loneConsents(workflow: Workflow): Finding[] {
  const consents = new Map<string, string | null>();
  for (const { step } of workflow.steps.values()) {
    if (step.asks !== undefined) consents.set(step.asks, null);
    if (step.kind === 'owner_ticket') consents.set(step.answers, null);
  }
  for (const { outcome } of irreversible(workflow)) {
    for (const id of restingOn(workflow, workflow.outcomes.indexOf(outcome))) {
      const declared = workflow.facts.get(id)?.declaration;
      if (declared?.role === 'case' && declared.who === 'customer') consents.set(id, outcome);
    }
  }
  return [...consents].flatMap(([id, outcome]) => {
    if ((workflow.facts.get(id)?.covers.length ?? 1) > 0) return [];
    const message = `The answer ${id} covers nothing, so a yes to one thing would count for any other`;
    const suggestion = 'Name the facts that its asking text prints: covers: [one, other]';
    return [found('consent_covers_nothing', ['facts', id], message, suggestion, caseOf(workflow, outcome), id)];
  });
}

function unnamedThings(workflow: Workflow): Finding[] {
  return irreversible(workflow).flatMap(({ step, outcome, path, names }): Finding[] => {
    const known = new Set(names.flatMap((name) => [name, ...(workflow.facts.get(name)?.about ?? [])]));
    const unnamed = new Set<string>();
    for (const id of restingOn(workflow, workflow.outcomes.indexOf(outcome), step.when)) {
      for (const about of workflow.facts.get(id)?.about ?? []) if (!known.has(about)) unnamed.add(about);
    }
    if (unnamed.size === 0) return [];
    const message = `Irreversible step ${step.id} rests on facts about ${[...unnamed].join(', ')}, which it does not name`;
    const suggestion = `Say what it is done to: about: [${[...names, ...unnamed].join(', ')}]`;
    return [found('step_names_less', path, message, suggestion, caseOf(workflow, outcome))];
  });
}

function deadEnds(workflow: Workflow): Finding[] {
  const steps = [...workflow.steps.values()];
  const isLead = ({ step }: PlacedStep): boolean => step.kind === 'approval' && step.of === 'lead';
  const findings: Finding[] = [];
  const canBeLost = workflow.declarations.find(
    ({ id, role }) =>
      role === 'case' && !id.startsWith('until.') && workflow.variables.some(({ bases }) => bases.includes(id)),
  );
  if (canBeLost !== undefined && !steps.some((placed) => placed.isLost && isLead(placed))) {
    const message = `When ${canBeLost.id} cannot be found out, nobody is asked`;
    const suggestion = 'Include the fragment in-doubt, or add an approval of a lead under lost:';
    findings.push(
      found('manager_without_way_out', ['facts', canBeLost.id], message, suggestion, caseOf(workflow, null)),
    );
  }
  for (const [outcome, { tone }] of Object.entries(workflow.authored.outcomes)) {
    if (tone !== 'manager' || steps.some((placed) => placed.outcome === outcome && isLead(placed))) continue;
    const message = `Outcome ${outcome} waits for a manager, and no step asks one`;
    const path = ['outcomes', outcome];
    findings.push(
      found('manager_without_way_out', path, message, 'Add an approval with of: lead', caseOf(workflow, outcome)),
    );
  }
  return findings;
}

function bypassedDenials(workflow: Workflow): Finding[] {
  const acting = irreversible(workflow).reduce(
    (sum, { outcome }) => sum | (1 << workflow.outcomes.indexOf(outcome)),
    0,
  );
  return [...workflow.steps.values()].flatMap(({ step, path, isLost }): Finding[] => {
    if (step.kind !== 'approval' || step.of !== 'lead' || isLost) return [];
    const variable = workflow.variables.find(({ base }) => base === step.answers);
    if (variable === undefined) return [];
    const cells = caseWith(workflow, acting, variable.index, variable.cellOf('denied'));
    if (cells === null) return [];
    const message = `Although a lead said no in ${step.id}, something irreversible can be reached`;
    const suggestion = `Let the rule hold whenever it was denied: any: [{${step.answers}: denied}, …]`;
    return [found('denial_bypassed', path, message, suggestion, writeCase(workflow.variables, cells))];
  });
}

/** A case that comes to one of these outcomes with one variable in a given cell; null when there is none. */
function caseWith(
  { diagram, root, variables }: Workflow,
  outcomes: number,
  index: number,
  cell: number,
): Int16Array | null {
  const cells = new Int16Array(variables.length).fill(-1);
  const failed = new Set<number>();
  const search = (node: number): boolean => {
    if (failed.has(node) || ((diagram.leads[node] ?? 0) & outcomes) === 0) return false;
    const asked = diagram.variable[node] ?? -1;
    if (asked < 0) return true;
    const first = diagram.start[node] ?? 0;
    const width = (diagram.start[node + 1] ?? first) - first;
    for (let at = asked === index ? cell : 0; at < (asked === index ? cell + 1 : width); at += 1) {
      cells[asked] = at;
      if (search(diagram.kids[first + at] ?? 0)) return true;
    }
    cells[asked] = -1;
    failed.add(node);
    return false;
  };
  if (!search(root)) return null;
  cells[index] = cell;
  return cells;
}

/** From every outcome something can be said or solved, at once or after what it leads to. */
function endless(workflow: Workflow): Finding[] {
  const steps = [...workflow.steps.values()];
  const ends = (outcome: string): boolean =>
    steps.some(
      ({ step, outcome: of }) =>
        of === outcome && ['reply', 'note', 'macro', 'status', 'owner_ticket', 'admin_note'].includes(step.kind),
    );
  return Object.keys(workflow.authored.outcomes).flatMap((outcome): Finding[] => {
    const reached = new Set([outcome]);
    for (const one of reached) for (const next of workflow.authored.outcomes[one]?.leads_to ?? []) reached.add(next);
    const isEmpty = (workflow.authored.outcomes[outcome]?.steps.length ?? 0) === 0;
    if (isEmpty || [...reached].some(ends)) return [];
    const message = `A run that comes to ${outcome} has no way to end: nobody is told anything, there and after it`;
    const suggestion = 'Add a reply or a status, or say what it leads_to';
    return [found('outcome_without_ending', ['outcomes', outcome], message, suggestion, caseOf(workflow, outcome))];
  });
}
