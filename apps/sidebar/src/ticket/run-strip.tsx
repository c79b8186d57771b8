import { IconButton } from '@zendeskgarden/react-buttons';
import { Tag } from '@zendeskgarden/react-tags';
import { Icon as TextsIcon } from 'icon:16/lightning-bolt-stroke';
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
  display: grid;
  grid-template-columns: 1fr auto auto;
  align-items: start;
  gap: 0 4px;
  padding-block: 4px;
  padding-inline-start: 8px;
  background: ${themed('background.default')};
  border-bottom: 1px solid ${themed('border.subtle')};
`;

/** What the run is about and where it stands, under its title. */
const Standing = styled.div`
  grid-column: 1 / -1;
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0 8px;
  padding-inline-end: 8px;
`;

const Title = styled.h1`
  min-width: 0;
  padding-block-start: 6px;
`;

const Subject = styled.bdi`
  flex: 1 1 auto;
  font-size: 12px;
  overflow-wrap: anywhere;
  color: ${themed('foreground.subtle')};
`;

const Count = styled.span`
  flex: none;
  font-size: 12px;
  font-variant-numeric: tabular-nums;
  color: ${themed('foreground.subtle')};
`;

interface RunStripProps {
  run: RunView;
  panel: Panel | null;
  /** Opens a panel, or closes it when it is open. */
  onPanel: (panel: Panel) => void;
}

export type Panel = 'more' | 'texts';

export function RunStrip({ run, panel, onPanel }: RunStripProps) {
  const { t } = useText();
  const { done, total } = run.progress;
  return (
    <Strip>
      <Title>{run.workflow.title}</Title>
      {run.unreadable === null && (
        <IconButton
          size="small"
          aria-expanded={panel === 'texts'}
          aria-label={t('palette.open')}
          aria-keyshortcuts="Control+K Meta+K"
          onClick={() => onPanel('texts')}
        >
          <TextsIcon />
        </IconButton>
      )}
      <IconButton
        size="small"
        aria-expanded={panel === 'more'}
        aria-label={t(panel === 'more' ? 'strip.less' : 'strip.more')}
        onClick={() => onPanel('more')}
      >
        {panel === 'more' ? <CloseIcon /> : <MoreIcon />}
      </IconButton>
      <Standing>
        {run.subject !== null && <Subject>{run.subject}</Subject>}
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
    </Strip>
  );
}
