import type { Candidate, EventBody, Match, OpenedTicket, RunView, TicketSnapshot } from '@handrail/contract';
import { matchWorkflows } from '@handrail/engine';
import type { Pack } from '@handrail/workflows';
import { Refusal } from '../problem.ts';
import type { SignedIn } from '../session/session-tokens.ts';
import type { Store } from '../store/store.ts';
import { firstFacts, newerFacts, subjectOf } from './read-ticket.ts';
import { actorOf } from './record-event.ts';
import { type LoadedRun, type RunBook, serviceActor } from './run-book.ts';
import { situationOf } from './situation.ts';
import type { WorkflowLibrary } from './workflow-library.ts';

export interface Opening {
  store: Store;
  book: RunBook;
  library: WorkflowLibrary;
  newId: () => string;
}

/** How much better the best match must be to be opened without asking. */
const clearLead = 1.5;
/** More addresses than this on one ticket are a list to choose from, not runs to open unasked. */
const mostSubjects = 3;

function clearlyBest({ candidates }: Match): Candidate | null {
  const [best, second] = candidates.toSorted((a, b) => b.score - a.score);
  return best && (!second || best.score >= clearLead * second.score) ? best : null;
}

interface Start {
  pack: Pack;
  subject: string | null;
  because: string[];
  choice: 'matched' | 'picked';
  snapshot: TicketSnapshot;
}

const contextOf = ({ id, subject, requester }: TicketSnapshot) => ({ id, subject, requester });

/** Starts a run, or answers the one that is there for ticket, workflow and subject. */
async function startOne(opening: Opening, who: SignedIn, start: Start, now: Date): Promise<LoadedRun> {
  const { store, book, library, newId } = opening;
  const { pack, snapshot, because, choice } = start;
  const { workflow } = pack;
  const subject = workflow.summary.subject === null ? null : (start.subject ?? subjectOf(workflow, snapshot));
  const subjectKey = (subject ?? '').toLowerCase();
  const found = await store.findRun(who.account, snapshot.id, workflow.id, subjectKey);
  const existing = found && (await book.load(who.account, found, now));
  if (existing) return existing;

  await library.keep(who.account, pack, now);
  const id = newId();
  const ticketFacts = await store.ticketFacts(who.account, snapshot.id);
  const ticket = contextOf(snapshot);
  const stored = { events: [], siblings: [], ticketFacts, ticket, erasedAt: null };
  const empty = situationOf(pack, { ...stored, ticketFacts: {}, origin: '' }, now);
  const blank: LoadedRun = { account: who.account, id, ticketId: snapshot.id, subject, pack, stored, situation: empty };
  const opened: EventBody = {
    type: 'run_opened',
    workflow: workflow.id,
    version: workflow.version,
    ticketId: snapshot.id,
    subject,
    because,
    choice,
  };
  const shared = new Set(ticketFacts.filter(({ value }) => value.state === 'known').map(({ fact }) => fact));
  const bodies = [
    opened,
    ...firstFacts(workflow, subject, snapshot).filter((body) => !('fact' in body && shared.has(body.fact))),
  ];
  const events = bodies.map((body, index) => ({ key: `${id}/${index}`, body }));
  const written = await book.write(blank, events, choice === 'picked' ? actorOf(who) : serviceActor, now);
  if (written) return (await book.load(who.account, id, now)) ?? written;
  const winner = await store.findRun(who.account, snapshot.id, workflow.id, subjectKey);
  const run = winner && (await book.load(who.account, winner, now));
  if (!run) throw new Refusal('unavailable', 'The run could not be opened; try again');
  return run;
}

/** Adds what the ticket says by now. Losing a race costs nothing: the next opening reads the ticket again. */
async function refreshed(
  { book, newId }: Opening,
  run: LoadedRun,
  snapshot: TicketSnapshot,
  now: Date,
): Promise<LoadedRun> {
  if (run.situation.state.status === 'closed' || run.stored.erasedAt !== null) return run;
  const events = newerFacts(run, snapshot).map((body) => ({ key: newId(), body }));
  return events.length > 0 ? ((await book.write(run, events, serviceActor, now)) ?? run) : run;
}

async function ownerTicketOf({ store, book }: Opening, who: SignedIn, snapshot: TicketSnapshot, now: Date) {
  const by = { ticketId: snapshot.id, externalId: snapshot.externalId };
  const found = await store.findOwnerTicket(who.account, by);
  const run = found && (await book.load(who.account, found.runId, now));
  if (!found || !run) return null;
  const { runId, step, username } = found;
  return { runId, ticketId: run.ticketId, step, username, seq: run.stored.events.length };
}

/** Matches a ticket and answers its runs; opens the best match by itself when nothing comes close to it. */
export async function openTicket(
  opening: Opening,
  who: SignedIn,
  snapshot: TicketSnapshot,
  now: Date,
): Promise<OpenedTicket> {
  const { store, book, library } = opening;
  await store.saveTicket(who.account, contextOf(snapshot), now.getTime());
  const workflows = library.current().map(({ workflow }) => workflow);
  const match = matchWorkflows(workflows, snapshot, { now: now.toISOString() });
  const owner = await ownerTicketOf(opening, who, snapshot, now);
  const views: RunView[] = [];
  for (const id of await store.runsOfTicket(who.account, snapshot.id)) {
    const run = await book.load(who.account, id, now);
    if (run) views.push(book.view(await refreshed(opening, run, snapshot, now), now));
  }
  const best = clearlyBest(match);
  const isDone = snapshot.status === 'solved' || snapshot.status === 'closed';
  if (views.length === 0 && owner === null && best && !isDone) {
    const subjects = best.subjects.length === 0 || best.subjects.length > mostSubjects ? [null] : best.subjects;
    const pack = library.currentOf(best.workflow.id);
    for (const subject of subjects) {
      const start: Start = { pack, subject, because: best.because, choice: 'matched', snapshot };
      views.push(book.view(await startOne(opening, who, start, now), now));
    }
  }
  return { match, runs: views, ownerTicketOf: owner };
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
  await opening.store.saveTicket(who.account, contextOf(snapshot), now.getTime());
  const match = matchWorkflows([pack.workflow], snapshot, { now: now.toISOString() });
  const because = match.candidates[0]?.because ?? ['Chosen by hand'];
  const run = await startOne(opening, who, { pack, subject, because, choice: 'picked', snapshot }, now);
  return opening.book.view(run, now);
}
