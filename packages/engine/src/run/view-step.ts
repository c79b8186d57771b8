import type { Approval, FactValue, Step, StepMark } from '@handrail/contract';
import { earlierDenials } from './denial.ts';
import { approvalStanding } from './lapse.ts';
import type { Marking } from './mark-step.ts';
import { ownerTickets } from './owner-tickets.ts';
import { secondLookOf } from './second-look.ts';
import type { PlanOptions } from './plan-of-run.ts';
import { isMembers } from '../values/read-value.ts';
import type { PlacedStep } from '../workflow/workflow.ts';
import { unreachable } from '../values/unreachable.ts';

/** A step as the sidebar draws it. */
export function viewStep(
  at: Marking,
  { step, outcome }: PlacedStep,
  mark: StepMark,
  phase: Step['phase'],
  { render, link }: PlanOptions,
): Step {
  const { id, title, gate, irreversible } = step;
  const secondLook = secondLookOf(at.workflow, at.state, at.facts, step, at.now);
  const base = { secondLook, id, title, hint: step.hint ?? null, mark, gate, irreversible, outcome, phase };
  const linked = (name: string | undefined) => (name === undefined ? null : link(name));
  const rendered = (name: string | undefined) => (name === undefined ? null : render(name));
  switch (step.kind) {
    case 'ask':
      return { kind: 'ask', ...base, facts: step.facts, question: rendered(step.question) };
    case 'check':
      return { kind: 'check', ...base, facts: step.facts, link: linked(step.link) };
    case 'reply':
      return { kind: 'reply', ...base, snippet: render(step.snippet) };
    case 'note':
      return { kind: 'note', ...base, snippet: render(step.snippet), intended: at.state.intendedNotes[id] ?? null };
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
        closing: rendered(step.closing),
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
  const { subject } = at.workflow.authored;
  const earlier = earlierDenials(at.workflow, at.state, step).map((denial) => ({
    ...denial,
    subject: subject === undefined || denial.subject === null ? null : inWords(at, subject, denial.subject),
  }));
  const nobody = { askedBy: null, askedAt: null, decidedBy: null, decidedAt: null, comment: null };
  if (record === undefined) return { of, state: 'not_asked', ...nobody, changed: [], snapshot: [], earlier };
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
    earlier,
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
