import { useRun } from '../run/run-context.tsx';
import { SnippetView } from './snippet-view.tsx';
import type { StepOf } from './step-of.ts';
import { StepFacts } from './step-facts.tsx';
import { TickRow } from './tick-row.tsx';

export function AskStep({ step }: { step: StepOf<'ask'> }) {
  const { tickIfOpen, tickOnSubmit } = useRun();
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
      <TickRow step={step} />
    </>
  );
}
