import { Button } from '@zendeskgarden/react-buttons';
import { Tag } from '@zendeskgarden/react-tags';
import { styled } from 'styled-components';
import type { RunView } from '@handrail/contract';
import { useSayingText } from '../text/saying-text.tsx';
import { sayingWords } from '../text/saying-words.ts';
import { Meta, Section, Stack } from '../ui/layout.ts';
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

/** On whom the run rests, since when, and when somebody should look again. */
export function Waits({ run, onOpen }: { run: RunView; onOpen: (step: string) => void }) {
  const text = useSayingText();
  const { t, date } = text;
  const { zendesk } = useRun();
  if (run.waits.length === 0) return null;
  return (
    <Section aria-label={t('waits.heading')}>
      <h2>{t('waits.heading')}</h2>
      <Stack as="ul">
        {run.waits.map((wait) => (
          <li key={`${wait.step} ${wait.ticketId ?? ''}`}>
            <On>{sayingWords(wait.told?.on, text, wait.on)}</On>{' '}
            {wait.isOverdue && (
              <Tag size="small" isRegular hue="red">
                {t('waits.overdue')}
              </Tag>
            )}
            <Line>{t('waits.since', { since: date(wait.since) })}</Line>
            {wait.until !== null && <Line>{t('waits.until', { until: date(wait.until) })}</Line>}
            {wait.next !== null && hasReminder(run, wait.step) && (
              <Button isLink onClick={() => onOpen(wait.step)}>
                <On>{sayingWords(wait.told?.next, text, wait.next)}</On>
              </Button>
            )}
            {wait.next !== null && !hasReminder(run, wait.step) && (
              <Line>{sayingWords(wait.told?.next, text, wait.next)}</Line>
            )}
            {wait.repliedAt !== null && (
              <Button isLink onClick={() => void zendesk.openTicket(wait.ticketId ?? 0)}>
                {t('wait.replied', { time: date(wait.repliedAt) })}
              </Button>
            )}
          </li>
        ))}
      </Stack>
    </Section>
  );
}

/** Its step has the text to send. */
function hasReminder({ steps }: RunView, id: string): boolean {
  return steps.some((step) => step.id === id && step.kind === 'wait' && step.phase === 'now' && step.reminder !== null);
}
