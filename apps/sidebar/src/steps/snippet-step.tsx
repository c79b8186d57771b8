import { useRun } from '../run/run-context.tsx';
import { SnippetView } from './snippet-view.tsx';
import type { StepOf } from './step-of.ts';
import { TickRow } from './tick-row.tsx';

/** A reply or note. Inserting it does not send it: the step is ticked when the agent submits. */
export function SnippetStep({ step }: { step: StepOf<'reply' | 'note'> }) {
  const { tickOnSubmit } = useRun();
  return (
    <>
      <SnippetView
        snippet={step.snippet}
        onInserted={() => tickOnSubmit(step.id)}
        onUndone={() => tickOnSubmit(step.id, false)}
      />
      <TickRow step={step} isQuiet label={step.kind === 'reply' ? 'step.sent' : 'step.done'} />
    </>
  );
}
