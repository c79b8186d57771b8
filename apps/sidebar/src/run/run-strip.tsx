import { IconButton } from '@zendeskgarden/react-buttons';
import { Tag } from '@zendeskgarden/react-tags';
import { Icon as CloseIcon } from 'icon:16/x-stroke';
import { Icon as MoreIcon } from 'icon:16/overflow-vertical-stroke';
import { styled } from 'styled-components';
import type { RunView } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { themed } from '../ui/color.ts';
import { runState } from './run-state.ts';

const Strip = styled.header`
  position: sticky;
  top: 0;
  z-index: 1;
  display: flex;
  flex-wrap: nowrap;
  align-items: center;
  gap: 8px;
  min-height: 40px;
  padding-block: 4px;
  padding-inline-start: 8px;
  background: ${themed('background.default')};
  border-bottom: 1px solid ${themed('border.subtle')};
  @media (max-width: 300px) {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 8px;
  }
`;

/** Where the run stands; under the title where both do not fit beside each other. */
const Standing = styled.span`
  display: flex;
  flex: none;
  align-items: center;
  gap: 8px;
  @media (max-width: 300px) {
    grid-row: 2;
    grid-column: 1 / -1;
    padding-block-end: 4px;
  }
`;

const Title = styled.h1`
  flex: 1 1 auto;
  min-width: 0;
`;

const Count = styled.span`
  flex: none;
  font-size: 12px;
  font-variant-numeric: tabular-nums;
  color: ${themed('foreground.subtle')};
`;

interface RunStripProps {
  run: RunView;
  isPanelOpen: boolean;
  onPanel: () => void;
}

export function RunStrip({ run, isPanelOpen, onPanel }: RunStripProps) {
  const { t } = useText();
  const { done, total } = run.progress;
  return (
    <Strip>
      <Title>{run.workflow.title}</Title>
      <Standing>
        <Tag size="small" isRegular>
          {t(`state.${runState(run)}`)}
        </Tag>
        {total > 0 && (
          <Count title={t('strip.progress', { done, total })}>
            <bdi aria-hidden="true">{t('strip.progress.short', { done, total })}</bdi>
            <span className="visually-hidden">{t('strip.progress', { done, total })}</span>
          </Count>
        )}
      </Standing>
      <IconButton
        size="small"
        aria-expanded={isPanelOpen}
        aria-label={t(isPanelOpen ? 'strip.less' : 'strip.more')}
        onClick={onPanel}
      >
        {isPanelOpen ? <CloseIcon /> : <MoreIcon />}
      </IconButton>
    </Strip>
  );
}
