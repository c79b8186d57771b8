import { type Actor, type EventBody, EventBodySchema, type RunView } from '@handrail/contract';
import { isFinal, isToldOnTicket } from '@handrail/engine';
import type { Pack } from '@handrail/workflows';
import { difference, tallyOf } from '../numbers/tally.ts';
import { Refusal } from '../problem.ts';
import type { Accounts } from '../accounts.ts';
import { chainEvent, chainStart } from '../store/chain.ts';
import {
  type Change,
  type OwnerTicketRow,
  type RunRow,
  type Store,
  type StoredEvent,
  type StoredRun,
  StoreUnavailable,
  type TicketContext,
} from '../store/store.ts';
import { basisOf } from './basis-of.ts';
import { recordView } from './run-record.ts';
import { runSummary, runView } from './run-view.ts';
import { openSharedViews } from './shared-views.ts';
import { readableFacts } from './source-keys.ts';
import { type Known, type Situation, situationAfter, situationOf } from './situation.ts';
import { timeAfter } from './time-after.ts';
import { UnreadableRun } from './unreadable-run.ts';
import type { WorkflowLibrary } from './workflow-library.ts';

/** A run with everything that follows from it at one moment. */
export interface LoadedRun {
  account: string;
  id: string;
  ticketId: number;
  subject: string | null;
  pack: Pack;
  stored: Omit<StoredRun, 'run'>;
  /** The run as the store has it; null before it is written for the first time. */
  kept: RunRow | null;
  situation: Situation;
}

export interface WrittenRun extends LoadedRun {
  /** Was there before the events were kept. */
  shown: RunView;
}

export interface NewEvent {
  key: string;
  body: EventBody;
  /** Who did this one, where it is not who writes them all. */
  actor?: Actor;
}

/** What a run is begun with. */
export interface Beginning extends Pick<LoadedRun, 'account' | 'id' | 'ticketId' | 'subject' | 'pack'> {
  ticket: TicketContext;
}

export interface RunBook {
  /** A run that is not written yet, with what the ticket's other runs told of it. */
  begin(run: Beginning, now: Date): Promise<LoadedRun>;
  /** Throws `UnreadableRun` when it is there and cannot be worked out. */
  load(account: string, runId: string, now: Date): Promise<LoadedRun | null>;
  /** The view of a run, which may be a moment old; throws as `load` does. */
  show(account: string, runId: string, now: Date): Promise<RunView | null>;
  /** Writes events and everything that follows from them; null when somebody else was faster. */
  write(run: LoadedRun, events: readonly NewEvent[], actor: Actor, now: Date): Promise<WrittenRun | null>;
  /** The run as another version of its workflow would see it; nothing is written. */
  under(run: LoadedRun, pack: Pack, now: Date): LoadedRun;
  /** A kept run as another version of its workflow reads it. */
  readUnder(pack: Pack, account: string, stored: StoredRun, now: Date): LoadedRun;
  view(run: LoadedRun, now: Date): RunView;
  /** What can be shown of a run that cannot be worked out. */
  record(run: UnreadableRun, now: Date): RunView;
  /** Puts the run's row in lists in its place once more: something it shows, and no event tells, has changed. */
  project(account: string, runId: string, now: Date): Promise<void>;
  /** What one run told of the ticket changed: the others say so in lists and streams. */
  moveSiblings(run: Pick<LoadedRun, 'account' | 'id' | 'ticketId'>, now: Date): Promise<void>;
}

/** For those who pass over what cannot be worked out. */
export function unlessUnreadable(error: unknown): null {
  if (error instanceof UnreadableRun) return null;
  throw error;
}

/** The engine passes over kinds of events it does not know, and so would decide on half of what is known. */
function requireKnownKinds({ events, siblings, erasedAt }: StoredRun): void {
  const odd = [...events, ...siblings].find(({ body, type, salt }) => (body ? !knownKinds.has(type) : salt !== null));
  if (odd && erasedAt === null) throw new Error(`Event ${odd.seq} of run ${odd.runId}, ${odd.type}, cannot be read`);
}

const tells = ({ pack }: LoadedRun, events: readonly StoredEvent[]): boolean =>
  events.some((event) => isToldOnTicket(pack.workflow, event));

