import { type ReactNode, createContext, useContext, useMemo } from 'react';
import type { Launch, RunView } from '@handrail/contract';
import type { NewEvent } from '../service/api.ts';
import type { TicketState } from './ticket-state.ts';
import type { RecordHow, TicketStore } from './ticket-store.ts';
import { unreadReply } from './unread-reply.ts';
import type { Zendesk } from '../zendesk/zendesk.ts';

interface Surroundings {
  run: RunView;
  state: TicketState;
  store: TicketStore;
  zendesk: Zendesk;
  /** Who works here, as the service knows them. */
  me: Launch['user'];
  tickOnSubmit: (runId: string, step: string, goesOut?: boolean, text?: string) => void;
}

/** The run on the page and what can be done with it. */
export function runContextOf({ run, state, store, zendesk, me, tickOnSubmit }: Surroundings) {
  return {
    run,
    zendesk,
    me,
    /** Display name of who wrote the ticket; null while the page has not read it. */
    requester: state.snapshot?.requester.name ?? null,
    /** Records one event on this run. */
    record: (body: NewEvent, how?: RecordHow) => store.record(run.id, body, how),
    /** What came back since the run last wrote to the customer. */
    reply: unreadReply(run, state.snapshot),
    requesterAddress: state.snapshot?.requester.email ?? null,
    /** The run as the service last answered it, also in the middle of several records. */
    latestRun: () => store.state().runs.find(({ id }) => id === run.id) ?? run,
    /** Nothing may change: the ticket or the run is closed, or the session is over. */
    isReadOnly: state.snapshot?.status === 'closed' || run.status === 'closed' || state.isSessionOver,
    isTicketClosed: state.snapshot?.status === 'closed',
    /** The service is away: what cannot be undone waits, everything else is queued. */
    isAway: state.service === 'away',
    pending: state.pending,
    refusals: state.refusals,
    /** Reads facts from their systems again. */
    lookUp: (facts: string[]) => store.lookUp(run.id, facts),
    /** The look before a step that cannot be undone; false when the service could not be asked. */
    secondLook: (step: string, again: boolean) => store.secondLook(run.id, step, again),
    /** Ticks a step whose facts are all answered now, unless that has moved the run on already. */
    tickIfOpen: (step: string) => store.tickIfOpen(run.id, step, 'after_answer'),
    /** Remembers that an inserted text or a set status goes out with the agent's next submit. */
    tickOnSubmit: (step: string, goesOut?: boolean, text?: string) => tickOnSubmit(run.id, step, goesOut, text),
  };
}

export type RunContextValue = ReturnType<typeof runContextOf>;

const RunContext = createContext<RunContextValue | null>(null);

export function RunProvider({ value, children }: { value: RunContextValue; children: ReactNode }) {
  return <RunContext.Provider value={value}>{children}</RunContext.Provider>;
}

export function useRun(): RunContextValue {
  const value = useContext(RunContext);
  if (!value) throw new Error('useRun outside a run');
  return value;
}

/** The queued event and the last refusal that concern one fact or step. */
export function useTarget(target: { fact: string } | { step: string }) {
  const { run, pending, refusals } = useRun();
  return useMemo(() => {
    const isAbout = ({ runId, body }: { runId: string; body: NewEvent }) =>
      runId === run.id &&
      ('fact' in target ? 'fact' in body && body.fact === target.fact : 'step' in body && body.step === target.step);
    return { queued: pending.find(isAbout) ?? null, refusal: refusals.find(isAbout) ?? null };
  }, [run.id, pending, refusals, target]);
}
