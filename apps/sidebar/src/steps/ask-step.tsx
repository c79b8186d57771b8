import { useRun } from '../state/run-context.tsx';
import { SnippetView } from '../snippet/snippet-view.tsx';
import type { StepOf } from '../state/step-of.ts';
import { StepFacts, useAreAnswered } from './step-facts.tsx';
import { TickRow } from './tick-row.tsx';

export function AskStep({ step }: { step: StepOf<'ask'> }) {
  const { tickIfOpen, tickOnSubmit } = useRun();
  const areAnswered = useAreAnswered(step.facts);
  return (
    <>
      {step.question && (
        <SnippetView
          snippet={step.question}
          onInserted={() => tickOnSubmit(step.id)}
          onUndone={() => tickOnSubmit(step.id, false)}
        />
      )}
      <StepFacts facts={step.facts} onAllAnswered={() => tickIfOpen(step.id)} />
      <TickRow step={step} isDisabled={!areAnswered} />
    </>
  );
}
