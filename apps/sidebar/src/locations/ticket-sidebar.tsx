import { Suspense, lazy, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import type { Launch } from '@handrail/contract';
import { Candidates } from '../opening/candidates.tsx';
import { OpeningProblem } from '../opening/opening-problem.tsx';
import { RunChooser } from '../run/run-chooser.tsx';
import { RunPage } from '../run/run-page.tsx';
import { RunProvider } from '../run/run-context.tsx';
import { useNamesOf } from '../people.tsx';
import { followedIds, selectedRun } from '../state/ticket-state.ts';
import type { TicketStore } from '../state/ticket-store.ts';
import { useText } from '../text/text.tsx';
import { Banner, Page, Stack } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { Zendesk } from '../zendesk.ts';
import { useSubmit } from './use-submit.ts';

const OwnerTicketPage = lazy(async () => ({
  default: (await import('../owner-ticket/owner-ticket-page.tsx')).OwnerTicketPage,
}));

/** The agent's view beside one ticket. */
export function TicketSidebar({ store, zendesk, me }: { store: TicketStore; zendesk: Zendesk; me: Launch['user'] }) {
  const { t, date } = useText();
  const state = useSyncExternalStore(store.subscribe, store.state);
  const page = useRef<HTMLDivElement>(null);
  const { stopped, tickOnSubmit } = useSubmit(zendesk, store);
  const [isVisible, setVisible] = useState(true);

  useEffect(() => void store.open(), [store]);
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
  const context = useMemo(
    () =>
      run && {
        run,
        zendesk,
        me,
        record: (body: Parameters<TicketStore['record']>[1], how?: { insist?: boolean }) =>
          store.record(run.id, body, how),
        latestRun: () => store.state().runs.find(({ id }) => id === run.id) ?? run,
        isReadOnly: isTicketClosed || run.status === 'closed' || state.isSessionOver,
        isAway: state.service === 'away',
        pending: state.pending,
        refusals: state.refusals,
        tickOnSubmit: (step: string, goesOut?: boolean) => tickOnSubmit(run.id, step, goesOut),
        tickIfOpen: (step: string) => store.tickIfOpen(run.id, step),
      },
    [run, zendesk, me, store, isTicketClosed, state, tickOnSubmit],
  );

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
            actions={
              <Button size="small" onClick={() => void store.refresh()}>
                {t('retry')}
              </Button>
            }
          >
            <p>{t('away.title', { time: date(state.seenAt) })}</p>
            {state.pending.length > 0 && t('away.queued', { count: state.pending.length })}
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
            <Suspense fallback={null}>
              <OwnerTicketPage of={state.ownerTicketOf} state={state} store={store} zendesk={zendesk} />
            </Suspense>
          )}
          <RunChooser runs={state.runs} selectedId={run?.id} onSelect={store.select} />
          {run && context ? (
            <RunProvider value={context}>
              <RunPage
                key={run.id}
                run={run}
                state={state}
                store={store}
                stoppedAt={stopped?.runId === run.id ? stopped.at : 0}
              />
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
