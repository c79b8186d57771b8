import type { RouteName, RouteResponse, RunView, TicketSnapshot } from '@handrail/contract';
import { type CallProblem, requestIdOf } from '../service/answer.ts';
import type { Api, NewEvent, RouteParts } from '../service/api.ts';
import { ZafError } from '../zendesk/zendesk.ts';
import { type Fate, createEventQueue } from './event-queue.ts';
import type { KeptEvents } from './kept-events.ts';
import { createRunFollower } from './run-follower.ts';
import { sharedView } from './shared-view.ts';
import { type UndoScope, createClicks } from './undo.ts';
import { type Conflict, type TicketState, firstState, newsOf, withRun } from './ticket-state.ts';

interface StoreOptions {
  api: Api;
  readSnapshot: () => Promise<TicketSnapshot>;
  kept: (ticketId: number) => KeptEvents;
  /** Who works here: their own events are no news to them. */
  userId: string;
  now?: () => number;
  newKey?: () => string;
  schedule?: (delay: number, task: () => void) => () => void;
}

/** What takes less, ms, is seen as the answer to the click itself. */
const atOnce = 100;

/** How an event is recorded. */
export interface RecordHow {
  /** It stays true whatever others did meanwhile. */
  insist?: boolean;
  /** The agent can take it back at once. */
  undo?: UndoScope | null;
}

/** Asks the service for what this page only shows; null while it cannot be said, and then the page says why. */
type AskService = <N extends RouteName>(
  name: N,
  parts: RouteParts<N>,
  known?: RunView | null,
) => Promise<RouteResponse<N> | null>;

