import { changedSince } from './lapse.ts';
import { type Marking, whatHappened } from './mark-step.ts';
import type { RunState } from './run-state.ts';
import type { PlacedStep } from '../workflow/workflow.ts';

/**
 * Gates of outcomes the run came to and left by progress alone: they stay required until they are done or skipped (X42),
 * and again when what they were done on has changed. They lapse when a fact under their outcome was corrected, and when
 * what they announced has arrived.
 */
export function leftGates({ workflow, state, facts }: Marking, elsewhere: readonly PlacedStep[]): PlacedStep[] {
  const hasArrived = (id: string): boolean => {
    const fact = facts[id];
    const starts = workflow.facts.get(id)?.starts ?? null;
    return fact?.state === 'known' && fact.source !== 'workflow' && fact.value !== starts;
  };
  return elsewhere.filter(({ step, outcome }) => {
    const basis = outcome === null ? undefined : state.reached[outcome];
    if (!step.gate || basis === undefined) return false;
    const answers = step.kind === 'owner_ticket' ? step.answers : [];
    const awaited = [step.asks ?? [], step.awaits ?? [], answers].flat();
    return changedSince(basis, facts).length === 0 && !awaited.some(hasArrived);
  });
}

/** Whether anything was recorded on a step. */
export function hasHappened(state: RunState, step: string): boolean {
  const record = state.steps[step];
  const isRecorded = record !== undefined && record.state !== 'reopened';
  return isRecorded || state.approvals[step] !== undefined || (state.ownerTickets[step] ?? []).length > 0;
}

/** Whether what was recorded on a step holds as things are now, and leaves nothing to do. */
export function hasSettled(at: Marking, { step }: PlacedStep): boolean {
  const mark = whatHappened(at, step);
  return mark?.state === 'done' || mark?.state === 'skipped';
}
