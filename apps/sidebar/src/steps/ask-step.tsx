import { useRun } from '../state/run-context.tsx';
import { SnippetView } from '../snippet/snippet-view.tsx';
import type { StepOf } from '../state/step-of.ts';
import { StepFacts, useAreAnswered } from './step-facts.tsx';
import { TickRow } from './tick-row.tsx';

export function AskStep({ step }: { step: StepOf<'ask'> }) {
  const { tickIfOpen, tickOnSubmit, keepBack } = useRun();
  const areAnswered = useAreAnswered(step.facts);
  return (
    <>
      {step.question && (
        <SnippetView
          snippet={step.question}
          onInserted={(text) => tickOnSubmit(step.id, { text: { mode: 'public', text } })}
          onUndone={() => keepBack(step.id)}
        />
      )}
      <StepFacts facts={step.facts} onAllAnswered={() => tickIfOpen(step.id)} />
      <TickRow step={step} isDisabled={!areAnswered} />
    </>
  );
}
