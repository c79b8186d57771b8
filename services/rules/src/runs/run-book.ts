import type { Actor, EventBody, Facts, RunView } from '@handrail/contract';
import type { Pack } from '@handrail/workflows';
import type { Accounts } from '../accounts.ts';
import { chainEvent, chainStart } from '../store/chain.ts';
import type {
  Change,
  OwnerTicketRow,
  Store,
  StoredEvent,
  StoredRun,
  TicketContext,
  TicketFact,
} from '../store/store.ts';
import { runSummary, runView } from './run-view.ts';
import { type Situation, situationOf } from './situation.ts';
import type { WorkflowLibrary } from './workflow-library.ts';

/** A run with everything that follows from it at one moment. */
export interface LoadedRun {
  account: string;
  id: string;
  ticketId: number;
  subject: string | null;
  pack: Pack;
  stored: Pick<StoredRun, 'events' | 'siblings' | 'ticketFacts' | 'ticket' | 'erasedAt'>;
  situation: Situation;
}

export interface NewEvent {
  key: string;
  body: EventBody;
}

export interface RunBook {
  load(account: string, runId: string, now: Date): Promise<LoadedRun | null>;
  /** Writes events and everything that follows from them; null when somebody else was faster. */
  write(run: LoadedRun, events: readonly NewEvent[], actor: Actor, now: Date): Promise<LoadedRun | null>;
  /** As `write`, and takes the values of all earlier events out. */
  erase(run: LoadedRun, event: NewEvent, actor: Actor, now: Date): Promise<LoadedRun | null>;
  /** The run as another version of its workflow would see it; nothing is written. */
  under(run: LoadedRun, pack: Pack, now: Date): LoadedRun;
  view(run: LoadedRun, now: Date): RunView;
}

export const serviceActor: Actor = { id: 'service', name: null, role: 'service' };

const noContext = (id: number): TicketContext => ({ id, subject: null, requester: { name: null, email: null } });

const factsOf = (rows: readonly TicketFact[]): Facts =>
  Object.fromEntries(rows.map(({ fact, value }) => [fact, value]));

/** Facts of the ticket that these events set, as the run now has them. */
function sharedFacts(events: readonly StoredEvent[], { pack, state }: Situation): TicketFact[] {
  const shared = new Set(pack.workflow.declarations.filter(({ scope }) => scope === 'ticket').map(({ id }) => id));
  const touched = events.flatMap(({ body }) => (body && 'fact' in body && shared.has(body.fact) ? [body.fact] : []));
  return [...new Set(touched)].map((fact) => ({
    fact,
    value: state.facts[fact] ?? { state: 'unknown', failed: null },
  }));
}

/** The outbox rows these events touch, as the run now has them. */
function touchedOwnerTickets(runId: string, events: readonly StoredEvent[], { state }: Situation): OwnerTicketRow[] {
  const touched = new Set<string | number>();
  for (const { body } of events) {
    if (body && 'externalId' in body) touched.add(body.externalId);
    if (body?.type === 'owner_ticket_linked') touched.add(body.ticketId);
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
}): RunBook {
  const { store, library, accounts, newId } = options;

  function worked(run: Omit<LoadedRun, 'situation'>, now: Date): LoadedRun {
    const { events, siblings, ticketFacts, ticket } = run.stored;
    const known = {
      events,
      siblings,
      ticketFacts: factsOf(ticketFacts),
      ticket: ticket ?? noContext(run.ticketId),
      origin: accounts.byId(run.account)?.origin ?? '',
    };
    return { ...run, situation: situationOf(run.pack, known, now) };
  }

  const view = ({ id, ticketId, subject, situation, stored }: LoadedRun, now: Date) =>
    runView({ id, ticketId, subject }, situation, stored.events, library.newest(situation.pack.workflow.id), now);

  const rowOf = (run: LoadedRun): Change['run'] => ({
    summary: runSummary(run, run.situation, run.stored.events),
    subjectKey: (run.subject ?? '').toLowerCase(),
    head: run.stored.events.at(-1)?.hash ?? chainStart,
  });

  async function load(account: string, runId: string, now: Date): Promise<LoadedRun | null> {
    const stored = await store.load(account, runId);
    if (!stored) return null;
    const { ticketId, subject, workflow } = stored.run.summary;
    const pack = await library.pinned(account, workflow.id, workflow.version);
    return worked({ account, id: runId, ticketId, subject, pack, stored }, now);
  }

  /** The run with these events added, not yet written. */
  function extended(run: LoadedRun, added: readonly NewEvent[], actor: Actor, now: Date) {
    const before = run.stored.events;
    const events: StoredEvent[] = [];
    for (const { key, body } of added) {
      const last = events.at(-1) ?? before.at(-1);
      // Clocks of two instances differ; a run's own time never goes back.
      const at = last && last.at > now.toISOString() ? last.at : now.toISOString();
      const draft = { id: newId(), runId: run.id, seq: (last?.seq ?? 0) + 1, at, actor, key, body };
      events.push(chainEvent(run.account, last?.hash ?? chainStart, draft));
    }
    const stored = { ...run.stored, events: [...before, ...events] };
    const next = worked({ ...run, stored }, now);
    const shared = sharedFacts(events, next.situation);
    const others = run.stored.ticketFacts.filter(({ fact }) => !shared.some((changed) => changed.fact === fact));
    const after =
      shared.length > 0 ? worked({ ...next, stored: { ...stored, ticketFacts: [...others, ...shared] } }, now) : next;
    return { after, events, shared };
  }

  /** Shared facts moved: the other runs on the ticket say so in lists and streams. */
  async function moveSiblings(run: LoadedRun, now: Date): Promise<void> {
    for (const id of await store.runsOfTicket(run.account, run.ticketId)) {
      const sibling = id === run.id ? null : await load(run.account, id, now);
      if (sibling && !sibling.stored.erasedAt) await store.project(run.account, rowOf(sibling));
    }
  }

  return {
    load,
    view,
    under: (run, pack, now) => worked({ ...run, pack }, now),
    async write(run, added, actor, now) {
      const { after, events, shared } = extended(run, added, actor, now);
      const change: Change = {
        run: rowOf(after),
        expectedSeq: run.stored.events.length,
        events,
        ticketFacts: shared,
        ownerTickets: touchedOwnerTickets(run.id, events, after.situation),
      };
      if (!(await store.append(run.account, change))) return null;
      if (shared.length > 0) await moveSiblings(after, now);
      return after;
    },
    async erase(run, event, actor, now) {
      const { after, events } = extended(run, [event], actor, now);
      const emptied = after.stored.events.map((stored) =>
        stored.body?.type === 'run_erased' ? stored : { ...stored, body: null, salt: null },
      );
      const stored = { ...after.stored, events: emptied, siblings: [], ticketFacts: [], ticket: null };
      const blank = worked({ ...after, subject: null, stored }, now);
      const change: Change = {
        run: rowOf(blank),
        expectedSeq: run.stored.events.length,
        events,
        ticketFacts: [],
        ownerTickets: [],
      };
      return (await store.erase(run.account, change, now.getTime())) ? blank : null;
    },
  };
}
