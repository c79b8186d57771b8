import { useCallback, useEffect, useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import { Field, Label, Select } from '@zendeskgarden/react-forms';
import { styled } from 'styled-components';
import type { RunFlag, RunSummary } from '@handrail/contract';
import type { Api } from '../api.ts';
import { RunRow } from '../lead/run-row.tsx';
import { useText } from '../text/text.tsx';
import { Meta, Page, Row, Section } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import type { Zendesk } from '../zendesk.ts';

const Wide = styled(Page)`
  max-width: 960px;
  margin: 0 auto;
  padding: 16px;
`;

const flags: readonly RunFlag[] = [
  'approval_waiting',
  'peer_review_waiting',
  'hold_overdue',
  'owners_silent',
  'solved_with_open_gates',
  'gates_overridden',
  'step_skipped',
  'mistake_reported',
];

interface Filter {
  flag: RunFlag | '';
  status: 'open' | 'closed' | '';
}

interface NavBarProps {
  api: Api;
  zendesk: Zendesk;
  isLead: boolean;
  isSessionOver: boolean;
}

/** The lead's list: runs by last change, filtered by what needs a look. */
export function NavBar({ api, zendesk, isLead, isSessionOver }: NavBarProps) {
  const { t } = useText();
  const [filter, setFilter] = useState<Filter>({ flag: '', status: 'open' });
  const [runs, setRuns] = useState<readonly RunSummary[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [isAway, setAway] = useState(false);

  const load = useCallback(
    async (cursor?: string) => {
      const answer = await api.call('listRuns', {
        query: { flag: filter.flag || undefined, status: filter.status || undefined, cursor },
      });
      setAway(!answer.ok);
      if (!answer.ok) return;
      setNext(answer.value.next);
      setRuns((known) => (cursor === undefined ? answer.value.runs : [...(known ?? []), ...answer.value.runs]));
    },
    [api, filter],
  );
  useEffect(() => {
    const start = setTimeout(() => void load());
    return () => clearTimeout(start);
  }, [load]);
  useEffect(() => zendesk.onVisibility((isVisible) => isVisible && void load()), [zendesk, load]);

  return (
    <Wide>
      <h1>{t('lead.heading')}</h1>
      <Row style={{ margin: '12px 0' }}>
        <Field>
          <Label isRegular>{t('lead.filter.flag')}</Label>
          <Select
            isCompact
            value={filter.flag}
            onChange={({ target }) => setFilter({ ...filter, flag: flags.find((flag) => flag === target.value) ?? '' })}
          >
            <option value="">{t('lead.filter.all')}</option>
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
            value={filter.status}
            onChange={({ target: { value } }) =>
              setFilter({ ...filter, status: value === 'open' || value === 'closed' ? value : '' })
            }
          >
            <option value="">{t('lead.filter.all')}</option>
            <option value="open">{t('lead.filter.open')}</option>
            <option value="closed">{t('lead.filter.closed')}</option>
          </Select>
        </Field>
      </Row>
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
            <Button size="small" onClick={() => void load()}>
              {t('retry')}
            </Button>
          }
        />
      )}
      <div aria-live="polite" aria-busy={runs === null}>
        {runs?.length === 0 && <Meta>{t('lead.none')}</Meta>}
      </div>
      <ul>
        {runs?.map((run) => (
          <RunRow key={run.id} run={run} api={api} zendesk={zendesk} isLead={isLead} onChanged={() => void load()} />
        ))}
      </ul>
      {next !== null && (
        <Section>
          <Button size="small" onClick={() => void load(next)}>
            {t('lead.more')}
          </Button>
        </Section>
      )}
    </Wide>
  );
}
