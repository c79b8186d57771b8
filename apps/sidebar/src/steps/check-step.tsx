import { LookUp } from '../fact/look-up.tsx';
import { useRun } from '../state/run-context.tsx';
import type { StepOf } from '../state/step-of.ts';
import { StepFacts, useAreFactsKnown } from './step-facts.tsx';
import { TickRow } from './tick-row.tsx';

export function CheckStep({ step }: { step: StepOf<'check'> }) {
  const { tickIfOpen } = useRun();
  const areKnown = useAreFactsKnown(step.facts);
  return (
    <>
      {step.link && <LookUp link={step.link} />}
      <StepFacts facts={step.facts} onAllAnswered={step.gate ? undefined : () => tickIfOpen(step.id)} />
      <TickRow step={step} hasEvidence={step.gate} isDisabled={!areKnown} />
    </>
  );
}
