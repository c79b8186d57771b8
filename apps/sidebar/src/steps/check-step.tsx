import { LookUp } from '../run/look-up.tsx';
import type { StepOf } from './step.tsx';
import { StepFacts, useAreFactsKnown } from './step-facts.tsx';
import { TickRow } from './tick-row.tsx';

export function CheckStep({ step }: { step: StepOf<'check'> }) {
  const areKnown = useAreFactsKnown(step.facts);
  return (
    <>
      {step.link && <LookUp link={step.link} />}
      <StepFacts facts={step.facts} />
      <TickRow step={step} hasEvidence={step.gate} isDisabled={!areKnown} />
    </>
  );
}
