import { type ReactNode, createContext, useContext, useMemo } from 'react';
import type { Launch, RunView } from '@handrail/contract';
import type { NewEvent } from '../api.ts';
import type { Fate, Pending } from '../state/event-queue.ts';
import type { Refusal } from '../state/ticket-state.ts';
import type { Zendesk } from '../zendesk.ts';

/** The run on the page and what may be done with it. */
export interface RunContextValue {
  run: RunView;
  zendesk: Zendesk;
  /** Who works here, as the service knows them. */
  me: Launch['user'];
  /** Records one event on this run. */
  record: (body: NewEvent, how?: { insist?: boolean }) => Promise<Fate>;
  /** The run as the service last answered it, also in the middle of several records. */
  latestRun: () => RunView;
  /** Nothing may change: the ticket or the run is closed, or the session is over. */
  isReadOnly: boolean;
  /** The service is away: what cannot be undone waits, everything else is queued. */
  isAway: boolean;
  pending: readonly Pending[];
  refusals: readonly Refusal[];
  /** Ticks a step whose facts are all answered now, unless that has moved the run on already. */
  tickIfOpen: (step: string) => Promise<void>;
  /** Remembers that an inserted text or a set status goes out with the agent's next submit. */
  tickOnSubmit: (step: string, goesOut?: boolean) => void;
}

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
