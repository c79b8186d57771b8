import type { Facts, FactValue } from '@handrail/contract';
import { isMembers } from '../values/read-value.ts';
import { namedOtherwise } from './consent.ts';
import type { ApprovalRecord, StepRecord } from './run-state.ts';
import type { Workflow } from '../workflow/workflow.ts';

/** Facts that no longer have the value something was based on. Learning a fact that was unknown then changes nothing. */
export function changedSince(basis: Record<string, FactValue>, facts: Facts): string[] {
  return Object.entries(basis).flatMap(([id, then]) => {
    const now = facts[id];
    return now?.state === 'known' && isSameValue(now.value, then) ? [] : [id];
  });
}

export function isSameValue(a: FactValue, b: FactValue): boolean {
  return a === b || JSON.stringify(deciding(a)) === JSON.stringify(deciding(b));
}

/** Members are the same when they decide the same: their order and their days of activity come and go. */
function deciding(value: FactValue): unknown {
  if (!isMembers(value)) return value;
  return value
    .map(({ username, role, direct, isBot, email }) => [username, role, direct, isBot, email?.toLowerCase() ?? null])
    .toSorted((a, b) => String(a[0]).localeCompare(String(b[0])));
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
 * happened; the correction is shown with it. What was asked, or done to something, is not asked or done for anything else
 * that has its place since (X31, X32).
 */
export function standingOf(workflow: Workflow, step: string, record: StepRecord, facts: Facts): Standing {
  if (record.state !== 'done') return { stands: false, changed: [] };
  const changed = changedSince(record.basis, facts);
  const renamed = namedOtherwise(record.named, facts).filter((name) => record.named[name] !== null);
  const isIrreversible = workflow.steps.get(step)?.step.irreversible ?? false;
  const stands = renamed.length === 0 && (isIrreversible || changed.length === 0);
  return { stands, changed: [...new Set([...renamed, ...changed])] };
}

export function approvalStanding(approval: ApprovalRecord, facts: Facts): Standing {
  const found = approval.lost.filter((id) => facts[id]?.state === 'known');
  const changed = [...changedSince(approval.snapshot, facts), ...found];
  return { stands: changed.length === 0, changed };
}
