import type { HistoryEntry, Match, OpenedTicket, RunView, TicketSnapshot } from '@handrail/contract';
import type { CallProblem } from '../service/answer.ts';
import type { NewEvent } from '../service/api.ts';
import type { ZafError } from '../zendesk/zendesk.ts';
import type { Pending } from './event-queue.ts';
import type { Undoable } from './undo.ts';

export type OpenProblem = { from: 'zendesk'; error: ZafError } | { from: 'service'; problem: CallProblem };

/** Another agent changed the run first. The agent's own event is kept. */
export interface Conflict {
  pending: Pending;
  /** What happened since the view the agent acted on, newest first. */
  meanwhile: readonly HistoryEntry[];
}

/** An event the service refused, shown where it was caused. */
export interface Refusal {
  runId: string;
  body: NewEvent;
  problem: CallProblem;
}

/** Everything a ticket's page draws. Replaced whole on every change. */
export interface TicketState {
  opening: 'loading' | 'ready' | OpenProblem;
  snapshot: TicketSnapshot | null;
  match: Match | null;
  /** What was left out of a long conversation. */
  notRead: OpenedTicket['notRead'] | null;
  ownerTicketOf: OpenedTicket['ownerTicketOf'];
  runs: readonly RunView[];
  selectedId: string | null;
  service: 'up' | 'away';
  /** Request of the answer by which it was away, if there was one. */
  awayBy: string | null;
  /** When the service last answered, ms since 1970. */
  seenAt: number;
  pending: readonly Pending[];
  /** Whether the browser keeps what waits when this page is closed. */
  isKept: boolean;
  /** One for each run whose events wait for the agent to see what others did. */
  conflicts: readonly Conflict[];
  /** What others did while this page looked on, newest first; the agent's next act ends it. */
  news: { runId: string; entries: readonly HistoryEntry[] } | null;
  refusals: readonly Refusal[];
  /** What the agent recorded last, while it can be taken back without a reason. */
  undo: Undoable | null;
  isSessionOver: boolean;
}

export const firstState: TicketState = {
  opening: 'loading',
  snapshot: null,
  match: null,
  notRead: null,
  ownerTicketOf: null,
  runs: [],
  selectedId: null,
  service: 'up',
  awayBy: null,
  seenAt: 0,
  pending: [],
  isKept: true,
  conflicts: [],
  news: null,
  refusals: [],
  undo: null,
  isSessionOver: false,
};

export function selectedRun(state: TicketState): RunView | null {
  return state.runs.find((run) => run.id === state.selectedId) ?? state.runs[0] ?? null;
}

/** The newer of two views of one run takes its place; a new run goes to the end. */
export function withRun(runs: readonly RunView[], view: RunView): readonly RunView[] {
  const known = runs.find((run) => run.id === view.id);
  if (!known) return [...runs, view];
  if (known.seq > view.seq) return runs;
  return runs.map((run) => (run.id === view.id ? view : run));
}

const mostNews = 3;
/** Zendesk shows the status itself. */
const unsaid = new Set(['ticket_status_seen']);

/** What somebody else did after event `seq`. */
export function newsOf(view: RunView, seq: number, userId: string): readonly HistoryEntry[] {
  const isNews = ({ type, actor, isQuiet = false }: HistoryEntry) =>
    actor.id !== userId && !unsaid.has(type) && !isQuiet;
  const fresh = view.history.filter((entry) => entry.seq > seq && isNews(entry));
  return fresh.slice(0, mostNews);
}

const mostFollowed = 3;

/** The runs to hear of, the one on the page first. Few: a browser may allow a service six connections in all. */
export function followedIds(state: TicketState): readonly string[] {
  const rank = ({ id, status }: RunView) => (id === selectedRun(state)?.id ? 0 : status === 'open' ? 1 : 2);
  const ranked = state.runs.toSorted((one, other) => rank(one) - rank(other));
  return ranked.slice(0, mostFollowed).map(({ id }) => id);
}