/** What cannot be undone must not stand where another run of the ticket told what forbids it a moment before. */
function tellingOf(run: LoadedRun, events: readonly StoredEvent[]): Change['telling'] {
  if (events.some(({ body }) => isFinal(run.pack.workflow, body))) return { after: run.stored.timesTold };
  return tells(run, events) ? 'something' : 'nothing';
}

/** Each is lost only to somebody who told something meanwhile; lists may wait for the next event. */
const mostTurns = 10;

export const serviceActor: Actor = { id: 'service', name: null, role: 'service' };

const knownKinds: ReadonlySet<string> = new Set(EventBodySchema.options.map(({ shape }) => shape.type.value));

const noContext = (id: number): TicketContext => ({ id, subject: null, requester: { name: null, email: null } });

/** The outbox rows these events touch, as the run now has them. */
function touchedOwnerTickets(runId: string, events: readonly StoredEvent[], { state }: Situation): OwnerTicketRow[] {
  const touched = new Set<string | number>();
  for (const { body } of events) {
    if (body && 'externalId' in body) touched.add(body.externalId);
    if (body?.type === 'owner_ticket_linked') touched.add(body.ticketId);
    if (body?.type === 'owner_ticket_merged') touched.add(body.into);
  }
  return Object.entries(state.ownerTickets).flatMap(([step, tickets]) =>
    tickets
      .filter(({ externalId, ticketId }) => touched.has(externalId) || (ticketId !== null && touched.has(ticketId)))
      .map((ticket) => ({
        externalId: ticket.externalId,
        runId,
        step,
        username: ticket.username,
        state: ticket.state,
        ownerTicketId: ticket.ticketId,
      })),
  );
}

