import { setImmediate } from 'node:timers/promises';
import type { EventBody, OpenedTicket, RunView, TicketSnapshot } from '@handrail/contract';
import { followsFromStatus } from '@handrail/engine';
import { type Pack, clearlyBest, matchWorkflows, subjectsToOpen } from '@handrail/workflows';
import type { Accounts } from '../accounts.ts';
import { Refusal } from '../problem.ts';
import type { SignedIn } from '../session/session-tokens.ts';
import type { Store } from '../store/store.ts';
import { type ReadTicket, firstFacts, misfit, newerFacts, readSnapshot, subjectOf } from './read-ticket.ts';
import { actorOf } from './record-event.ts';
import { type LoadedRun, type RunBook, serviceActor } from './run-book.ts';
import { takeOver } from './take-over.ts';
import { UnreadableRun } from './unreadable-run.ts';
import type { WorkflowLibrary } from './workflow-library.ts';

export interface Opening {
  store: Store;
  book: RunBook;
  library: WorkflowLibrary;
  newId: () => string;
  /** The host whose links on tickets name users and groups. */
  gitlabHost: string;
  /** Names of forms by id that the account is set up with. */
  formsOf: (account: string) => Readonly<Record<string, string>>;
  accounts: Accounts;
}

interface Start {
  pack: Pack;
  subject: string | null;
  because: string[];
  choice: 'matched' | 'picked';
  ticket: ReadTicket;
}

const contextOf = ({ id, subject, requester, groupId = null }: TicketSnapshot) => ({ id, subject, requester, groupId });

/** Starts a run, or answers the one that is there for ticket, workflow and subject. */
async function startOne(opening: Opening, who: SignedIn, start: Start, now: Date): Promise<LoadedRun> {
  const { store, book, library, newId } = opening;
  const { pack, because, choice } = start;
  const { snapshot, reading } = start.ticket;
  const { workflow } = pack;
  const subject = workflow.summary.subject === null ? null : (start.subject ?? subjectOf(workflow, reading));
  const subjectKey = (subject ?? '').toLowerCase();
  const found = await store.findRun(who.account, snapshot.id, workflow.id, subjectKey);
  const existing = found && (await book.load(who.account, found, now));
  if (existing) return chosenAgain(opening, who, existing, start, now);

  await library.keep(who.account, pack, now);
  const id = newId();
  const ticket = contextOf(snapshot);
  const blank = await book.begin({ account: who.account, id, ticketId: snapshot.id, subject, pack, ticket }, now);
  const opened: EventBody = {
    type: 'run_opened',
    workflow: workflow.id,
    version: workflow.version,
    ticketId: snapshot.id,
    subject,
    because,
    choice,
  };
  const isTold = (fact: string) => blank.situation.state.facts[fact]?.state === 'known';
  const bodies = [
    opened,
    ...firstFacts(workflow, subject, reading).filter((body) => !('fact' in body && isTold(body.fact))),
  ];
  const opener = choice === 'picked' ? actorOf(who) : serviceActor;
  // Whoever chose the workflow, it was the service that read the ticket.
  const events = bodies.map((body, index) => ({
    key: `${id}/${index}`,
    body,
    actor: index === 0 ? opener : serviceActor,
  }));
  const written = await book.write(blank, events, opener, now);
  if (written) return (await book.load(who.account, id, now)) ?? written;
  const winner = await store.findRun(who.account, snapshot.id, workflow.id, subjectKey);
  const run = winner && (await book.load(who.account, winner, now));
  if (!run) throw new Refusal('unavailable', 'The run could not be opened; try again', { told: 'run_busy' });
  return run;
}

async function started(opening: Opening, who: SignedIn, start: Start, now: Date): Promise<RunView> {
  const view = await shown(opening, now, async () => {
    const run = await startOne(opening, who, start, now);
    return opening.book.view(await continued(opening, run, start.ticket.snapshot, now), now);
  });
  if (!view) throw new Refusal('unavailable', 'The run could not be opened; try again', { told: 'run_busy' });
  return view;
}

const continued = (opening: Opening, run: LoadedRun, { cameFrom }: TicketSnapshot, now: Date): Promise<LoadedRun> =>
  cameFrom && run.situation.state.status === 'open' ? takeOver(opening, run, cameFrom, now) : Promise.resolve(run);

/** Adds what the ticket says by now. Losing a race costs nothing: the next opening reads the ticket again. */
async function refreshed(
  { book, newId }: Opening,
  run: LoadedRun,
  { snapshot, reading }: ReadTicket,
  now: Date,
): Promise<LoadedRun> {
  if (run.stored.erasedAt !== null) return run;
  const write = async (from: LoadedRun, bodies: readonly EventBody[]) =>
    bodies.length === 0
      ? from
      : ((await book.write(
          from,
          bodies.map((body) => ({ key: newId(), body })),
          serviceActor,
          now,
        )) ?? from);
  const follows = statusOnPage(run, snapshot);
  const standing = await write(run, follows ? [follows] : []);
  return standing.situation.state.status === 'closed' ? standing : write(standing, newerFacts(standing, reading));
}

