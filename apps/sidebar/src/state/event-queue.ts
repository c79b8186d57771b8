import type { RunView } from '@handrail/contract';
import type { Answer, CallProblem, NewEvent } from '../api.ts';

/** An event the agent caused that the service has not acknowledged yet. */
export interface Pending {
  runId: string;
  key: string;
  body: NewEvent;
  /** When the agent did it, ms since 1970. */
  at: number;
}

/** What became of a recorded event: `queued` while the service is away, `held` behind a conflict. */
export type Fate = 'recorded' | 'queued' | 'held' | 'refused';

interface QueueOptions {
  send: (runId: string, event: { expectedSeq: number; key: string; body: NewEvent }) => Promise<Answer<RunView>>;
  /** Number of the last event as this page knows it. */
  seqOf: (runId: string) => number;
  onChange: () => void;
  onView: (view: RunView) => void;
  onRefused: (pending: Pending, problem: CallProblem) => void;
  /** Somebody else was faster; `fresh` is what they left, `knownSeq` what this page had seen. */
  onConflict: (pending: Pending, fresh: RunView, knownSeq: number) => void;
  onAway: () => void;
  readFresh: (problem: CallProblem) => Promise<RunView | null>;
  newKey: () => string;
  now: () => number;
  /** Runs a task later; the answer cancels it. */
  schedule: (delay: number, task: () => void) => () => void;
}

type Waiter = (fate: Fate) => void;
const firstRetry = 2000;
const longestRetry = 30_000;

/** Sends events one by one, in order, each until it is acknowledged or refused. */
export function createEventQueue(options: QueueOptions) {
  let entries: readonly Pending[] = [];
  const waiters = new Map<string, Waiter>();
  const insistent = new Set<string>();
  let isSending = false;
  let isHeld = false;
  let retryDelay = firstRetry;
  let cancelRetry = () => {};

  function settle(key: string, fate: Fate) {
    waiters.get(key)?.(fate);
    waiters.delete(key);
  }

  /** Nobody waits for entries that stand still. */
  function settleAll(fate: Fate) {
    for (const { key } of entries) settle(key, fate);
  }

  function dropFirst() {
    entries = entries.slice(1);
    options.onChange();
  }

  async function pump(): Promise<void> {
    if (isSending) return;
    isSending = true;
    let rest: Fate | null = null;
    while (entries[0] && !isHeld && rest === null) rest = await sendFirst(entries[0]);
    isSending = false;
    if (rest !== null) settleAll(rest);
  }

  /** Null to go on, else what becomes of everything that still waits. */
  async function sendFirst(first: Pending): Promise<Fate | null> {
    const knownSeq = options.seqOf(first.runId);
    const answer = await options.send(first.runId, { expectedSeq: knownSeq, key: first.key, body: first.body });
    if (answer.ok) {
      retryDelay = firstRetry;
      dropFirst();
      options.onView(answer.value);
      settle(first.key, 'recorded');
      return null;
    }
    const { problem } = answer;
    if (problem.kind === 'session_over') return 'queued';
    if (problem.kind === 'unreachable') {
      options.onAway();
      cancelRetry();
      cancelRetry = options.schedule(retryDelay, () => void pump());
      retryDelay = Math.min(retryDelay * 2, longestRetry);
      return 'queued';
    }
    const fresh = await options.readFresh(problem);
    if (fresh) {
      options.onView(fresh);
      if (insistent.has(first.key)) return null;
      isHeld = true;
      options.onConflict(first, fresh, knownSeq);
      return 'held';
    }
    dropFirst();
    options.onRefused(first, problem);
    settle(first.key, 'refused');
    return null;
  }

  return {
    entries: () => entries,
    /**
     * Records an event. `insist` sends it again by itself when somebody else was faster: for events that stay true
     * whatever happened meanwhile, e.g. that a ticket was created.
     */
    add(runId: string, body: NewEvent, { insist = false } = {}): Promise<Fate> {
      const pending = { runId, key: options.newKey(), body, at: options.now() };
      if (insist) insistent.add(pending.key);
      entries = [...entries, pending];
      options.onChange();
      const fate = new Promise<Fate>((resolve) => waiters.set(pending.key, resolve));
      if (isHeld) settle(pending.key, 'held');
      void pump();
      return fate;
    },
    /** Puts back what an earlier page could not send, before anything newer. */
    restore(earlier: readonly Pending[]) {
      if (earlier.length === 0) return;
      entries = [...earlier, ...entries];
      options.onChange();
      void pump();
    },
    /** Tries now instead of waiting for the next retry. */
    retry() {
      cancelRetry();
      retryDelay = firstRetry;
      return pump();
    },
    /** After a conflict: send it on top of what the others did, or let it go. */
    async resolve(choice: 'again' | 'drop') {
      if (choice === 'drop') dropFirst();
      isHeld = false;
      await pump();
    },
    stop: () => cancelRetry(),
  };
}

export type EventQueue = ReturnType<typeof createEventQueue>;
