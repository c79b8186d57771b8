import type { Approval, FactValue, Step, StepMark } from '@handrail/contract';
import { approvalStanding } from './lapse.ts';
import type { Marking } from './mark-step.ts';
import { ownerTickets } from './owner-tickets.ts';
import type { PlanOptions } from './plan-of-run.ts';
import { isMembers } from './read-value.ts';
import type { PlacedStep } from './workflow.ts';
import { unreachable } from './unreachable.ts';

/** A step as the sidebar draws it. */
export function viewStep(
  at: Marking,
  { step, outcome }: PlacedStep,
  mark: StepMark,
  phase: Step['phase'],
  { render, link }: PlanOptions,
): Step {
  const { id, title, gate, irreversible } = step;
  const base = { id, title, hint: step.hint ?? null, mark, gate, irreversible, outcome, phase };
  const linked = (name: string | undefined) => (name === undefined ? null : link(name));
  const rendered = (name: string | undefined) => (name === undefined ? null : render(name));
  switch (step.kind) {
    case 'ask':
      return { kind: 'ask', ...base, facts: step.facts, question: rendered(step.question) };
    case 'check':
      return { kind: 'check', ...base, facts: step.facts, link: linked(step.link) };
    case 'reply':
    case 'note':
      return { kind: step.kind, ...base, snippet: render(step.snippet) };
    case 'macro':
      return { kind: 'macro', ...base, macro: step.macro, snippet: rendered(step.snippet) };
    case 'status':
      return {
        kind: 'status',
        ...base,
        status: step.status,
        reason: step.reason,
        wakeAfterDays: step.wake_after_days ?? null,
        fallback: step.fallback ?? null,
      };
    case 'owner_ticket': {
      const { tickets, excluded } = ownerTickets(at.workflow, at.state, at.facts, step);
      return {
        kind: 'owner_ticket',
        ...base,
        subject: step.subject,
        snippet: render(step.snippet),
        linkNote: render(step.link_note),
        macro: step.macro ?? null,
        status: step.status,
        tickets,
        excluded,
      };
    }
    case 'admin_note':
    case 'command':
      return { kind: step.kind, ...base, snippet: render(step.snippet), link: linked(step.link) };
    case 'link':
      return { kind: 'link', ...base, link: link(step.link) };
    case 'approval':
      return { kind: 'approval', ...base, question: step.question, approval: approvalOf(at, step.id, step.of) };
    case 'wait':
      return {
        kind: 'wait',
        ...base,
        on: step.on,
        limitDays: step.limit_days ?? null,
        reminder: rendered(step.reminder),
      };
    default:
      return unreachable(step);
  }
}

function approvalOf(at: Marking, step: string, of: Approval['of']): Approval {
  const record = at.state.approvals[step];
  const nobody = { askedBy: null, askedAt: null, decidedBy: null, decidedAt: null, comment: null };
  if (record === undefined) return { of, state: 'not_asked', ...nobody, changed: [], snapshot: [] };
  const { stands, changed } = approvalStanding(record, at.facts);
  const decided = record.decided;
  return {
    of,
    state: stands ? (decided?.decision ?? 'asked') : 'lapsed',
    askedBy: record.askedBy,
    askedAt: record.askedAt,
    decidedBy: decided?.by ?? null,
    decidedAt: decided?.at ?? null,
    comment: decided === null ? null : decided.comment,
    changed,
    snapshot: Object.entries(record.snapshot).map(([fact, value]) => ({
      fact,
      label: at.workflow.facts.get(fact)?.declaration.ask ?? fact,
      value: inWords(at, fact, value),
    })),
  };
}

function inWords({ workflow }: Marking, fact: string, value: FactValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (!Array.isArray(value)) {
    const options = workflow.facts.get(fact)?.declaration.options ?? [];
    return options.find((option) => option.value === value)?.label ?? String(value);
  }
  return isMembers(value) ? value.map(({ username }) => username).join(', ') : value.join(', ');
}
