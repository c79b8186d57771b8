import type { StepOf } from './step.tsx';
import { TickRow } from './tick-row.tsx';

export function ApprovalStep({ step }: { step: StepOf<'approval'> }) {
  return <TickRow step={step} />;
}
