import { Tag } from '@zendeskgarden/react-tags';
import { styled } from 'styled-components';
import type { RunView } from '@handrail/contract';
import type { Pending } from '../state/event-queue.ts';
import { useText } from '../text/text.tsx';
import { themed } from '../ui/color.ts';
import { Banner, Meta, Plain } from '../ui/layout.ts';
import { runState } from './run-state.ts';
import { verdictOf } from '../verdict/verdict-words.ts';

const Choices = styled.ul`
  /* Four runs in full; a list that has to scroll cuts a row, which shows that there is more. */
  max-height: 280px;
  margin-block-end: 8px;
  overflow-y: auto;
  border: 1px solid ${themed('border.default')};
  border-radius: 4px;
`;

const Choice = styled(Plain)`
  flex-wrap: wrap;
  gap: 0 8px;
  padding: 4px 8px;
  border-inline-start: 4px solid transparent;
  outline-offset: -2px;
  &[aria-current='true'] {
    border-inline-start-color: ${themed('border.primaryEmphasis')};
    background: ${themed('background.recessed')};
  }
  bdi {
    flex: 1 1 auto;
    max-width: 100%;
    min-width: 0;
    overflow-wrap: anywhere;
    font-weight: 600;
  }
`;

interface RunChooserProps {
  runs: readonly RunView[];
  pending: readonly Pending[];
  selectedId: string | undefined;
  onSelect: (runId: string) => void;
}

/** Where a ticket has several runs: what each is about and where it stands. */
export function RunChooser({ runs, pending, selectedId, onSelect }: RunChooserProps) {
  const text = useText();
  const { t } = text;
  if (runs.length < 2) return null;
  const label = t('runs.label', { count: runs.length });
  const isOneWorkflow = new Set(runs.map(({ workflow }) => workflow.id)).size === 1;
  return (
    <Banner aria-label={label}>
      <Meta>{label}</Meta>
      <Choices>
        {runs.map((run) => (
          <li key={run.id}>
            <Choice type="button" aria-current={run.id === selectedId} onClick={() => onSelect(run.id)}>
              <bdi>{run.subject ?? t('runs.ticket')}</bdi>
              <Tag size="small" isRegular>
                {t(`state.${runState(run)}`)}
              </Tag>
              <Meta as="span" style={{ flex: '1 0 100%' }}>
                {isOneWorkflow ? '' : `${run.workflow.title}: `}
                {verdictOf(run, text, pending).sentence}
              </Meta>
            </Choice>
          </li>
        ))}
      </Choices>
    </Banner>
  );
}
