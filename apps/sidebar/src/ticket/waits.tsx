import { useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { Tag } from '@zendeskgarden/react-tags';
import { styled } from 'styled-components';
import type { RunView, Step, Wait } from '@handrail/contract';
import { decisionsOf } from '../steps/decisions-of.ts';
import { StepAction } from '../steps/step.tsx';
import { StepFrame } from '../steps/step-frame.tsx';
import { waitingStep } from '../steps/waiting-step.ts';
import { useSayingText } from '../text/saying-text.tsx';
import { sayingWords } from '../text/saying-words.ts';
import { Boundary } from '../ui/boundary.tsx';
import { Meta, Section } from '../ui/layout.ts';
import { useRun } from '../state/run-context.tsx';

/** Workflows name people as they do in the middle of a sentence. */
const On = styled.span`
  display: inline-block;
  &::first-letter {
    text-transform: uppercase;
  }
`;

const Line = styled(Meta)`
  &::first-letter {
    text-transform: uppercase;
  }
`;

/** Stands where the words of the rows that open begin. */
const Lines = styled.div`
  padding-block-end: 6px;
  padding-inline-start: 24px;
`;

const Plainly = styled.li`
  padding-block-start: 6px;
`;

interface WaitsProps {
  run: RunView;
  jumpTo: { step: string } | null;
  onOpen: (step: string) => void;
}

/** On whom the run rests, since when, when somebody should look again, and all that can be done about it. */
export function Waits({ run, jumpTo, onOpen }: WaitsProps) {
  const { t } = useSayingText();
  const { me, isReadOnly } = useRun();
  const [openId, setOpenId] = useState<string | null>(null);
  const [lastJump, setLastJump] = useState(jumpTo);
  if (jumpTo !== lastJump) {
    setLastJump(jumpTo);
    if (jumpTo) setOpenId(jumpTo.step);
  }
  // What the reader is to decide stands above everything else.
  const above = isReadOnly ? [] : decisionsOf(run, me).map(({ id }) => id);
  const waits = run.waits.filter(({ step }) => !above.includes(step));
  if (waits.length === 0) return null;
  return (
    <Section aria-label={t('waits.heading')}>
      <h2>{t('waits.heading')}</h2>
      <ul>
        {waits.map((wait) => {
          const step = waitingStep(run, wait);
          const key = `${wait.step} ${wait.ticketId ?? ''}`;
          if (!step) return <DoneStepWait key={key} wait={wait} />;
          const isOpen = openId === step.id;
          return (
            <StepWait
              key={key}
              wait={wait}
              step={step}
              isOpen={isOpen}
              onToggle={() => setOpenId(isOpen ? null : step.id)}
              onRemind={() => onOpen(step.id)}
            />
          );
        })}
      </ul>
    </Section>
  );
}

interface StepWaitProps {
  wait: Wait;
  step: Step;
  isOpen: boolean;
  onToggle: () => void;
  onRemind: () => void;
}

/** A step that waits. Approvals say what they are about; all that a wait says is on whom. */
function StepWait({ wait, step, isOpen, onToggle, onRemind }: StepWaitProps) {
  const { run } = useRun();
  const text = useSayingText();
  const isNamed = step.kind !== 'wait';
  const hasReminder = step.kind === 'wait' && step.reminder !== null;
  const next = wait.next !== null && <On>{sayingWords(wait.told?.next, text, wait.next)}</On>;
  return (
    <StepFrame
      step={step}
      name={
        <>
          {isNamed ? step.title : <WhoIsAwaited wait={wait} />} <Overdue wait={wait} />
        </>
      }
      below={
        <Lines>
          {isNamed && (
            <>
              <Meta>
                <WhoIsAwaited wait={wait} />
              </Meta>{' '}
            </>
          )}
          <Times wait={wait} />
          {next && !hasReminder && <Meta>{next}</Meta>}
          {next && hasReminder && !isOpen && (
            <Button isLink onClick={onRemind}>
              {next}
            </Button>
          )}
        </Lines>
      }
      isOpen={isOpen}
      onToggle={onToggle}
    >
      {() => (
        <Boundary of={`${run.seq}`}>
          <StepAction step={step} />
        </Boundary>
      )}
    </StepFrame>
  );
}

/** Waited for because of a step that is done: owners who were written to, a status with a day to check again. */
function DoneStepWait({ wait }: { wait: Wait }) {
  const text = useSayingText();
  const { zendesk } = useRun();
  return (
    <Plainly>
      <WhoIsAwaited wait={wait} /> <Overdue wait={wait} />
      <Times wait={wait} />
      {wait.next !== null && <Line>{sayingWords(wait.told?.next, text, wait.next)}</Line>}
      {wait.repliedAt !== null && (
        <Button isLink onClick={() => void zendesk.openTicket(wait.ticketId ?? 0)}>
          {text.t('wait.replied', { time: text.date(wait.repliedAt) })}
        </Button>
      )}
    </Plainly>
  );
}

function WhoIsAwaited({ wait }: { wait: Wait }) {
  return <On>{sayingWords(wait.told?.on, useSayingText(), wait.on)}</On>;
}

function Overdue({ wait }: { wait: Wait }) {
  const { t } = useSayingText();
  return (
    wait.isOverdue && (
      <Tag size="small" isRegular hue="red">
        {t('waits.overdue')}
      </Tag>
    )
  );
}

function Times({ wait }: { wait: Wait }) {
  const { t, date } = useSayingText();
  return (
    <>
      <Line>{t('waits.since', { since: date(wait.since) })}</Line>
      {wait.until !== null && <Line>{t('waits.until', { until: date(wait.until) })}</Line>}
    </>
  );
}
