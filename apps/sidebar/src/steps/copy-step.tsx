import { LookUp } from '../run/look-up.tsx';
import { SnippetView } from './snippet-view.tsx';
import type { StepOf } from './step-of.ts';
import { TickRow } from './tick-row.tsx';

/** An admin note or a ChatOps command: copied here, used in the other system, then ticked. */
export function CopyStep({ step }: { step: StepOf<'admin_note' | 'command'> }) {
  return (
    <>
      <SnippetView snippet={step.snippet} />
      {step.link && <LookUp link={step.link} />}
      <TickRow step={step} hasEvidence={step.gate} isDisabled={step.snippet.unfilled.length > 0} />
    </>
  );
}
