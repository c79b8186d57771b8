import { LookUp } from '../fact/look-up.tsx';
import type { StepOf } from '../state/step-of.ts';
import { TickRow } from './tick-row.tsx';

export function LinkStep({ step }: { step: StepOf<'link'> }) {
  return (
    <>
      <LookUp link={step.link} />
      <TickRow step={step} hasEvidence={step.gate} />
    </>
  );
}
