import type { RunView } from '@handrail/contract';
import type { Answer, CallProblem } from '../service/answer.ts';
import type { NewEvent } from '../service/api.ts';

/** An event the agent caused that the service has not acknowledged yet. */
export interface Pending {
  runId: string;
  key: string;
  body: NewEvent;
  /** When the agent did it, ms since 1970. */
  at: number;
  /** Number of the run's last event that the agent had in view, or that their own events before this one made. */
  seq: number;
  /** It stays true whatever others did meanwhile, so it goes out again by itself, also from a later page. */
  insist: boolean;
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
  onAway: (problem: CallProblem) => void;
  readFresh: (problem: CallProblem) => Promise<RunView | null>;
  /** Whether what the event says holds already: somebody else, the same submit or an earlier page recorded it. */
  holdsAlready: (pending: Pending) => boolean;
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
  let isSending = false;
  /** Runs behind a conflict: their events wait for the agent, those of other runs do not. */
  const held = new Set<string>();
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

  /** By key: while it was under way, what an earlier page left behind may have come before it. */
  function drop({ key }: Pending) {
    entries = entries.filter((entry) => entry.key !== key);
    options.onChange();
  }

  /** These are now made on this number. */
  function moveOn(seq: number, isMeant: (entry: Pending) => boolean) {
    entries = entries.map((entry) => (isMeant(entry) ? { ...entry, seq: Math.max(entry.seq, seq) } : entry));
    options.onChange();
  }

  const nextToSend = () => entries.find(({ runId }) => !held.has(runId));

  async function pump(): Promise<void> {
    if (isSending) return;
    isSending = true;
    let rest: Fate | null = null;
    for (let next = nextToSend(); next && rest === null; next = nextToSend()) rest = await sendOne(next);
    isSending = false;
    if (rest !== null) settleAll(rest);
  }

  /** Null to go on, else what becomes of everything that still waits. */
  async function sendOne(first: Pending): Promise<Fate | null> {
    if (options.holdsAlready(first)) {
      drop(first);
      settle(first.key, 'recorded');
      return null;
    }
    const answer = await options.send(first.runId, { expectedSeq: first.seq, key: first.key, body: first.body });
    if (answer.ok) {
      retryDelay = firstRetry;
      // First: what waits for it changes the page too, and is then drawn in the same go.
      settle(first.key, 'recorded');
      drop(first);
      // Done in view of at least as much: the agent's own event is nothing new to them. What is older stays so.
      moveOn(answer.value.seq, ({ runId, seq }) => runId === first.runId && seq >= first.seq);
      options.onView(answer.value);
      return null;
    }
    const { problem } = answer;
    if (problem.kind === 'session_over') return 'queued';
    if (problem.kind === 'unreachable') {
      options.onAway(problem);
      cancelRetry();
      cancelRetry = options.schedule(retryDelay, () => void pump());
      retryDelay = Math.min(retryDelay * 2, longestRetry);
      return 'queued';
    }
    const fresh = await options.readFresh(problem);
    if (fresh) {
      options.onView(fresh);
      if (first.insist) {
        moveOn(fresh.seq, ({ key }) => key === first.key);
        return null;
      }
      held.add(first.runId);
      options.onConflict(first, fresh, first.seq);
      for (const { runId, key } of entries) if (runId === first.runId) settle(key, 'held');
      return null;
    }
    drop(first);
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
      const pending = { runId, key: options.newKey(), body, at: options.now(), seq: options.seqOf(runId), insist };
      entries = [...entries, pending];
      options.onChange();
      const fate = new Promise<Fate>((resolve) => waiters.set(pending.key, resolve));
      if (held.has(runId)) settle(pending.key, 'held');
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
    /** After a conflict: send it on top of what the others did, which the agent has seen now, or let it go. */
    async resolve(pending: Pending, choice: 'again' | 'drop') {
      if (choice === 'drop') drop(pending);
      moveOn(options.seqOf(pending.runId), ({ runId }) => runId === pending.runId);
      held.delete(pending.runId);
      await pump();
    },
    stop: () => cancelRetry(),
  };
}

export type EventQueue = ReturnType<typeof createEventQueue>;
