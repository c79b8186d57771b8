import { lazy, useState } from 'react';
import { Later } from '../ui/later.tsx';
import { clickOnce } from '../ui/click-once.ts';
import { Button } from '@zendeskgarden/react-buttons';
import type { RunView } from '@handrail/contract';
import { StepList } from '../steps/step-list.tsx';
import { useText } from '../text/text.tsx';
import { Section, Stack } from '../ui/layout.ts';
import { Notice } from '../ui/notice.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { GatePanel } from './gate-panel.tsx';
import { Contradictions } from '../fact/proposal-row.tsx';
import { Questions } from '../fact/questions.tsx';
import { RunNews } from './run-news.tsx';
import { type Panel, RunStrip } from './run-strip.tsx';
import { UndoLine } from './undo-line.tsx';
import { useFocusKept } from './use-focus-kept.ts';
import { useShortcut } from './use-shortcut.ts';
import { AllChecks } from '../verdict/all-checks.tsx';
import { VerdictCard } from '../verdict/verdict-card.tsx';
import { verdictOf } from '../verdict/verdict-words.ts';
import { Waits } from './waits.tsx';
import { YourDecision } from './your-decision.tsx';
import { useRun } from '../state/run-context.tsx';
import type { TicketStore } from '../state/ticket-store.ts';
import { RefusalNotice } from '../state/refusal-notice.tsx';
import type { TicketState } from '../state/ticket-state.ts';

const EndingNotice = lazy(async () => ({ default: (await import('./ending-notice.tsx')).EndingNotice }));
const FromLead = lazy(async () => ({ default: (await import('./from-lead.tsx')).FromLead }));
const MergedNotice = lazy(async () => ({ default: (await import('./merged-notice.tsx')).MergedNotice }));
const KeptRecord = lazy(async () => ({ default: (await import('../record/kept-record.tsx')).KeptRecord }));
// Tickets that come back.
const ReplyQuotes = lazy(async () => ({ default: (await import('./reply-quotes.tsx')).ReplyQuotes }));
const StateSnippets = lazy(async () => ({
  default: (await import('../snippet/state-snippets.tsx')).StateSnippets,
}));
const TextPalette = lazy(async () => ({ default: (await import('./text-palette.tsx')).TextPalette }));
const MorePanel = lazy(async () => ({ default: (await import('./more-panel.tsx')).MorePanel }));

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
  const [panel, setPanel] = useState<Panel | null>(null);
  const toggle = (asked: Panel) => setPanel((open) => (open === asked ? null : asked));
  useShortcut('k', () => toggle('texts'));
  const [asked, setAsked] = useState<{ step: string } | null>(null);
  const gate = run.openGates[0];
  const [jumpedFor, setJumpedFor] = useState(stoppedAt);
  if (stoppedAt !== jumpedFor) {
    setJumpedFor(stoppedAt);
    if (gate !== undefined) setAsked({ step: gate });
  }
  const focus = useFocusKept(run.seq);
  // What there is to do comes first: the step once it is decided, the questions before.
  const isDecided = run.decision.status === 'decided';
  const { replies, isReadOnly, pending } = useRun();
  const verdict = verdictOf(run, text, pending);
  const conflict = state.conflicts.find(({ pending }) => pending.runId === run.id) ?? null;
  const general = state.refusals.find(({ runId, body }) => runId === run.id && !('fact' in body) && !('step' in body));
  return (
    <div {...focus} onClickCapture={clickOnce}>
      {(run.nudge !== null || run.review !== null) && (
        <Later>
          <FromLead run={run} />
        </Later>
      )}
      <RunStrip run={run} panel={panel} onPanel={toggle} />
      <p className="visually-hidden" aria-live="polite">
        {t('verdict.changed', { verdict: verdict.word, text: verdict.sentence })}
      </p>
      <RunNews entries={state.news?.runId === run.id ? state.news.entries : []} />
      {panel === 'texts' && (
        <Later>
          <TextPalette run={run} onClose={() => setPanel(null)} />
        </Later>
      )}
      {panel === 'more' && (
        <Later>
          <MorePanel run={run} state={state} store={store} onClose={() => setPanel(null)} />
        </Later>
      )}
      <Stack $gap={0}>
        {(conflict !== null || stoppedAt > 0 || general) && (
          <Section>
            <Stack>
              {conflict && (
                <ConflictNotice
                  run={run}
                  conflict={conflict}
                  onResolve={(choice) => void store.resolveConflict(conflict, choice)}
                />
              )}
              {general && <RefusalNotice problem={general.problem} isRecording />}
              {stoppedAt > 0 && <GatePanel key={stoppedAt} run={run} onJump={(step) => setAsked({ step })} />}
            </Stack>
          </Section>
        )}
        {run.newerVersion !== null && run.unreadable === null && panel !== 'more' && (
          <Section>
            <Notice
              tone="neutral"
              actions={
                <Button size="small" onClick={() => setPanel('more')}>
                  {t('version.look')}
                </Button>
              }
            >
              {t('version.newer')}
            </Notice>
          </Section>
        )}
        {run.mergedFrom.length > 0 && (
          <Later>
            <MergedNotice from={run.mergedFrom} cameFrom={run.cameFrom} />
          </Later>
        )}
        {run.ending !== null && (
          <Section>
            <Later>
              <EndingNotice run={run} ending={run.ending} />
            </Later>
          </Section>
        )}
        {run.unreadable === null ? (
          <>
            <YourDecision run={run} />
            <VerdictCard run={run} />
            <div aria-live="polite">
              {state.undo?.runId === run.id && !isReadOnly && (
                <UndoLine key={state.undo.click} acts={state.undo.acts} />
              )}
            </div>
            <Contradictions />
            {replies.length > 0 && !isReadOnly && (
              <Later>
                <ReplyQuotes />
              </Later>
            )}
            {isDecided && <StepList run={run} jumpTo={asked} />}
            <Questions run={run} />
            {!isDecided && <StepList run={run} jumpTo={asked} />}
            <Waits run={run} jumpTo={asked} onOpen={(step) => setAsked({ step })} />
            <AllChecks run={run} />
            {run.snippets.length > 0 && (
              <Later>
                <StateSnippets run={run} />
              </Later>
            )}
          </>
        ) : (
          <Later>
            <KeptRecord />
          </Later>
        )}
      </Stack>
    </div>
  );
}