export function openRunBook(options: {
  store: Store;
  library: WorkflowLibrary;
  accounts: Accounts;
  newId: () => string;
  /** Milliseconds for which a view is shown again while nothing it follows from has changed; a second unless set. */
  viewsLast?: number | undefined;
  /** Hears of runs that cannot be worked out, for the log. */
  unread?: (runId: string, cause: unknown) => void;
}): RunBook {
  const { store, library, accounts, newId, viewsLast = 1000, unread = () => undefined } = options;
  const sharedViews = openSharedViews(viewsLast);

  function knownOf({ account, ticketId, stored }: Omit<LoadedRun, 'situation'>): Known {
    const { events, siblings, ticket } = stored;
    const origin = accounts.byId(account)?.origins[0] ?? '';
    return { events, siblings, ticket: ticket ?? noContext(ticketId), origin };
  }

  const worked = (run: Omit<LoadedRun, 'situation'>, now: Date): LoadedRun => ({
    ...run,
    situation: situationOf(run.pack, knownOf(run), now),
  });

  const drawn = ({ account, id, ticketId, subject, situation, stored }: LoadedRun, now: Date) =>
    runView(
      { id, ticketId, subject },
      situation,
      stored.events,
      library.newest(situation.pack.workflow.id),
      readableFacts(situation.pack, accounts.byId(account)?.sources),
      now,
    );

  function view(run: LoadedRun, now: Date): RunView {
    try {
      return drawn(run, now);
    } catch (error) {
      throw run.kept ? new UnreadableRun(run.account, { ...run.stored, run: run.kept }, error) : error;
    }
  }

  function record({ stored, more }: UnreadableRun, now: Date): RunView {
    unread(stored.run.summary.id, more.cause);
    return recordView(stored, library.newest(stored.run.summary.workflow.id), now);
  }

  const rowOf = (run: LoadedRun): Change['run'] => ({
    summary: runSummary(run, run.situation, run.stored),
    subjectKey: (run.subject ?? '').toLowerCase(),
    head: run.stored.events.at(-1)?.hash ?? chainStart,
  });

  function readUnder(pack: Pack, account: string, stored: StoredRun, now: Date): LoadedRun {
    const { id, ticketId, subject } = stored.run.summary;
    requireKnownKinds(stored);
    return worked({ account, id, ticketId, subject, pack, stored, kept: stored.run }, now);
  }

  /** Reads a run and hands it on with the version it is pinned to. */
  async function reading<T>(account: string, runId: string, use: (pack: Pack, stored: StoredRun) => T) {
    const stored = await store.load(account, runId);
    if (!stored) return null;
    const { workflow } = stored.run.summary;
    try {
      return use(await library.pinned(account, workflow.id, workflow.version), stored);
    } catch (error) {
      if (error instanceof StoreUnavailable || error instanceof UnreadableRun) throw error;
      throw new UnreadableRun(account, stored, error);
    }
  }

  const load = (account: string, runId: string, now: Date) =>
    reading(account, runId, (pack, stored) => readUnder(pack, account, stored, now));

  const show = (account: string, runId: string, now: Date) =>
    reading(account, runId, (pack, stored) => {
      const basis = { stored, pack, newest: library.newest(pack.workflow.id), account: accounts.byId(account) };
      return sharedViews(basis, now, () => view(readUnder(pack, account, stored, now), now));
    });

  /** The run with these events added, not yet written. */
  function extended(run: LoadedRun, added: readonly NewEvent[], actor: Actor, now: Date) {
    const before = run.stored.events;
    const events: StoredEvent[] = [];
    const basis = before.length === 0 ? null : basisOf(run.situation, run.stored, now);
    for (const { key, body, actor: doer = actor } of added) {
      const last = events.at(-1) ?? before.at(-1);
      const draft = {
        id: newId(),
        runId: run.id,
        seq: (last?.seq ?? 0) + 1,
        at: timeAfter(last, now),
        actor: doer,
        key,
        body,
        basis,
      };
      events.push(chainEvent(run.account, last?.hash ?? chainStart, draft));
    }
    const after = { ...run, stored: { ...run.stored, events: [...before, ...events] } };
    // Another version of the workflow may read earlier events otherwise.
    if (run.situation.pack !== run.pack) return { after: worked(after, now), events };
    return { after: { ...after, situation: situationAfter(run.situation, knownOf(run), events, now) }, events };
  }

  /** What cannot be shown afterwards is not recorded. */
  function shownAfter(run: LoadedRun, added: readonly NewEvent[], actor: Actor, now: Date) {
    try {
      const next = extended(run, added, actor, now);
      return { ...next, shown: drawn(next.after, now) };
    } catch (error) {
      throw new Refusal('conflict', 'This could not be shown afterwards, so it was not recorded', { cause: error });
    }
  }

  async function knowsAllTold({ account, id, ticketId, stored }: LoadedRun): Promise<boolean> {
    const told = (await store.toldOnTicket(account, ticketId)).filter(({ runId }) => runId !== id);
    return told.length === stored.siblings.length && told.every((event, n) => event.id === stored.siblings[n]?.id);
  }

  /** Whoever put a row in its place may have read the ticket before another run told something: then once more. */
  async function project(account: string, id: string, now: Date): Promise<void> {
    for (let turn = 0; turn < mostTurns; turn += 1) {
      const run = await load(account, id, now).catch(unlessUnreadable);
      if (!run || run.stored.erasedAt !== null) return;
      if ((await store.project(account, rowOf(run))) && (await knowsAllTold(run))) return;
    }
  }

  const moveSiblings: RunBook['moveSiblings'] = async ({ account, id, ticketId }, now) => {
    for (const other of await store.runsOfTicket(account, ticketId))
      if (other !== id) await project(account, other, now);
  };

  return {
    async begin({ ticket, ...run }, now) {
      const siblings = await store.toldOnTicket(run.account, run.ticketId);
      return worked(
        { ...run, stored: { events: [], siblings, timesTold: 0, ticket, erasedAt: null }, kept: null },
        now,
      );
    },
    load,
    show,
    project,
    moveSiblings,
    view,
    record,
    under: (run, pack, now) => worked({ ...run, pack }, now),
    readUnder,
    async write(run, added, actor, now) {
      const { after, shown, events } = shownAfter(run, added, actor, now);
      const change: Change = {
        run: rowOf(after),
        expectedSeq: run.stored.events.length,
        events,
        ownerTickets: touchedOwnerTickets(run.id, events, after.situation),
        telling: tellingOf(run, events),
        counts: difference(
          tallyOf(run.stored.events, run.situation.pack.workflow),
          tallyOf(after.stored.events, after.pack.workflow),
        ),
      };
      if (!(await store.append(run.account, change))) return null;
      if (tells(run, events)) await moveSiblings(after, now);
      if (run.stored.siblings.length > 0 && !(await knowsAllTold(after))) await project(run.account, run.id, now);
      return { ...after, shown };
    },
  };
}
