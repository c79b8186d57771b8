import { lazy, useEffect, useState } from 'react';
import { Later } from '../ui/later.tsx';
import { styled } from 'styled-components';
import type { Api } from '../service/api.ts';
import { LeadTextProvider, useLeadText } from '../text/lead-text.tsx';
import { SayingTextProvider, useSayingsAhead } from '../text/saying-text.tsx';
import { themed } from '../ui/color.ts';
import { Page, Row } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { Zendesk } from '../zendesk/zendesk.ts';
import { DueToday } from './due-today.tsx';
import { NeedsQueue } from './needs-queue.tsx';
import { RunList } from './run-list.tsx';
import { AttemptNotices } from './attempt-notices.tsx';
import { SourceNotices } from './source-notices.tsx';
import { useViewState } from './view-state.ts';

const RunReplay = lazy(async () => ({ default: (await import('./run-replay.tsx')).RunReplay }));
const AllRuns = lazy(async () => ({ default: (await import('./all-runs.tsx')).AllRuns }));
const ReviewPage = lazy(async () => ({ default: (await import('./reviews/review-page.tsx')).ReviewPage }));
const WorkflowPage = lazy(async () => ({ default: (await import('./workflow-page.tsx')).WorkflowPage }));

const Wide = styled(Page)`
  max-width: 1280px;
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

const Views = styled(Row)`
  gap: 4px 24px;
  border-block-end: 1px solid ${themed('border.default')};
`;

const View = styled.button`
  all: unset;
  box-sizing: border-box;
  padding: 8px 2px 6px;
  border-block-end: 3px solid transparent;
  cursor: pointer;
  &[aria-current] {
    border-block-end-color: ${themed('border.primaryEmphasis')};
    font-weight: 600;
  }
  &:focus-visible {
    outline: 2px solid ${themed('border.primaryEmphasis')};
    outline-offset: 1px;
  }
`;

interface NavBarProps {
  api: Api;
  zendesk: Zendesk;
  isLead: boolean;
  isSessionOver: boolean;
}

/** The page in the navigation bar: for a lead what needs them and every run, for an agent their own. */
export function NavBar(props: NavBarProps) {
  useSayingsAhead();
  return (
    <LeadTextProvider>
      <SayingTextProvider>
        <Shown {...props} />
      </SayingTextProvider>
    </LeadTextProvider>
  );
}

const views = ['needs', 'all', 'workflows', 'review'] as const;
const isRunId = /^[0-9a-f-]{36}$/;

function Shown({ api, zendesk, isLead, isSessionOver }: NavBarProps) {
  const { t } = useLeadText();
  const [state, change] = useViewState(zendesk);
  const view = views.find((each) => each === state['view']) ?? 'needs';
  const [isVisible, setVisible] = useState(true);
  useEffect(() => zendesk.onVisibility(setVisible), [zendesk]);
  const run = isLead && isRunId.test(state['run'] ?? '') ? (state['run'] ?? null) : null;
  const at = /^[1-9]\d{0,5}$/.test(state['at'] ?? '') ? Number(state['at']) : null;
  const open = (runId: string) => change({ run: runId, at: '' });
  const shown = { api, zendesk, isFollowing: isVisible && !isSessionOver };
  const loading = <Skeleton says={t('lead.loading')} />;
  const listed = isLead && run === null ? view : null;
  return (
    <Wide>
      <h1 className={isLead ? 'visually-hidden' : undefined}>{t(isLead ? `lead.${view}` : 'mine.heading')}</h1>
      {isLead && (
        <Views as="nav" aria-label={t('lead.views')}>
          {views.map((each) => (
            <View
              key={each}
              type="button"
              aria-current={each === view ? 'page' : undefined}
              onClick={() => change({ view: each, run: '', at: '' })}
            >
              {t(`lead.${each}`)}
            </View>
          ))}
        </Views>
      )}
      {isSessionOver && (
        <Notice tone="warning" title={t('session.title')}>
          {t('session.text')}
        </Notice>
      )}
      {isLead && <SourceNotices api={api} isFollowing={shown.isFollowing} />}
      {isLead && <AttemptNotices api={api} isFollowing={shown.isFollowing} />}
      {!isLead && (
        <>
          <DueToday {...shown} />
          <h2>{t('mine.rest')}</h2>
          <RunList {...shown} />
        </>
      )}
      {run !== null && (
        <Later key={run} meanwhile={<Skeleton says={t('replay.loading')} />}>
          <RunReplay
            api={api}
            zendesk={zendesk}
            runId={run}
            at={at}
            onShow={(seq) => change({ at: String(seq) })}
            onBack={() => change({ run: '', at: '' })}
          />
        </Later>
      )}
      {listed === 'needs' && <NeedsQueue {...shown} onOpen={open} />}
      {listed === 'all' && (
        <Later meanwhile={loading}>
          <AllRuns {...shown} state={state} onChange={change} onOpen={open} />
        </Later>
      )}
      {listed === 'review' && (
        <Later meanwhile={loading}>
          <ReviewPage api={api} zendesk={zendesk} state={state} onChange={change} onOpen={open} />
        </Later>
      )}
      {listed === 'workflows' && (
        <Later meanwhile={loading}>
          <WorkflowPage {...shown} state={state} onChange={change} />
        </Later>
      )}
    </Wide>
  );
}
