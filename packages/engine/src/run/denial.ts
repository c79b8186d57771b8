import type { FactValue } from '@handrail/contract';
import { isSameText } from './fact-record.ts';
import type { Denial, RunState } from './run-state.ts';
import type { Workflow } from '../workflow/workflow.ts';

/** What the run is about at this moment; null for the whole ticket, and while nobody said. */
export function presentSubject({ authored }: Workflow, state: RunState): FactValue | null {
  const fact = authored.subject === undefined ? undefined : state.facts[authored.subject];
  return fact?.state === 'known' ? fact.value : null;
}

/** A lead's no to this step about the present subject. It stands until a lead lifts it (X35). */
export function standingDenial(workflow: Workflow, state: RunState, step: string): Denial | null {
  const subject = presentSubject(workflow, state);
  return state.denials[step]?.findLast((denial) => isSameText(denial.subject, subject)) ?? null;
}

/** What leads said no to about other subjects; whoever decides about this one sees it (X35). */
export function earlierDenials(workflow: Workflow, state: RunState, step: string): Denial[] {
  const subject = presentSubject(workflow, state);
  return (state.denials[step] ?? []).filter((denial) => !isSameText(denial.subject, subject));
}

/** Keeps a lead's no about a subject, and drops it when a lead says yes about the same. */
export function noteDecision(state: RunState, step: string, decision: 'approved' | 'denied', denial: Denial): void {
  const others = (state.denials[step] ?? []).filter(({ subject }) => !isSameText(subject, denial.subject));
  state.denials[step] = decision === 'denied' ? [...others, denial] : others;
}

/** Steps on which a lead's no stands. */
export function deniedSteps(workflow: Workflow, state: RunState): string[] {
  return Object.keys(state.denials).filter((step) => standingDenial(workflow, state, step) !== null);
}
