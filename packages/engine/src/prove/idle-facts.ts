import type { FactValue } from '@handrail/contract';
import { factNames } from '../workflow/fact-names.ts';
import { yesBit } from '../diagram/diagram.ts';
import { findCase, reachable } from '../diagram/find-case.ts';
import type { Finding } from './finding.ts';
import { askedIn, narrow } from '../diagram/narrow-diagram.ts';
import { writeCase } from './write-case.ts';
import type { Workflow } from '../workflow/workflow.ts';

/**
 * Facts nobody needs: tested by rules although no value of theirs changes the outcome, or used by nothing at all.
 * Whether a text uses the latter is for the loader to know, which drops those findings.
 */
export function idleFacts(workflow: Workflow): Finding[] {
  const mattering = matteringBases(workflow);
  const used = usedBySteps(workflow);
  return workflow.declarations.flatMap(({ id, role }): Finding[] => {
    if (id.startsWith('until.')) return [];
    const declared = workflow.facts.get(id);
    const rule = workflow.authored.rules.findIndex(({ when }) => factNames(when).has(id));
    if (declared === undefined || declared.bases.some((base) => mattering.has(base)) || used.has(id)) return [];
    const path = ['facts', id];
    if (rule >= 0) {
      const name = workflow.authored.rules[rule]?.id ?? '';
      const message = `Rule ${name} asks for ${id}, but no value of it can change the outcome`;
      return [idle(path, id, 'error', message, 'Leave it out of the rules', caseTesting(workflow, rule))];
    }
    if (role === 'derived' || role === 'progress' || isBaseOfUsed(workflow, id, used)) return [];
    const message = `Nothing uses the fact ${id}`;
    return [
      idle(path, id, 'warning', message, 'Leave it out, or use it in a rule, step or text', caseTesting(workflow, 0)),
    ];
  });
}

function idle(
  path: Finding['path'],
  fact: string,
  severity: Finding['severity'],
  message: string,
  suggestion: string,
  witness: Finding['witness'],
): Finding {
  return { kind: 'idle_fact', severity, path, message, suggestion, witness, fact };
}

/** Base facts that some outcome or some step's need depends on, among cases that can exist. */
function matteringBases(workflow: Workflow): Set<string> {
  const { diagram, root, steps, variables } = workflow;
  const roots = [root, ...[...steps.values()].flatMap(({ when }) => (when === null ? [] : [when]))];
  const open = new Int16Array(variables.length).fill(-1);
  const isConstrained = workflow.authored.constraints.length > 0;
  const asked = roots.flatMap((one) =>
    isConstrained
      ? askedIn(narrow(diagram, one, open, (node) => diagram.some[node] ?? 0))
      : [...reachable(diagram, one)].map((node) => diagram.variable[node] ?? -1),
  );
  return new Set(asked.flatMap((index) => variables[index]?.bases ?? []));
}

function usedBySteps({ steps, authored }: Workflow): Set<string> {
  const used = new Set<string>(authored.subject === undefined ? [] : [authored.subject]);
  for (const { step } of steps.values()) {
    if (step.kind === 'ask' || step.kind === 'check') for (const fact of step.facts) used.add(fact);
    if (step.kind === 'approval') used.add(step.answers);
    if (step.kind === 'owner_ticket') for (const fact of [step.members, step.answers]) used.add(fact);
    if (step.kind === 'owner_ticket') for (const fact of [step.except ?? []].flat()) used.add(fact);
    for (const fact of typeof step.sets === 'string' ? [step.sets] : Object.keys(step.sets ?? {})) used.add(fact);
    for (const fact of factNames(step.when ?? {})) used.add(fact);
  }
  return used;
}

function isBaseOfUsed({ facts }: Workflow, id: string, used: ReadonlySet<string>): boolean {
  return [...facts].some(([name, { bases }]) => name !== id && bases.includes(id) && used.has(name));
}

/** A case in which the rule that asks for the fact holds, or any case. */
function caseTesting({ diagram, rules, variables, byRule }: Workflow, rule: number): Record<string, FactValue> | null {
  const root = rules[rule]?.root ?? byRule;
  const holds = ([node = 0]: readonly number[]): boolean => ((diagram.leads[node] ?? 0) & yesBit) !== 0;
  const cells =
    findCase(diagram, variables.length, [root], holds, holds) ??
    findCase(diagram, variables.length, [byRule], () => true);
  return cells === null ? null : writeCase(variables, cells);
}
