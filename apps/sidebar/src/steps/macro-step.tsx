import type { StepOf } from './step-of.ts';
import { TickRow } from './tick-row.tsx';

export function MacroStep({ step }: { step: StepOf<'macro'> }) {
  return <TickRow step={step} />;
}
