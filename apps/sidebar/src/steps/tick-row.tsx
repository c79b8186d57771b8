import { lazy, useState } from 'react';
import { Later } from '../ui/later.tsx';
import { Button } from '@zendeskgarden/react-buttons';
import { Field, Input, Label, Message } from '@zendeskgarden/react-forms';
import type { Step } from '@handrail/contract';
import { useRun } from '../state/run-context.tsx';
import { useKeptText } from '../state/use-kept-text.ts';
import { useText } from '../text/text.tsx';
import { QuietRow, Row, Stack } from '../ui/layout.ts';

const StepExceptions = lazy(async () => ({ default: (await import('./step-exceptions.tsx')).StepExceptions }));

interface TickRowProps {
  step: Step;
  label?: 'step.done' | 'step.sent' | 'wait.over';
  /** Offers a field for a link to the proof. */
  hasEvidence?: boolean;
  isDisabled?: boolean;
  /** The step has a better button than this one. */
  isQuiet?: boolean;
}

/** Ticks a step, or says why it goes another way. */
export function TickRow({
  step,
  label = 'step.done',
  hasEvidence = false,
  isDisabled = false,
  isQuiet = false,
}: TickRowProps) {
  const { t } = useText();
  const { run, record, isReadOnly, isAway } = useRun();
  const { text: evidence, write, forget } = useKeptText(`${run.id}:evidence:${step.id}`, '');
  const [isExcepting, setExcepting] = useState(false);
  if (isReadOnly) return null;
  const proof = evidence.trim();
  const isProofWrong = proof !== '' && !/^https?:\/\/[^\s]+\.[^\s]+$/.test(proof);
  const isOver = step.mark.state === 'done' || step.mark.state === 'skipped' || step.mark.state === 'not_needed';
  const Buttons = isOver || isQuiet ? QuietRow : Row;
  const tick = () => {
    if (isProofWrong) return;
    forget();
    void record({ type: 'step_done', step: step.id, evidence: proof === '' ? null : proof }, { undo: 'click' });
  };
  return (
    <Stack>
      {hasEvidence && !isOver && (
        <Field>
          <Label isRegular>{t('step.evidence')}</Label>
          <Input
            isCompact
            inputMode="url"
            value={evidence}
            validation={isProofWrong ? 'error' : undefined}
            onChange={(event) => write(event.target.value)}
          />
          {isProofWrong && <Message validation="error">{t('step.evidence.invalid')}</Message>}
        </Field>
      )}
      <Buttons>
        {!isOver && (
          <Button size="small" isBasic={isQuiet} disabled={isDisabled || (isAway && step.irreversible)} onClick={tick}>
            {t(label)}
          </Button>
        )}
        <Button size="small" isBasic aria-expanded={isExcepting} onClick={() => setExcepting(!isExcepting)}>
          {t('step.exceptions')}
        </Button>
      </Buttons>
      {isExcepting && (
        <Later>
          <StepExceptions step={step} isOver={isOver} onClose={() => setExcepting(false)} />
        </Later>
      )}
    </Stack>
  );
}
