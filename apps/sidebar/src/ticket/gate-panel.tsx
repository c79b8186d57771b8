import { useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import type { RunView } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { Stack } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { ReasonForm } from '../state/reason-form.tsx';
import { useRun } from '../state/run-context.tsx';

/** Why solving was stopped: the open steps by name, each a way to it, and the override. */
export function GatePanel({ run, onJump }: { run: RunView; onJump: (step: string) => void }) {
  const { t } = useText();
  const { record } = useRun();
  const [isOverridden, setOverridden] = useState(false);
  if (isOverridden || run.openGates.length === 0) {
    return isOverridden ? <Notice tone="neutral">{t('gate.overridden')}</Notice> : null;
  }
  // What is no step stands for the questions without an answer.
  const ofQuestions = run.openGates
    .filter((id) => !run.steps.some((step) => step.id === id))
    .map((id) => ({ id, title: t('gate.questions') }));
  const gates = [...ofQuestions, ...run.steps.filter(({ id }) => run.openGates.includes(id))];
  return (
    <Notice tone="warning" title={t('gate.heading')}>
      <Stack>
        <p>{t('gate.text', { count: gates.length })}</p>
        <ul>
          {gates.map(({ id, title }) => (
            <li key={id}>
              <Button isLink onClick={() => onJump(id)} style={{ whiteSpace: 'normal', textAlign: 'inherit' }}>
                {title}
              </Button>
            </li>
          ))}
        </ul>
        <ReasonForm
          name={`${run.id}:run:gates`}
          label={t('gate.reason')}
          confirm={t('gate.override')}
          onConfirm={(reason) => {
            void record({ type: 'gates_overridden', steps: run.openGates, reason });
            setOverridden(true);
          }}
        />
      </Stack>
    </Notice>
  );
}
