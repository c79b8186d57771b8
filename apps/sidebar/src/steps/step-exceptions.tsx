import { useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { unreachable } from '../unreachable.ts';
import type { Step } from '@handrail/contract';
import type { NewEvent } from '../service/api.ts';
import { useRun } from '../state/run-context.tsx';
import { useText } from '../text/text.tsx';
import { Ways } from '../ui/layout.ts';
import { ReasonForm } from '../state/reason-form.tsx';

type Way = 'skip' | 'before' | 'failed' | 'reopen';

interface StepExceptionsProps {
  step: Step;
  isOver: boolean;
  onClose: () => void;
}

/** The ways a step can go that are not the usual one; each needs a reason, which the lead sees. */
export function StepExceptions({ step, isOver, onClose }: StepExceptionsProps) {
  const { t } = useText();
  const { run, record } = useRun();
  const [way, setWay] = useState<Way | null>(null);
  if (way === null) {
    const ways: readonly Way[] = isOver ? ['reopen'] : ['before', 'skip', 'failed'];
    return (
      <Ways>
        {ways.map((each) => (
          <Button key={each} size="small" isBasic onClick={() => setWay(each)}>
            {t(`step.${each}`)}
          </Button>
        ))}
      </Ways>
    );
  }
  return (
    <ReasonForm
      name={`${run.id}:${way}:${step.id}`}
      label={t(`step.${way}.reason`)}
      confirm={t(`step.${way}`)}
      onCancel={onClose}
      onConfirm={(reason) => {
        void record(eventOf(way, step.id, reason), { undo: 'click' });
        onClose();
      }}
    />
  );
}

function eventOf(way: Way, step: string, reason: string): NewEvent {
  switch (way) {
    case 'skip':
      return { type: 'step_skipped', step, reason };
    case 'before':
      return { type: 'step_done', step, how: 'before', note: reason };
    case 'failed':
      return { type: 'step_failed', step, message: reason };
    case 'reopen':
      return { type: 'step_reopened', step, reason };
    default:
      return unreachable(way);
  }
}
