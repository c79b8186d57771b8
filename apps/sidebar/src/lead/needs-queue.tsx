import { useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { styled } from 'styled-components';
import type { RunFlag } from '@handrail/contract';
import { exceptionDays, severities } from '@handrail/contract/run-flag';
import type { Api } from '../service/api.ts';
import { useLeadText } from '../text/lead-text.tsx';
import { themed } from '../ui/color.ts';
import { Meta } from '../ui/layout.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import type { Zendesk } from '../zendesk/zendesk.ts';
import { AwayNotice } from './away-notice.tsx';
import { NeedRow } from './need-row.tsx';
import { useNeeds } from './use-needs.ts';

const Reasons = styled.fieldset`
  display: flex;
  flex-wrap: wrap;
  gap: 4px 8px;
  min-width: 0;
  margin: 12px 0;
  padding: 0;
  border: 0;
`;

const Reason = styled.button`
  all: unset;
  box-sizing: border-box;
  padding: 4px 12px;
  border: 1px solid ${themed('border.default')};
  border-radius: 16px;
  font-size: 12px;
  line-height: 20px;
  cursor: pointer;
  &[aria-pressed='true'] {
    border-color: ${themed('border.primaryEmphasis')};
    background: ${themed('background.subtle')};
    font-weight: 600;
  }
  &:focus-visible {
    outline: 2px solid ${themed('border.primaryEmphasis')};
    outline-offset: 1px;
  }
`;

const Group = styled.section`
  margin-block-start: 16px;
  h2 {
    font-size: 14px;
    font-weight: 600;
  }
`;

interface NeedsQueueProps {
  api: Api;
  zendesk: Zendesk;
  isFollowing: boolean;
  onOpen: (runId: string) => void;
}

/** One queue of all exceptions: worst first, then longest first, with how many there are of each kind. */
export function NeedsQueue({ api, zendesk, isFollowing, onOpen }: NeedsQueueProps) {
  const { t, date } = useLeadText();
  const { list, isAway, updatedAt, reload, refresh, showChanges } = useNeeds(api, isFollowing);
  const [chosen, setChosen] = useState<RunFlag | null>(null);
  const counted = list?.counts.find(({ flag }) => flag === chosen) ?? null;
  // A reason that nothing has any more shows everything, not an empty page.
  const reason = counted?.flag ?? null;
  const rows = (list?.needs ?? []).filter(
    ({ flag, run }) => reason === null || flag === reason || run.flags.includes(reason),
  );
  const isCut = counted !== null && (counted.isMore || counted.count > rows.length);
  return (
    <>
      {list !== null && list.counts.length > 0 && (
        <Reasons aria-label={t('needs.reasons')}>
          <Reason type="button" aria-pressed={reason === null} onClick={() => setChosen(null)}>
            {t('needs.everything')}
          </Reason>
          {list.counts.map(({ flag, count, isMore }) => (
            <Reason key={flag} type="button" aria-pressed={reason === flag} onClick={() => setChosen(flag)}>
              {t(`lead.flag.${flag}`)} <bdi>{isMore ? t('needs.more', { count }) : count}</bdi>
            </Reason>
          ))}
        </Reasons>
      )}
      {isAway && <AwayNotice onRetry={reload} />}
      <div aria-live="polite" aria-busy={list === null}>
        {list === null && !isAway && <Skeleton says={t('needs.loading')} />}
        {list?.needs.length === 0 && <p style={{ marginBlockStart: 16 }}>{t('needs.none')}</p>}
        {list !== null && list.changes > 0 && (
          <Button size="small" onClick={showChanges}>
            {t('lead.changes', { count: list.changes })}
          </Button>
        )}
      </div>
      {(['high', 'medium', 'low'] as const).map((severity) => {
        const inGroup = rows.filter(({ flag }) => severities[flag] === severity);
        if (inGroup.length === 0) return null;
        return (
          <Group key={severity}>
            <h2>{t(`needs.${severity}`)}</h2>
            <ul>
              {inGroup.map((need) => (
                <NeedRow
                  key={need.run.id}
                  need={need}
                  isSettled={list?.settled.has(need.run.id) ?? false}
                  api={api}
                  zendesk={zendesk}
                  onChanged={() => void refresh()}
                  onOpen={onOpen}
                />
              ))}
            </ul>
          </Group>
        );
      })}
      {isCut && <Meta>{t('needs.rest')}</Meta>}
      {list !== null && <Meta style={{ marginBlockStart: 12 }}>{t('needs.days', { count: exceptionDays })}</Meta>}
      {updatedAt > 0 && <Meta>{t('lead.updated', { time: date(updatedAt) })}</Meta>}
    </>
  );
}
