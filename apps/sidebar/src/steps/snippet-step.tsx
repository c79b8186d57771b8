import { useRun, useTarget } from '../state/run-context.tsx';
import { SnippetView } from '../snippet/snippet-view.tsx';
import type { StepOf } from '../state/step-of.ts';
import { useText } from '../text/text.tsx';
import { Meta } from '../ui/layout.ts';
import { TickRow } from './tick-row.tsx';
import { useTurn } from './use-turn.ts';

/** A reply with all that goes out with it. Inserting sends nothing: the submit ticks what really went out. */
export function ReplyStep({ step }: { step: StepOf<'reply'> }) {
  const { t } = useText();
  const { run, tickOnSubmit, keepBack, isReplyWaiting } = useRun();
  const turn = useTurn(step.id);
  // Sent, while the service has not heard of it yet: a second time would be one too many.
  const isSent = useTarget({ step: step.id }).queued?.body.type === 'step_done';
  const wait = run.turn?.reply === step.id && run.steps.find(({ id }) => id === run.turn?.wait);
  return (
    <>
      {!isSent && (
        <SnippetView
          snippet={step.snippet}
          turn={turn}
          isAdded={() => isReplyWaiting(step.id)}
          onInserted={(text, isAdded) => tickOnSubmit(step.id, { text: { mode: 'public', text }, isAdded })}
          onUndone={() => keepBack(step.id)}
        />
      )}
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
        onInserted={() => tickIfOpen(step.id)}
      />
      <TickRow step={step} isQuiet />
    </>
  );
}
