import { useEffect, useRef, useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { Field, Label, Select } from '@zendeskgarden/react-forms';
import { styled } from 'styled-components';
import type { RunFlag } from '@handrail/contract';
import type { Api } from '../api.ts';
import { RunRow } from '../lead/run-row.tsx';
import { type Filter, useLiveRuns } from '../lead/use-live-runs.ts';
import { useText } from '../text/text.tsx';
import { Meta, Page, QuietRow, Section, Stack } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { Zendesk } from '../zendesk.ts';

const Wide = styled(Page)`
  max-width: 960px;
  margin: 0 auto;
  padding: 16px;
  h1 {
    font-size: 18px;
    line-height: 24px;
  }
  /* It is inset for pages without a margin of their own. */
  .skeleton {
    padding-inline: 0;
  }
`;

const Filters = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr));
  gap: 12px;
  margin-block: 12px;
`;

const Empty = styled(Stack)`
  margin-block-start: 16px;
`;

/** A flag that is new in the contract does not compile until it stands here. */
const flagSet: Readonly<Record<RunFlag, true>> = {
  approval_waiting: true,
  peer_review_waiting: true,
  hold_overdue: true,
  owners_silent: true,
  solved_with_open_gates: true,
  gates_overridden: true,
  step_skipped: true,
  mistake_reported: true,
};
const isFlag = (value: string): value is RunFlag => Object.hasOwn(flagSet, value);
const flags = Object.keys(flagSet).filter(isFlag);

interface NavBarProps {
  api: Api;
  zendesk: Zendesk;
  isLead: boolean;
  isSessionOver: boolean;
}

/** The lead's list: runs by last change, filtered by what needs a look. */
export function NavBar({ api, zendesk, isLead, isSessionOver }: NavBarProps) {
  const { t, date } = useText();
  const [filter, setFilter] = useState<Filter>({ status: 'open' });
  const [isVisible, setVisible] = useState(true);
  const live = useLiveRuns(api, filter, isVisible && !isSessionOver);
  const { list, heard, isAway } = live;
  useEffect(() => zendesk.onVisibility(setVisible), [zendesk]);
  const reason = useRef<HTMLSelectElement>(null);
  const isFiltered = filter.flag !== undefined || filter.status !== undefined;
  const clear = () => {
    setFilter({});
    // The button goes, and must not take the keyboard's place in the page with it.
    reason.current?.focus();
  };

  return (
    <Wide>
      <h1>{t('lead.heading')}</h1>
      <Filters>
        <Field>
          <Label isRegular>{t('lead.filter.flag')}</Label>
          <Select
            ref={reason}
            isCompact
            value={filter.flag ?? ''}
            onChange={({ target: { value } }) => setFilter({ ...filter, flag: isFlag(value) ? value : undefined })}
          >
            <option value="">{t('lead.filter.any')}</option>
            {flags.map((flag) => (
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
      {isSessionOver && (
        <Notice tone="warning" title={t('session.title')}>
          {t('session.text')}
        </Notice>
      )}
      {isAway && !isSessionOver && (
        <Notice
          tone="warning"
          title={t('fail.service.title')}
          actions={
            <Button size="small" onClick={() => void live.reload()}>
              {t('retry')}
            </Button>
          }
        />
      )}
      {live.updatedAt > 0 && <Meta>{t('lead.updated', { time: date(live.updatedAt) })}</Meta>}
      <div aria-live="polite" aria-busy={list === null}>
        {list === null && !live.isAway && !isSessionOver && <Skeleton says={t('lead.loading')} />}
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
            isLead={isLead}
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
    </Wide>
  );
}
