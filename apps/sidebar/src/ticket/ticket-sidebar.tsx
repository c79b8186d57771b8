import { lazy, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Later } from '../ui/later.tsx';
import { Button } from '@zendeskgarden/react-buttons';
import type { Launch } from '@handrail/contract';
import { Candidates } from '../opening/candidates.tsx';
import { OpeningProblem } from '../opening/opening-problem.tsx';
import { RunChooser } from './run-chooser.tsx';
import { RunPage } from './run-page.tsx';
import { RunProvider, runContextOf, useRunActions } from '../state/run-context.tsx';
import { useNamesOf } from '../zendesk/people.tsx';
import { followedIds, selectedRun } from '../state/ticket-state.ts';
import type { TicketStore } from '../state/ticket-store.ts';
import { SayingTextProvider } from '../text/saying-text.tsx';
import { useText } from '../text/text.tsx';
import { Banner, Meta, Page, Section, Stack } from '../ui/layout.ts';
import { Boundary } from '../ui/boundary.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { Zendesk } from '../zendesk/zendesk.ts';
import { useSubmit } from './use-submit.ts';
import { useTicketMarks } from './use-ticket-marks.ts';

const OwnerTicketPage = lazy(async () => ({
  default: (await import('../owner-ticket/owner-ticket-page.tsx')).OwnerTicketPage,
}));

interface TicketSidebarProps {
  store: TicketStore;
  zendesk: Zendesk;
  me: Launch['user'];
  marks: Launch['marks'];
}

/** The agent's view beside one ticket. */
export function TicketSidebar({ store, zendesk, me, marks }: TicketSidebarProps) {
  const { t, date } = useText();
  const state = useSyncExternalStore(store.subscribe, store.state);
  const page = useRef<HTMLDivElement>(null);
  const { stopped, submit } = useSubmit(zendesk, store, me);
  useTicketMarks(zendesk, store, marks);
  const [isVisible, setVisible] = useState(true);

  useEffect(() => (page.current ? zendesk.keepHeight(page.current) : undefined), [zendesk]);
  useEffect(() => zendesk.onVisibility(setVisible), [zendesk]);
  useEffect(
    () => (isVisible ? zendesk.onTicketChange(() => void store.refresh()) : undefined),
    [zendesk, store, isVisible],
  );
  const wasVisible = useRef(true);
  useEffect(() => {
    if (isVisible && !wasVisible.current) void store.refresh();
    wasVisible.current = isVisible;
  }, [isVisible, store]);

  const run = selectedRun(state);
  useNamesOf(state.runs.flatMap(({ history }) => history.map(({ actor }) => actor)));
  const isTicketClosed = state.snapshot?.status === 'closed';
  const actions = useRunActions(store, run?.id ?? '', submit);
  const context = run && runContextOf({ run, state, zendesk, me }, actions);

  return (
    <Page ref={page}>
      {isVisible &&
        !state.isSessionOver &&
        followedIds(state).map((id) => <Follow key={id} store={store} runId={id} />)}
      {state.isSessionOver && (
        <Banner>
          <Notice tone="warning" title={t('session.title')}>
            {t('session.text')}
          </Notice>
        </Banner>
      )}
      {state.service === 'away' && (
        <Banner>
          <Notice
            tone="warning"
            request={state.awayBy}
            actions={
              <Button size="small" onClick={() => void store.refresh()}>
                {t('retry')}
              </Button>
            }
          >
            <p>{t('away.title', { time: date(state.seenAt) })}</p>
            {state.pending.length > 0 && t('away.queued', { count: state.pending.length })}
            {state.pending.length > 0 && !state.isKept && <p>{t('away.not_kept')}</p>}
          </Notice>
        </Banner>
      )}
      {isTicketClosed && (
        <Banner>
          <Notice tone="neutral" title={t('closed.title')}>
            {t(state.opening === 'ready' && state.runs.length === 0 ? 'closed.none' : 'closed.text')}
          </Notice>
        </Banner>
      )}
      {state.opening === 'loading' && <Skeleton />}
      {typeof state.opening === 'object' && (
        <OpeningProblem problem={state.opening} onRetry={() => void store.open()} />
      )}
      {state.opening === 'ready' && (
        <Stack $gap={0}>
          {state.ownerTicketOf && (
            <Later>
              <OwnerTicketPage of={state.ownerTicketOf} state={state} store={store} zendesk={zendesk} />
            </Later>
          )}
          {state.notRead !== null && state.notRead.messages > 0 && (
            <Section>
              <Meta>{t('ticket.not_read', { count: state.notRead.messages })}</Meta>
            </Section>
          )}
          <RunChooser runs={state.runs} pending={state.pending} selectedId={run?.id} onSelect={store.select} />
          {run && context ? (
            <RunProvider value={context}>
              <Boundary of={`${run.id} ${run.seq}`}>
                <SayingTextProvider meanwhile={<Skeleton />}>
                  <RunPage
                    key={run.id}
                    run={run}
                    state={state}
                    store={store}
                    stoppedAt={stopped?.runId === run.id ? stopped.at : 0}
                  />
                </SayingTextProvider>
              </Boundary>
            </RunProvider>
          ) : (
            !state.ownerTicketOf && !isTicketClosed && state.match && <Candidates match={state.match} store={store} />
          )}
        </Stack>
      )}
    </Page>
  );
}

/** Draws nothing; while it is there, the run is followed. */
function Follow({ store, runId }: { store: TicketStore; runId: string }) {
  useEffect(() => store.follow(runId), [store, runId]);
  return null;
}
