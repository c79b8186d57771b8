import type { StepOf } from './step.tsx';
import { TickRow } from './tick-row.tsx';

export function MacroStep({ step }: { step: StepOf<'macro'> }) {
  return <TickRow step={step} />;
}