/** One ticket's runs as this page knows them, and the only way to change them. */
export function createTicketStore({
  api,
  readSnapshot,
  kept,
  userId,
  now = () => Date.now(),
  newKey = () => crypto.randomUUID(),
  schedule = (delay, task) => {
    const timer = setTimeout(task, delay);
    return () => clearTimeout(timer);
  },
}: StoreOptions) {
  let state = firstState;
  let storage: KeptEvents | null = null;
  const listeners = new Set<() => void>();
  let cancelTold: (() => void) | null = null;

  function tell() {
    cancelTold?.();
    cancelTold = null;
    for (const listener of listeners) listener();
  }

  function change(part: Partial<TicketState>) {
    state = { ...state, ...part };
    tell();
  }

  /** Drawn with the service's answer, which makes most of it old, or by itself where that takes longer. */
  function changeSoon(part: Partial<TicketState>) {
    state = { ...state, ...part };
    cancelTold ??= schedule(atOnce, tell);
  }

  const away = (problem: CallProblem) => change({ service: 'away', awayBy: requestIdOf(problem) });

  function see(view: RunView) {
    change({ runs: withRun(state.runs, view), service: 'up', seenAt: now() });
  }

  const runOf = (runId: string) => state.runs.find(({ id }) => id === runId) ?? null;
  const seqOf = (runId: string) => runOf(runId)?.seq ?? 0;

  const queue = createEventQueue({
    send: (runId, body) => api.call('appendEvent', { params: { runId }, body }, runOf(runId)),
    seqOf,
    onChange() {
      const isKept = storage?.write(queue.entries()) ?? true;
      changeSoon({ pending: queue.entries(), isKept });
    },
    onView: see,
    onRefused: ({ runId, body }, problem) => change({ refusals: [...state.refusals, { runId, body, problem }] }),
    onConflict: (pending, fresh, knownSeq) =>
      change({
        conflicts: [...state.conflicts, { pending, meanwhile: fresh.history.filter(({ seq }) => seq > knownSeq) }],
      }),
    onAway: away,
    readFresh,
    holdsAlready: ({ runId, body }) =>
      body.type === 'step_done' &&
      state.runs.some(
        ({ id, steps }) => id === runId && steps.some((step) => step.id === body.step && step.mark.state === 'done'),
      ),
    newKey,
    now,
    schedule,
  });

  const ask: AskService = async (name, parts, known) => {
    const answer = await api.call(name, parts, known);
    if (answer.ok) return answer.value;
    if (answer.problem.kind === 'unreachable') away(answer.problem);
    return null;
  };

  const follow = createRunFollower({
    follow: (runId, listener, after) => api.follow('streamRun', { params: { runId } }, listener, after),
    seqOf,
    isSending: (runId) =>
      state.service === 'up' &&
      !state.conflicts.some(({ pending }) => pending.runId === runId) &&
      state.pending.some((event) => event.runId === runId),
    async read(runId) {
      // What waited for the service goes first, so that a conflict is seen as one.
      if (state.pending.length > 0) await queue.retry();
      const view = await ask('getRun', { params: { runId } }, runOf(runId));
      if (!view) return false;
      const news = newsOf(view, seqOf(runId), userId);
      see(view);
      if (news.length > 0) change({ news: { runId, entries: news } });
      return true;
    },
    onUp() {
      if (state.service === 'away') change({ service: 'up', seenAt: now() });
      if (state.pending.length > 0) void queue.retry();
    },
    onAway: () => change({ service: 'away', awayBy: null }),
    schedule,
  });

  async function open() {
    if (state.opening !== 'ready') change({ opening: 'loading' });
    let snapshot: TicketSnapshot;
    try {
      snapshot = await readSnapshot();
    } catch (reason) {
      const error =
        reason instanceof ZafError ? reason : new ZafError('unexpected_answer', 'readTicket', String(reason));
      if (state.opening !== 'ready') change({ opening: { from: 'zendesk', error } });
      return;
    }
    change({ snapshot });
    const answer = await api.call('openTicket', { params: { ticketId: snapshot.id }, body: { snapshot } });
    if (!answer.ok) {
      if (state.opening !== 'ready') change({ opening: { from: 'service', problem: answer.problem } });
      else if (answer.problem.kind === 'unreachable') away(answer.problem);
      return;
    }
    const { match, notRead, runs, ownerTicketOf } = answer.value;
    const isFirst = storage === null;
    change({
      opening: 'ready',
      service: 'up',
      seenAt: now(),
      match,
      notRead,
      ownerTicketOf,
      runs: runs.reduce((all, view) => withRun(all, sharedView(runOf(view.id), view)), state.runs),
      selectedId: state.selectedId ?? (runs.find((run) => run.status === 'open') ?? runs[0])?.id ?? null,
    });
    if (isFirst) {
      storage = kept(snapshot.id);
      queue.restore(await storage.read());
    }
  }

  const begin = createClicks((undo) => changeSoon({ undo }));

  async function record(runId: string, body: NewEvent, { insist = false, undo = null }: RecordHow = {}): Promise<Fate> {
    changeSoon({ refusals: state.refusals.filter((refusal) => !isSameTarget(refusal.body, body)), news: null });
    const end = begin(runOf(runId) ?? undefined, body, undo);
    const fate = await queue.add(runId, body, { insist });
    end(fate);
    return fate;
  }

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    state: () => state,
    open,
    /** Keeps a run of this ticket as new as the service has it, until the answer is called. */
    follow,
    select: (runId: string) => change({ selectedId: runId }),
    async start(workflow: string, subject: string | null) {
      if (!state.snapshot) return;
      const view = await ask('startRun', { body: { workflow, subject, snapshot: state.snapshot } });
      if (!view) return;
      see(view);
      change({ selectedId: view.id });
    },
    ask,
    async lookUp(runId: string, facts: string[]) {
      const view = await ask('lookUp', { params: { runId }, body: { facts } }, runOf(runId));
      if (view) see(view);
    },
    async secondLook(runId: string, step: string, again: boolean): Promise<boolean> {
      const view = await ask('secondLook', { params: { runId }, body: { step, again } }, runOf(runId));
      if (view) see(view);
      return view !== null;
    },
    /** Records on a run of another ticket at once; answers the new view, or why not. */
    async recordOn(runId: string, body: NewEvent): Promise<RunView | CallProblem> {
      const key = newKey();
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const run = await ask('getRun', { params: { runId } });
        if (!run) break;
        const answer = await api.call('appendEvent', { params: { runId }, body: { expectedSeq: run.seq, key, body } });
        if (answer.ok) return answer.value;
        if (answer.problem.kind === 'refused' && answer.problem.problem.code === 'stale') continue;
        return answer.problem;
      }
      return { kind: 'unreachable', detail: 'somebody else kept writing' };
    },
    /** Records what the agent did. Survives a service that is away. */
    record,
    /** Ticks a step by itself, where what happened before has not settled it another way. */
    async tickIfOpen(runId: string, stepId: string, undo: UndoScope | null = null) {
      const step = runOf(runId)?.steps.find(({ id }) => id === stepId);
      if (!step || step.phase !== 'now' || step.mark.state === 'done' || step.mark.state === 'locked') return;
      await record(runId, { type: 'step_done', step: stepId }, { insist: true, undo });
    },
    async resolveConflict(conflict: Conflict, choice: 'again' | 'drop') {
      change({ conflicts: state.conflicts.filter((each) => each !== conflict) });
      await queue.resolve(conflict.pending, choice);
    },
    /** The agent looks again, or asks for it: send what waits, then read what others did. */
    async refresh() {
      await queue.retry();
      if (state.opening === 'loading' || state.isSessionOver) return;
      await open();
    },
    endSession: () => change({ isSessionOver: true }),
    stop() {
      queue.stop();
      api.stop();
    },
  };
}

export type TicketStore = ReturnType<typeof createTicketStore>;

/** The fresh view that comes with a `stale` refusal. */
async function readFresh(problem: CallProblem): Promise<RunView | null> {
  if (problem.kind !== 'refused' || problem.problem.code !== 'stale') return null;
  const { RunViewSchema } = await import('../service/contract-schemas.ts');
  const view = RunViewSchema.safeParse(problem.problem.view);
  return view.success ? view.data : null;
}

/** Facts and steps show one refusal each: the latest. */
function isSameTarget(one: NewEvent, other: NewEvent): boolean {
  return targetOf(one) === targetOf(other);
}

export function targetOf(body: NewEvent): string {
  if ('fact' in body) return `fact:${body.fact}`;
  return 'step' in body ? `step:${body.step}` : `event:${body.type}`;
}
