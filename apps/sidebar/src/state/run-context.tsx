import { type ReactNode, createContext, useContext, useMemo, useState } from 'react';
import type { Launch, RunView } from '@handrail/contract';
import type { NewEvent } from '../service/api.ts';
import type { GoesOut } from './outgoing.ts';
import { awaitedAddress, replyBy } from './awaited-reply.ts';
import type { TicketState } from './ticket-state.ts';
import type { RecordHow, TicketStore } from './ticket-store.ts';
import { unreadReplies } from './unread-replies.ts';
import type { Zendesk } from '../zendesk/zendesk.ts';

/** The agent's next submit, as far as steps go out with it. */
interface Submit {
  tickOnSubmit: (runId: string, step: string, how?: GoesOut) => Promise<void>;
  keepBack: (runId: string, step: string) => Promise<void>;
  isReplyWaiting: (runId: string, besides: string) => boolean;
}

interface Surroundings {
  run: RunView;
  state: TicketState;
  zendesk: Zendesk;
  /** Who works here, as the service knows them. */
  me: Launch['user'];
}

function runActionsOf(store: TicketStore, runId: string, submit: Submit) {
  return {
    /** Records one event on this run. */
    record: (body: NewEvent, how?: RecordHow) => store.record(runId, body, how),
    /** The run as the service last answered it, also in the middle of several records. */
    latestRun: (): RunView | null => store.state().runs.find(({ id }) => id === runId) ?? null,
    /** Reads facts from their systems again. */
    lookUp: (facts: string[]) => store.lookUp(runId, facts),
    /** The look before a step that cannot be undone; false when the service could not be asked. */
    secondLook: (step: string, again: boolean) => store.secondLook(runId, step, again),
    /** Ticks a step whose facts are all answered now, unless that has moved the run on already. */
    tickIfOpen: (step: string) => store.tickIfOpen(runId, step, 'after_answer'),
    /** Remembers that an inserted text or a set status goes out with the agent's next submit. */
    tickOnSubmit: (step: string, how?: GoesOut) => submit.tickOnSubmit(runId, step, how),
    /** It goes out no more; a status is put back to what it was. */
    keepBack: (step: string) => submit.keepBack(runId, step),
    /** Another reply waits in the composer, and is still to be sent: the two go out as one. */
    isReplyWaiting: (besides: string) => submit.isReplyWaiting(runId, besides),
  };
}

/** What can be done with a run: the same for as long as the page shows it. */
export function useRunActions(store: TicketStore, runId: string, submit: Submit) {
  return useMemo(() => runActionsOf(store, runId, submit), [store, runId, submit]);
}

/** The run on the page and what is known around it. */
export function runContextOf({ run, state, zendesk, me }: Surroundings, actions: ReturnType<typeof runActionsOf>) {
  const { snapshot } = state;
  const replies = unreadReplies(run, snapshot);
  const awaited = awaitedAddress(run);
  const requesterAddress = snapshot?.requester.email ?? null;
  return {
    ...actions,
    run,
    zendesk,
    me,
    /** Display name of who wrote the ticket; null while the page has not read it. */
    requester: snapshot?.requester.name ?? null,
    /** What came back since the run last wrote to the customer, oldest first. */
    replies,
    /** The one that an answer is read from, unless the agent chooses another: by whom the run waits for, else the newest. */
    reply: replyBy(replies, awaited ?? requesterAddress) ?? replies.at(-1) ?? null,
    /** Address from which a yes has to come now; null where the requester can answer. */
    awaited,
    requesterAddress,
    /** Nothing may change: the ticket or the run is closed, or the session is over. */
    isReadOnly: snapshot?.status === 'closed' || run.status === 'closed' || state.isSessionOver,
    isTicketClosed: snapshot?.status === 'closed',
    /** The service is away: what cannot be undone waits, everything else is queued. */
    isAway: state.service === 'away',
    pending: state.pending,
    refusals: state.refusals,
  };
}

export type RunContextValue = ReturnType<typeof runContextOf>;

type WithChoice = RunContextValue & { chooseReply: (comment: string | null) => void };

const RunContext = createContext<WithChoice | null>(null);

export function RunProvider({ value, children }: { value: RunContextValue; children: ReactNode }) {
  const [chosen, chooseReply] = useState<string | null>(null);
  const reply = value.replies.find(({ id }) => id !== null && id === chosen) ?? value.reply;
  return <RunContext.Provider value={{ ...value, reply, chooseReply }}>{children}</RunContext.Provider>;
}

export function useRun(): WithChoice {
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
