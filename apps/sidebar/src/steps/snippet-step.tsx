import { useRun } from '../state/run-context.tsx';
import { SnippetView } from '../snippet/snippet-view.tsx';
import type { StepOf } from '../state/step-of.ts';
import { useText } from '../text/text.tsx';
import { Meta } from '../ui/layout.ts';
import { TickRow } from './tick-row.tsx';
import { useTurn } from './use-turn.ts';

/** A reply with all that goes out with it. Inserting sends nothing: the submit ticks what really went out. */
export function ReplyStep({ step }: { step: StepOf<'reply'> }) {
  const { t } = useText();
  const { run, tickOnSubmit } = useRun();
  const turn = useTurn(step.id);
  const wait = run.turn?.reply === step.id && run.steps.find(({ id }) => id === run.turn?.wait);
  return (
    <>
      <SnippetView
        snippet={step.snippet}
        turn={turn}
        onInserted={(text) => tickOnSubmit(step.id, true, text)}
        onUndone={() => tickOnSubmit(step.id, false)}
      />
      {wait && wait.kind === 'wait' && (
        <Meta>
          {t(wait.limitDays === null ? 'turn.then' : 'turn.then.until', { on: wait.on, count: wait.limitDays ?? 0 })}
        </Meta>
      )}
      <TickRow step={step} isQuiet label="step.sent" />
    </>
  );
}

/** An internal note. It is on the ticket as soon as it is added, and so is the tick. */
export function NoteStep({ step }: { step: StepOf<'note'> }) {
  const { tickIfOpen } = useRun();
  return (
    <>
      <SnippetView
        snippet={step.snippet}
        noteOf={{ step: step.id, intended: step.intended }}
        onInserted={() => void tickIfOpen(step.id)}
      />
      <TickRow step={step} isQuiet />
    </>
  );
}