/** Where Zendesk tells of statuses itself, that alone ends and reopens runs: a page may have been read before. */
const statusOnPage = ({ situation }: LoadedRun, { status }: TicketSnapshot): EventBody | null =>
  situation.state.ticketStatusAt === null ? followsFromStatus(situation.pack.workflow, situation, status) : null;

/** Who chooses the workflow of an ended run again means that run (X41). A ticket that is over reopens nothing. */
async function chosenAgain(
  { book, newId }: Opening,
  who: SignedIn,
  run: LoadedRun,
  { choice, ticket: { snapshot } }: Start,
  now: Date,
): Promise<LoadedRun> {
  const { ending } = run.situation.state;
  const isTicketOver = snapshot.status === 'solved' || snapshot.status === 'closed';
  const isOver = ending === null || ending.ending === 'merged' || ending.ending === 'closed';
  if (choice !== 'picked' || isTicketOver || isOver || run.stored.erasedAt !== null) return run;
  const body = { type: 'run_reopened', reason: 'Its workflow was chosen again' } as const;
  return (await book.write(run, [{ key: newId(), body }], actorOf(who), now)) ?? run;
}

async function ownerTicketOf({ store }: Opening, who: SignedIn, snapshot: TicketSnapshot) {
  const by = { ticketId: snapshot.id, externalId: snapshot.externalId };
  const found = await store.findOwnerTicket(who.account, by);
  const stored = found && (await store.load(who.account, found.runId));
  if (!found || !stored) return null;
  const { runId, step, username } = found;
  const { ticketId, seq } = stored.run.summary;
  return { runId, ticketId, step, username, seq };
}

/** What cannot be worked out is shown as a record, whoever asks: other runs of the ticket open beside it. */
async function shown({ book }: Opening, now: Date, read: () => Promise<RunView | null>): Promise<RunView | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UnreadableRun) return book.record(error, now);
    throw error;
  }
}

/** One run, whole. */
export const showRun = (opening: Opening, account: string, runId: string, now: Date): Promise<RunView | null> =>
  shown(opening, now, () => opening.book.show(account, runId, now));

/** Matches a ticket and answers its runs; opens the best match by itself when it and its subject leave no doubt. */
export async function openTicket(
  opening: Opening,
  who: SignedIn,
  snapshot: TicketSnapshot,
  now: Date,
): Promise<OpenedTicket> {
  const { store, book, library } = opening;
  await store.saveTicket(who.account, contextOf(snapshot), now.getTime());
  // Checking, reading and matching a long ticket take tens of milliseconds each: others are served in between.
  await setImmediate();
  const ticket = readSnapshot(snapshot, opening.gitlabHost);
  await setImmediate();
  const match = matchWorkflows(library.current(), snapshot, { reading: ticket.reading, now: now.toISOString() });
  const owner = await ownerTicketOf(opening, who, snapshot);
  const views: RunView[] = [];
  for (const id of await store.runsOfTicket(who.account, snapshot.id)) {
    const view = await shown(opening, now, async () => {
      const run = await book.load(who.account, id, now);
      if (!run) return null;
      const standing = await refreshed(opening, run, ticket, now);
      // Lists know the group as it was at the last event.
      const listed = run.kept?.summary.groupId ?? null;
      if (standing === run && listed !== (snapshot.groupId ?? null)) await book.project(who.account, id, now);
      return book.view(await continued(opening, standing, snapshot, now), now);
    });
    if (view) views.push(view);
  }
  const best = clearlyBest(match);
  const isDone = snapshot.status === 'solved' || snapshot.status === 'closed';
  if (views.length === 0 && owner === null && best && !isDone) {
    const pack = library.currentOf(best.workflow.id);
    for (const subject of subjectsToOpen(pack.workflow, ticket.reading)) {
      const start: Start = { pack, subject, because: best.because, choice: 'matched', ticket };
      views.push(await started(opening, who, start, now));
    }
  }
  return { match, notRead: ticket.reading.notRead, runs: views, ownerTicketOf: owner };
}

/** Starts the workflow somebody chose. */
export async function startRun(
  opening: Opening,
  who: SignedIn,
  chosen: { workflow: string; subject: string | null; snapshot: TicketSnapshot },
  now: Date,
): Promise<RunView> {
  const { snapshot, subject } = chosen;
  const pack = opening.library.currentOf(chosen.workflow);
  const odd = subject === null ? null : misfit(pack.workflow, pack.workflow.summary.subject, subject);
  if (odd !== null) {
    throw new Refusal('bad_request', odd, { told: 'subject_unfit', errors: [{ path: 'body.subject', message: odd }] });
  }
  await opening.store.saveTicket(who.account, contextOf(snapshot), now.getTime());
  const ticket = readSnapshot(snapshot, opening.gitlabHost);
  const match = matchWorkflows([pack], snapshot, { reading: ticket.reading, now: now.toISOString() });
  const because = match.candidates[0]?.because ?? ['Chosen by hand'];
  return started(opening, who, { pack, subject, because, choice: 'picked', ticket }, now);
}
