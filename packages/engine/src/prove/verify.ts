import type { FactValue } from '@handrail/contract';
import { decide } from '../decide/decide.ts';
import { gapBit } from '../diagram/decision-roots.ts';
import { noBit, yesBit } from '../diagram/diagram.ts';
import { findCase, reachable } from '../diagram/find-case.ts';
import { bindingFindings } from './binding-findings.ts';
import type { Finding } from './finding.ts';
import { idleFacts } from './idle-facts.ts';
import { possibleLeads } from '../diagram/walk-diagram.ts';
import { writeCase } from './write-case.ts';
import type { Workflow } from '../workflow/workflow.ts';

/**
 * Everything wrong with what a workflow means, each with its place and a case that shows it: facts under which no
 * rule holds, rules that never decide, rules of a group that disagree, facts that change nothing, steps and outcomes
 * that nobody sees, and irreversible steps that could be reached while another outcome is possible. A workflow with
 * errors must not be used.
 */
export function verify(workflow: Workflow): Finding[] {
  const ends = reachable(workflow.diagram, workflow.byRule);
  const labels = new Set(
    [...ends].flatMap((node) => (isEnd(workflow, node) ? [workflow.diagram.label[node] ?? -1] : [])),
  );
  return [
    ...gaps(workflow),
    ...unreachableRules(workflow, labels),
    ...overlaps(workflow),
    ...idleFacts(workflow),
    ...outcomes(workflow),
    ...hiddenSteps(workflow),
    ...irreversibleWhileOpen(workflow),
    ...decidedWithoutFacts(workflow),
    ...bindingFindings(workflow),
  ];
}

function isEnd({ diagram }: Workflow, node: number): boolean {
  return diagram.variable[node] === -1;
}

function finding(
  kind: Finding['kind'],
  path: Finding['path'],
  message: string,
  suggestion: string | null,
  witness: Record<string, FactValue> | null,
): Finding {
  return { kind, severity: 'error', path, message, suggestion, witness, fact: null };
}

function caseOf(workflow: Workflow, cells: Int16Array | null): Record<string, FactValue> | null {
  return cells === null ? null : writeCase(workflow.variables, cells);
}

function gaps(workflow: Workflow): Finding[] {
  const { diagram, byRule, variables } = workflow;
  const isGap = ([end = 0]: readonly number[]): boolean => ((diagram.leads[end] ?? 0) & gapBit) !== 0;
  const cells = findCase(diagram, variables.length, [byRule], isGap, isGap);
  if (cells === null) return [];
  const suggestion = 'Add a rule for this case, or a last rule with when: {} for whatever is left';
  return [finding('gap', ['rules'], 'No rule holds in some cases', suggestion, caseOf(workflow, cells))];
}

function unreachableRules(workflow: Workflow, labels: ReadonlySet<number>): Finding[] {
  const { diagram, rules, variables, byRule, authored } = workflow;
  return rules.flatMap((rule, i): Finding[] => {
    const isCollected = authored.hit === 'collect' && possibleLeads(diagram, rule.root, allOpen(workflow)) !== noBit;
    if (labels.has(i) || (isCollected && i < rules.length - 1)) return [];
    const holds = ([end = 0]: readonly number[]): boolean => diagram.leads[end] === yesBit;
    const cells = findCase(
      diagram,
      variables.length,
      [rule.root],
      holds,
      ([node = 0]) => ((diagram.leads[node] ?? 0) & yesBit) !== 0,
    );
    const path = ['rules', i];
    if (cells === null) {
      const message = `Rule ${rule.id} can never hold`;
      return [
        finding(
          'unreachable_rule',
          [...path, 'when'],
          message,
          'Change its condition or leave it out',
          anyCase(workflow),
        ),
      ];
    }
    const earlier = deciderOf(workflow, byRule, cells);
    const message = `Rule ${rule.id} never decides: whenever it holds, an earlier rule has decided${earlier === null ? '' : `, here ${earlier}`}`;
    const suggestion = 'Move it up, narrow the earlier rule, or leave it out';
    return [finding('unreachable_rule', path, message, suggestion, caseOf(workflow, cells))];
  });
}

function allOpen({ variables }: Workflow): Int16Array {
  return new Int16Array(variables.length).fill(-1);
}

function anyCase(workflow: Workflow): Record<string, FactValue> | null {
  return caseOf(
    workflow,
    findCase(workflow.diagram, workflow.variables.length, [workflow.byRule], () => true),
  );
}

function deciderOf({ diagram, rules }: Workflow, byRule: number, cells: Int16Array): string | null {
  let node = byRule;
  for (let asked = diagram.variable[node] ?? -1; asked >= 0; asked = diagram.variable[node] ?? -1) {
    node = diagram.kids[(diagram.start[node] ?? 0) + Math.max(0, cells[asked] ?? 0)] ?? 0;
  }
  return rules[diagram.label[node] ?? -1]?.id ?? null;
}

