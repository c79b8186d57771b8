import { useMemo, useRef } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import type { Api } from '../service/api.ts';
import { useLeadText } from '../text/lead-text.tsx';
import { Meta, QuietRow, Row, Section } from '../ui/layout.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { useActorName, useNamesOf } from '../zendesk/people.tsx';
import type { Zendesk } from '../zendesk/zendesk.ts';
import { AwayNotice } from './away-notice.tsx';
import { RunExport } from './run-export.tsx';
import { RunFilters } from './run-filters.tsx';
import { runQuery } from './run-query.ts';
import { RunTable } from './run-table.tsx';
import { useLiveRuns } from './use-live-runs.ts';
import { useGroups } from './use-groups.ts';
import { useWorkflows } from './use-workflows.ts';
import { type ViewState, writeState } from './view-state.ts';

const cleared = {
  search: '',
  workflow: '',
  version: '',
  outcome: '',
  flag: '',
  status: '',
  agent: '',
  group: '',
  from: '',
  to: '',
};

interface AllRunsProps {
  api: Api;
  zendesk: Zendesk;
  isFollowing: boolean;
  state: ViewState;
  onChange: (change: ViewState) => void;
  onOpen: (runId: string) => void;
}

/** Every run of the account: searched, narrowed, sorted, and as a file. */
export function AllRuns({ api, zendesk, isFollowing, state, onChange, onOpen }: AllRunsProps) {
  const { t, date } = useLeadText();
  const route = writeState(state);
  // The same address is the same list.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const query = useMemo(() => runQuery(state), [route]);
  const workflows = useWorkflows(api);
  const groups = useGroups(zendesk);
  const live = useLiveRuns(api, query, isFollowing, true);
  const { list, isAway } = live;
  const isNarrowed = Object.keys(cleared).some((name) => (state[name] ?? '') !== '');
  const search = useRef<HTMLInputElement>(null);
  const clear = () => {
    onChange(cleared);
    // The button goes, and must not take the keyboard's place in the page with it.
    search.current?.focus();
  };
  return (
    <>
      <RunFilters
        api={api}
        state={state}
        onChange={onChange}
        workflows={workflows}
        groups={groups}
        searchField={search}
      />
      {isAway && <AwayNotice onRetry={live.reload} />}
      <Row>
        <RunExport api={api} query={query} />
        {query.agent !== undefined && <ByAgent id={query.agent} />}
        {isNarrowed && (
          <Button size="small" isBasic onClick={clear}>
            {t('lead.clear')}
          </Button>
        )}
        {live.updatedAt > 0 && <Meta>{t('lead.updated', { time: date(live.updatedAt) })}</Meta>}
      </Row>
      <div aria-live="polite" aria-busy={list === null}>
        {list === null && !isAway && <Skeleton says={t('lead.loading')} />}
        {list?.runs.length === 0 && <p style={{ marginBlockStart: 16 }}>{t('lead.none')}</p>}
        {list !== null && list.changes > 0 && (
          <QuietRow>
            <Button size="small" isBasic onClick={live.showChanges}>
              {t('lead.changes', { count: list.changes })}
            </Button>
          </QuietRow>
        )}
      </div>
      {list !== null && list.runs.length > 0 && (
        <RunTable
          runs={list.runs}
          query={query}
          workflows={workflows}
          groups={groups}
          zendesk={zendesk}
          onShow={onChange}
          onOpen={onOpen}
        />
      )}
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

function ByAgent({ id }: { id: string }) {
  const { t } = useLeadText();
  const actor = { id, name: null, role: 'agent' } as const;
  const nameOf = useActorName();
  useNamesOf([actor]);
  return <Meta>{t('runs.agent', { name: nameOf(actor) })}</Meta>;
}
