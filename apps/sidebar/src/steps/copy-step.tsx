import { LookUp } from '../fact/look-up.tsx';
import { SnippetView } from '../snippet/snippet-view.tsx';
import { useRun } from '../state/run-context.tsx';
import type { StepOf } from '../state/step-of.ts';
import { useText } from '../text/text.tsx';
import { TickRow } from './tick-row.tsx';

/**
 * An admin note or a ChatOps command: copied here, used in the other system. A note is on its way once it is copied, so
 * that one click does both; a command is ticked when it has run, and not before.
 */
export function CopyStep({ step }: { step: StepOf<'admin_note' | 'command'> }) {
  const { t } = useText();
  const { tickIfOpen, isReadOnly } = useRun();
  const isOneClick = step.kind === 'admin_note' && step.mark.state === 'todo' && step.phase === 'now' && !isReadOnly;
  return (
    <>
      <SnippetView
        snippet={step.snippet}
        onCopied={isOneClick ? { label: t('copy.tick'), tick: () => void tickIfOpen(step.id) } : undefined}
      />
      {step.link && <LookUp link={step.link} />}
      <TickRow
        step={step}
        hasEvidence={step.gate && !isOneClick}
        isDisabled={step.snippet.unfilled.length > 0}
        isQuiet={isOneClick}
      />
    </>
  );
}
