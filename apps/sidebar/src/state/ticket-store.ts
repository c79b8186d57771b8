import type { RunView, TicketSnapshot } from '@handrail/contract';
import type { Answer, Api, CallProblem, NewEvent } from '../api.ts';
import { ZafError } from '../zendesk.ts';
import { type Fate, createEventQueue } from './event-queue.ts';
import type { KeptEvents } from './kept-events.ts';
import { createRunFollower } from './run-follower.ts';
import { type TicketState, firstState, newsOf, withRun } from './ticket-state.ts';

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

  function change(part: Partial<TicketState>) {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  }

  function see(view: RunView) {
    change({ runs: withRun(state.runs, view), service: 'up', seenAt: now() });
  }

  const seqOf = (runId: string) => state.runs.find((run) => run.id === runId)?.seq ?? 0;

  const queue = createEventQueue({
    send: (runId, body) => api.call('appendEvent', { params: { runId }, body }),
    seqOf,
    onChange() {
      storage?.write(queue.entries());
      change({ pending: queue.entries() });
    },
    onView: see,
    onRefused: ({ runId, body }, problem) =>
      change({ refusals: [...state.refusals, { runId, body, detail: detailOf(problem) }] }),
    onConflict: (pending, fresh, knownSeq) =>
      change({ conflict: { pending, meanwhile: fresh.history.filter(({ seq }) => seq > knownSeq) } }),
    onAway: () => change({ service: 'away' }),
    readFresh,
    newKey,
    now,
    schedule,
  });

  async function ask<T>(answer: Promise<Answer<T>>): Promise<T | null> {
    const got = await answer;
    if (got.ok) return got.value;
    if (got.problem.kind === 'unreachable') change({ service: 'away' });
    return null;
  }

  const follow = createRunFollower({
    follow: api.follow,
    seqOf,
    isSending: (runId) =>
      state.service === 'up' && state.conflict === null && state.pending.some((event) => event.runId === runId),
    async read(runId) {
      // What waited for the service goes first, so that a conflict is seen as one.
      if (state.pending.length > 0) await queue.retry();
      const view = await ask(api.call('getRun', { params: { runId } }));
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
    onAway: () => change({ service: 'away' }),
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
      else if (answer.problem.kind === 'unreachable') change({ service: 'away' });
      return;
    }
    const { match, runs, ownerTicketOf } = answer.value;
    const isFirst = storage === null;
    change({
      opening: 'ready',
      service: 'up',
      seenAt: now(),
      match,
      ownerTicketOf,
      runs: runs.reduce(withRun, state.runs),
      selectedId: state.selectedId ?? (runs.find((run) => run.status === 'open') ?? runs[0])?.id ?? null,
    });
    if (isFirst) {
      storage = kept(snapshot.id);
      queue.restore(await storage.read());
    }
  }

  function record(runId: string, body: NewEvent, how: { insist?: boolean } = {}): Promise<Fate> {
    change({ refusals: state.refusals.filter((refusal) => !isSameTarget(refusal.body, body)), news: null });
    return queue.add(runId, body, how);
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
      const view = await ask(api.call('startRun', { body: { workflow, subject, snapshot: state.snapshot } }));
      if (!view) return;
      see(view);
      change({ selectedId: view.id });
    },
    /** A run of another ticket, e.g. the one an owner ticket belongs to. */
    readRun: (runId: string) => ask(api.call('getRun', { params: { runId } })),
    /** Records on such a run at once; answers the new view, or why not. */
    async recordOn(runId: string, body: NewEvent): Promise<RunView | string> {
      const key = newKey();
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const run = await ask(api.call('getRun', { params: { runId } }));
        if (!run) break;
        const answer = await api.call('appendEvent', { params: { runId }, body: { expectedSeq: run.seq, key, body } });
        if (answer.ok) return answer.value;
        if (answer.problem.kind === 'refused' && answer.problem.problem.code === 'stale') continue;
        return detailOf(answer.problem);
      }
      return '';
    },
    /** What moving to the newest version of the workflow would change; null while it cannot be said. */
    previewMigration: (runId: string) => ask(api.call('previewMigration', { params: { runId } })),
    /** Empty while the service is away. */
    async listWorkflows() {
      return (await ask(api.call('listWorkflows', {})))?.workflows ?? [];
    },
    /** Records what the agent did. Survives a service that is away. */
    record,
    /** Ticks a step by itself, where what happened before has not settled it another way. */
    async tickIfOpen(runId: string, stepId: string) {
      const step = state.runs.find(({ id }) => id === runId)?.steps.find(({ id }) => id === stepId);
      if (!step || step.phase !== 'now' || step.mark.state === 'done' || step.mark.state === 'locked') return;
      await record(runId, { type: 'step_done', step: stepId }, { insist: true });
    },
    async resolveConflict(choice: 'again' | 'drop') {
      change({ conflict: null });
      await queue.resolve(choice);
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
  const { RunViewSchema } = await import('../contract-schemas.ts');
  const view = RunViewSchema.safeParse(problem.problem.view);
  return view.success ? view.data : null;
}

function detailOf(problem: CallProblem): string {
  if (problem.kind === 'refused') {
    const { detail, errors = [] } = problem.problem;
    return errors.length === 0 ? detail : errors.map(({ message }) => message).join('. ');
  }
  return problem.kind === 'session_over' ? '' : problem.detail;
}

/** Facts and steps show one refusal each: the latest. */
function isSameTarget(one: NewEvent, other: NewEvent): boolean {
  return targetOf(one) === targetOf(other);
}

export function targetOf(body: NewEvent): string {
  if ('fact' in body) return `fact:${body.fact}`;
  return 'step' in body ? `step:${body.step}` : `event:${body.type}`;
}