function overlaps(workflow: Workflow): Finding[] {
  const { diagram, rules, variables, byRule, authored } = workflow;
  const found: Finding[] = [];
  const canHold = (node: number | undefined): boolean => ((diagram.leads[node ?? 0] ?? 0) & yesBit) !== 0;
  authored.rules.forEach((rule, i) => {
    if (rule.group === undefined) return;
    for (let j = i + 1; j < rules.length; j += 1) {
      const other = authored.rules[j];
      if (other?.group !== rule.group || other.outcome === rule.outcome) continue;
      const roots = [rules[i]?.root ?? 0, rules[j]?.root ?? 0, byRule];
      const isBoth = ([a, b, end = 0]: readonly number[]): boolean =>
        canHold(a) && canHold(b) && authored.rules[diagram.label[end] ?? -1]?.group === rule.group;
      const cells = findCase(diagram, variables.length, roots, isBoth, ([a, b]) => canHold(a) && canHold(b));
      if (cells === null) continue;
      const message = `Rules ${rule.id} and ${other.id} of group ${rule.group} hold together and disagree: ${rule.outcome} or ${other.outcome}`;
      found.push(
        finding('overlap', ['rules', j], message, 'Make their conditions exclude each other', caseOf(workflow, cells)),
      );
    }
  });
  return found;
}

function outcomes(workflow: Workflow): Finding[] {
  const { authored, diagram, root } = workflow;
  const reached = authored.hit === 'collect' ? (diagram.some[root] ?? 0) : (diagram.leads[root] ?? 0);
  return workflow.outcomes.flatMap((outcome, i): Finding[] => {
    const path = ['outcomes', outcome];
    if ((reached & (1 << i)) === 0) {
      const suggestion = 'Give it a rule or leave it out';
      return [
        finding('outcome_without_rule', path, `Nothing leads to outcome ${outcome}`, suggestion, anyCase(workflow)),
      ];
    }
    if ((authored.outcomes[outcome]?.steps.length ?? 0) > 0) return [];
    const message = `Outcome ${outcome} has no step: whoever reaches it is told nothing to do`;
    return [finding('outcome_without_step', path, message, 'Add at least one step', caseLedTo(workflow, i))];
  });
}

function caseLedTo(workflow: Workflow, outcome: number): Record<string, FactValue> | null {
  const { diagram, root, variables, authored } = workflow;
  const bits = authored.hit === 'collect' ? diagram.some : diagram.leads;
  const leads = ([node = 0]: readonly number[]): boolean => ((bits[node] ?? 0) & (1 << outcome)) !== 0;
  return caseOf(workflow, findCase(diagram, variables.length, [root], leads, leads));
}

function hiddenSteps(workflow: Workflow): Finding[] {
  const { diagram, root, variables, steps } = workflow;
  return [...steps.values()].flatMap(({ step, outcome, path, when }): Finding[] => {
    if (when === null) return [];
    const bit = outcome === null ? -1 : 1 << workflow.outcomes.indexOf(outcome);
    const isShown = ([end = 0, needed = 0]: readonly number[]): boolean =>
      ((diagram.some[end] ?? 0) & bit) !== 0 && ((diagram.leads[needed] ?? 0) & yesBit) !== 0;
    if (findCase(diagram, variables.length, [root, when], isShown, isShown) !== null) return [];
    const where = outcome === null ? 'in any case' : `under outcome ${outcome}`;
    const message = `Step ${step.id} is never needed ${where}: its condition cannot hold there`;
    const witness = outcome === null ? anyCase(workflow) : caseLedTo(workflow, workflow.outcomes.indexOf(outcome));
    return [finding('hidden_step', [...path, 'when'], message, 'Change its condition or leave the step out', witness)];
  });
}

/** With too few facts the outcome is still open; a step that can be worked then must be one that can be undone. */
function irreversibleWhileOpen(workflow: Workflow): Finding[] {
  return [...workflow.steps.values()].flatMap(({ step, outcome, path }): Finding[] => {
    if (!step.irreversible || (outcome !== null && !step.early)) return [];
    const witness = openCase(workflow, outcome === null ? null : workflow.outcomes.indexOf(outcome));
    if (witness === null) return [];
    const message =
      outcome === null
        ? `Irreversible step ${step.id} is offered under every outcome`
        : `Irreversible step ${step.id} can be worked while outcomes other than ${outcome} are possible`;
    const suggestion = outcome === null ? 'Move it under the outcome that allows it' : 'Leave out early: true';
    return [finding('irreversible_while_open', path, message, suggestion, witness)];
  });
}

/** The most facts that can be known with the outcome still one of several; null when it never is. */
function openCase(workflow: Workflow, outcome: number | null): Record<string, FactValue> | null {
  const { diagram, variables } = workflow;
  const isOpen = (node: number): boolean => {
    const leads = diagram.leads[node] ?? 0;
    return (leads & (leads - 1)) !== 0 && (outcome === null || (leads & (1 << outcome)) !== 0);
  };
  if (!isOpen(workflow.root)) return null;
  const cells = allOpen(workflow);
  let node = workflow.root;
  for (;;) {
    const first = diagram.start[node] ?? 0;
    const kids = [...diagram.kids.subarray(first, diagram.start[node + 1] ?? first)];
    const next = kids.findIndex(isOpen);
    if (next < 0) return writeCase(variables, cells);
    cells[diagram.variable[node] ?? 0] = next;
    node = kids[next] ?? 0;
  }
}

function decidedWithoutFacts(workflow: Workflow): Finding[] {
  const decision = decide(workflow, {}, { asOf: '2026-01-01T00:00:00Z' });
  if (decision.status !== 'decided') return [];
  const message = `Outcome ${String(decision.outcome)} is decided before anything is known`;
  const made = finding(
    'decided_without_facts',
    ['rules'],
    message,
    'Leave facts that matter without a start value',
    {},
  );
  return [{ ...made, severity: 'warning' }];
}
