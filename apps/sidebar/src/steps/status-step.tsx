import { useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { useRun } from '../state/run-context.tsx';
import { useText } from '../text/text.tsx';
import { Meta, Row } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { type ZafError, asZafError } from '../zendesk/zendesk.ts';
import type { StepOf } from '../state/step-of.ts';
import { TickRow } from './tick-row.tsx';
import { zafWords } from '../zendesk/zaf-words.ts';

/** Sets the status on the unsaved ticket; it counts with the agent's submit. */
export function StatusStep({ step }: { step: StepOf<'status'> }) {
  const { t } = useText();
  const { zendesk, isReadOnly, tickOnSubmit } = useRun();
  const [result, setResult] = useState<'set' | ZafError | null>(null);
  const status = t(`status.${step.status}`);
  const set = async () => {
    try {
      await zendesk.setStatus(step.status);
      await tickOnSubmit(step.id);
      setResult('set');
    } catch (reason) {
      setResult(asZafError(reason, 'set ticket.status'));
    }
  };
  return (
    <>
      <p>{step.reason}</p>
      {step.wakeAfterDays !== null && <Meta>{t('status.wake', { count: step.wakeAfterDays })}</Meta>}
      {step.fallback !== null && <Meta>{step.fallback}</Meta>}
      <Row>
        <Button size="small" disabled={isReadOnly} onClick={() => void set()}>
          {t('status.set', { status })}
        </Button>
      </Row>
      <div aria-live="polite">{result === 'set' && <Meta>{t('status.was_set', { status })}</Meta>}</div>
      {result !== null && result !== 'set' && <Notice tone="danger">{zafWords(result, t)}</Notice>}
      <TickRow step={step} isQuiet />
    </>
  );
}
