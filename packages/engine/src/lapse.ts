import type { Facts, FactValue } from '@handrail/contract';
import type { ApprovalRecord, RunState, StepRecord } from './run-state.ts';
import type { Workflow } from './workflow.ts';

/** Facts that no longer have the value something was based on. Learning a fact that was unknown then changes nothing. */
export function changedSince(basis: Record<string, FactValue>, facts: Facts): string[] {
  return Object.entries(basis).flatMap(([id, then]) => {
    const now = facts[id];
    return now?.state === 'known' && isSameValue(now.value, then) ? [] : [id];
  });
}

export function isSameValue(a: FactValue, b: FactValue): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Case facts somebody recorded, with their values; what a later correction is compared with. */
export function recordedCase(workflow: Workflow, facts: Facts): Record<string, FactValue> {
  const recorded: Record<string, FactValue> = {};
  for (const { id, role } of workflow.declarations) {
    const fact = facts[id];
    if (role !== 'case' || fact?.state !== 'known' || fact.source === 'workflow') continue;
    recorded[id] = fact.value;
  }
  return recorded;
}

/** How far something that was done still stands on the facts it was done on. */
export type Standing = { stands: boolean; changed: string[] };

/**
 * A step done on facts that were corrected has to be looked at again. What cannot be undone stays done, because it
 * happened; the correction is shown with it.
 */
export function standingOf(workflow: Workflow, step: string, record: StepRecord, facts: Facts): Standing {
  if (record.state !== 'done') return { stands: false, changed: [] };
  const changed = changedSince(record.basis, facts);
  const isIrreversible = workflow.steps.get(step)?.step.irreversible ?? false;
  return { stands: isIrreversible || changed.length === 0, changed };
}

export function approvalStanding(approval: ApprovalRecord, facts: Facts): Standing {
  const changed = changedSince(approval.snapshot, facts);
  return { stands: changed.length === 0, changed };
}

/** What all owners together have said (rule 40, X20): one yes and one no contradict each other. */
export function ownersAnswer(state: RunState, step: string): 'none' | 'approved' | 'refused' | 'contradicting' {
  const answers = new Set((state.ownerTickets[step] ?? []).map(({ answer }) => answer));
  if (answers.has('approved') && answers.has('refused')) return 'contradicting';
  return answers.has('approved') ? 'approved' : answers.has('refused') ? 'refused' : 'none';
}
