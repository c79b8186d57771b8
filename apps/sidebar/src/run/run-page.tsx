import { Suspense, lazy, useState } from 'react';
import { Button } from '@zendeskgarden/react-buttons';
import type { RunView } from '@handrail/contract';
import { StepList } from '../steps/step-list.tsx';
import { useText } from '../text/text.tsx';
import { Section, Stack } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { GatePanel } from './gate-panel.tsx';
import { Questions } from './questions.tsx';
import { RunNews } from './run-news.tsx';
import { RunStrip } from './run-strip.tsx';
import { StateSnippets } from './state-snippets.tsx';
import { useFocusKept } from './use-focus-kept.ts';
import { VerdictCard } from './verdict-card.tsx';
import { verdictOf } from './verdict-words.ts';
import { Waits } from './waits.tsx';
import type { TicketStore } from '../state/ticket-store.ts';
import type { TicketState } from '../state/ticket-state.ts';

const MorePanel = lazy(async () => ({ default: (await import('../more/more-panel.tsx')).MorePanel }));

interface RunPageProps {
  run: RunView;
  state: TicketState;
  store: TicketStore;
  /** Set when a save was stopped by an open gate of this run. */
  stoppedAt: number;
}

/** One run from top to bottom: what it is, what follows, what is missing, what to do. */
export function RunPage({ run, state, store, stoppedAt }: RunPageProps) {
  const text = useText();
  const { t } = text;
  const [isPanelOpen, setPanelOpen] = useState(false);
  const [asked, setAsked] = useState<{ step: string } | null>(null);
  const gate = run.openGates[0];
  const [jumpedFor, setJumpedFor] = useState(stoppedAt);
  if (stoppedAt !== jumpedFor) {
    setJumpedFor(stoppedAt);
    if (gate !== undefined) setAsked({ step: gate });
  }
  const focus = useFocusKept(run.seq);
  const verdict = verdictOf(run, text);
  const conflict = state.conflict?.pending.runId === run.id ? state.conflict : null;
  const general = state.refusals.find(({ runId, body }) => runId === run.id && !('fact' in body) && !('step' in body));
  return (
    <div {...focus}>
      <RunStrip run={run} isPanelOpen={isPanelOpen} onPanel={() => setPanelOpen(!isPanelOpen)} />
      <p className="visually-hidden" aria-live="polite">
        {t('verdict.changed', { verdict: verdict.word, text: verdict.sentence })}
      </p>
      <RunNews entries={state.news?.runId === run.id ? state.news.entries : []} />
      {isPanelOpen && (
        <Suspense fallback={null}>
          <MorePanel run={run} state={state} store={store} onClose={() => setPanelOpen(false)} />
        </Suspense>
      )}
      <Stack $gap={0}>
        {(conflict !== null || stoppedAt > 0 || general) && (
          <Section>
            <Stack>
              {conflict && (
                <ConflictNotice
                  run={run}
                  conflict={conflict}
                  onResolve={(choice) => void store.resolveConflict(choice)}
                />
              )}
              {general && <Notice tone="danger">{t('refused.lead', { detail: general.detail })}</Notice>}
              {stoppedAt > 0 && <GatePanel key={stoppedAt} run={run} onJump={(step) => setAsked({ step })} />}
            </Stack>
          </Section>
        )}
        {run.newerVersion !== null && !isPanelOpen && (
          <Section>
            <Notice
              tone="neutral"
              actions={
                <Button size="small" onClick={() => setPanelOpen(true)}>
                  {t('version.look')}
                </Button>
              }
            >
              {t('version.newer')}
            </Notice>
          </Section>
        )}
        <VerdictCard run={run} />
        <Questions run={run} />
        <StepList run={run} jumpTo={asked} />
        <Waits run={run} />
        <StateSnippets run={run} />
      </Stack>
    </div>
  );
}
