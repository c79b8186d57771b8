import { Button } from '@zendeskgarden/react-buttons';
import { useRun } from '../state/run-context.tsx';
import { useText } from '../text/text.tsx';
import { Meta, Row } from '../ui/layout.ts';
import { SnippetView } from '../snippet/snippet-view.tsx';
import type { StepOf } from '../state/step-of.ts';
import { TickRow } from './tick-row.tsx';

export function WaitStep({ step }: { step: StepOf<'wait'> }) {
  const { t } = useText();
  const { record, isReadOnly, tickOnSubmit, keepBack } = useRun();
  return (
    <>
      {step.limitDays !== null && step.mark.state !== 'waiting' && (
        <Meta>{t('wait.limit', { count: step.limitDays })}</Meta>
      )}
      {step.reminder && (
        <SnippetView
          snippet={step.reminder}
          onInserted={(text) => tickOnSubmit(step.id, { text: { mode: 'public', text } })}
          onUndone={() => keepBack(step.id)}
        />
      )}
      {!isReadOnly && (
        <Row>
          <Button size="small" onClick={() => void record({ type: 'reminded', step: step.id })}>
            {t('wait.reminded')}
          </Button>
        </Row>
      )}
      <TickRow step={step} label="wait.over" />
    </>
  );
}
