import type { Launch, RunView, Step } from '@handrail/contract';

type Asked = Extract<Step, { kind: 'approval' }>;

/** Approvals that wait for this reader: nobody decides what they asked for themself. */
export function decisionsOf(run: RunView, me: Launch['user']): Asked[] {
  return run.steps.filter(
    (step): step is Asked =>
      step.kind === 'approval' &&
      step.approval.state === 'asked' &&
      step.approval.askedBy?.id !== me.id &&
      (step.approval.of === 'peer' || me.role !== 'agent'),
  );
}
