import type { RunView, Step, Wait } from '@handrail/contract';

/** The step that is itself the wait. What is done, as owners who were written to, is waited for and no such step. */
export function waitingStep(run: RunView, { step: id }: Pick<Wait, 'step'>): Step | null {
  return run.steps.find((step) => step.id === id && step.phase === 'now' && step.mark.state === 'waiting') ?? null;
}
