import { useRef, useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { Field, Label, Select } from '@zendeskgarden/react-forms';
import { styled } from 'styled-components';
// The whole contract would bring its schemas along to the page.
import { runFlags } from '@handrail/contract/run-flag';
import type { Api } from '../service/api.ts';
import { AwayNotice } from './away-notice.tsx';
import { RunRow } from './run-row.tsx';
import type { RunQuery } from './run-query.ts';
import { useLiveRuns } from './use-live-runs.ts';
import { useLeadText } from '../text/lead-text.tsx';
import { Meta, QuietRow, Section, Stack } from '../ui/layout.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import type { Zendesk } from '../zendesk/zendesk.ts';

const Filters = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr));
  gap: 12px;
  margin-block: 12px;
`;

const Empty = styled(Stack)`
  margin-block-start: 16px;
`;

interface RunListProps {
  api: Api;
  zendesk: Zendesk;
  /** Somebody looks at it, and the session lasts. */
  isFollowing: boolean;
}

/** Runs by last change, filtered by what needs a look. */
export function RunList({ api, zendesk, isFollowing }: RunListProps) {
  const { t, date } = useLeadText();
  const [filter, setFilter] = useState<RunQuery>({ status: 'open' });
  const live = useLiveRuns(api, filter, isFollowing, false);
  const { list, heard, isAway } = live;
  const reason = useRef<HTMLSelectElement>(null);
  const isFiltered = filter.flag !== undefined || filter.status !== undefined;
  const clear = () => {
    setFilter({});
    // The button goes, and must not take the keyboard's place in the page with it.
    reason.current?.focus();
  };

  return (
    <>
      <Filters>
        <Field>
          <Label isRegular>{t('lead.filter.flag')}</Label>
          <Select
            ref={reason}
            isCompact
            value={filter.flag ?? ''}
            onChange={({ target: { value } }) =>
              setFilter({ ...filter, flag: runFlags.find((flag) => flag === value) })
            }
          >
            <option value="">{t('lead.filter.any')}</option>
            {runFlags.map((flag) => (
              <option key={flag} value={flag}>
                {t(`lead.flag.${flag}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field>
          <Label isRegular>{t('lead.filter.status')}</Label>
          <Select
            isCompact
            value={filter.status ?? ''}
            onChange={({ target: { value } }) =>
              setFilter({ ...filter, status: value === 'open' || value === 'closed' ? value : undefined })
            }
          >
            <option value="">{t('lead.filter.all')}</option>
            <option value="open">{t('lead.filter.open')}</option>
            <option value="closed">{t('lead.filter.closed')}</option>
          </Select>
        </Field>
      </Filters>
      {isAway && <AwayNotice onRetry={live.reload} />}
      {live.updatedAt > 0 && <Meta>{t('lead.updated', { time: date(live.updatedAt) })}</Meta>}
      <div aria-live="polite" aria-busy={list === null}>
        {list === null && !isAway && <Skeleton says={t('lead.loading')} />}
        {list?.runs.length === 0 && (
          <Empty>
            <p>{t('lead.none')}</p>
            {isFiltered && (
              <QuietRow>
                <Button size="small" isBasic onClick={clear}>
                  {t('lead.clear')}
                </Button>
              </QuietRow>
            )}
          </Empty>
        )}
        {list !== null && list.changes > 0 && (
          <Button size="small" style={{ margin: '8px 0' }} onClick={live.showChanges}>
            {t('lead.changes', { count: list.changes })}
          </Button>
        )}
      </div>
      <ul>
        {list?.runs.map((run) => (
          <RunRow
            key={run.id}
            run={run}
            seq={Math.max(run.seq, heard.get(run.id) ?? 0)}
            api={api}
            zendesk={zendesk}
            onChanged={live.refresh}
          />
        ))}
      </ul>
      {list !== null && list.next !== null && (
        <Section>
          <Button size="small" onClick={() => void live.more()}>
            {t('lead.more')}
          </Button>
        </Section>
      )}
    </>
  );
}
