import {
  type Actor,
  type EventBody,
  LookedUpSourceSchema,
  type RunView,
  type SentEvent,
  type SentEventBody,
} from '@handrail/contract';
import {
  asideTypes,
  checkEvent,
  endingOnSolved,
  isEndedByStatus,
  isFinal,
  isSighting,
  isTickOfSubmit,
} from '@handrail/engine';
import { Refusal } from '../problem.ts';
import type { SignedIn } from '../session/session-tokens.ts';
import type { SourceBook } from '../sources/source-book.ts';
import { isSameBody } from '../store/chain.ts';
import type { StoredEvent } from '../store/store.ts';
import { isCommentSeen, refuseContradiction } from './check-comment.ts';
import { type LoadedRun, type RunBook, serviceActor } from './run-book.ts';
import { UnreadableRun } from './unreadable-run.ts';
import type { WorkflowLibrary } from './workflow-library.ts';

/** In runs an administrator is a lead: what they may do besides is not done on runs, or takes their values away. */
export const actorOf = ({ user, role }: SignedIn): Actor => ({
  id: user,
  name: null,
  role: role === 'admin' ? 'lead' : role,
});

/**
 * A turn is lost only to an event that somebody else wrote meanwhile, and only sightings are passed over: who writes together
 * with fewer others than this is never refused.
 */
export const mostTurns = 60;

/** A long case has a hundred; more than this is a program, and would make the run slow for everybody. */
export const mostEvents = 2000;

export interface Recording {
  book: RunBook;
  library: WorkflowLibrary;
  sources: SourceBook;
}

/** A value that a look-up brought in, while somebody was answering another question. */
function isReadElsewhere({ actor, body }: StoredEvent, { body: mine }: SentEvent): boolean {
  if (actor.role !== 'service' || !('fact' in mine) || body?.type !== 'fact_recorded') return false;
  return body.fact !== mine.fact && LookedUpSourceSchema.safeParse(body.source).success;
}

/** The ending by the very submit that this tick tells of. */
const isEndedWith = ({ actor, body }: StoredEvent, { pack }: LoadedRun, { body: mine }: SentEvent): boolean =>
  actor.role === 'service' &&
  body?.type === 'run_ended' &&
  isEndedByStatus(body.ending) &&
  isTickOfSubmit(pack.workflow, mine);

/** The ticket was solved before what finishes the run was recorded, so that no status comes any more to end it (X41). */
function lateEnding(before: LoadedRun, { pack, situation }: LoadedRun): EventBody | null {
  if (situation.state.ticketStatus !== 'solved' || situation.state.ending !== null) return null;
  // Who opened a finished run again goes on with it until something required is done anew.
  if (endingOnSolved(before.pack.workflow, before.situation) !== null) return null;
  const ending = endingOnSolved(pack.workflow, situation);
  return ending && { type: 'run_ended', ending, why: null, into: null, note: null };
}

/** Refuses a writer who missed something that they might have decided otherwise on. */
function refuseStale(run: LoadedRun, sent: SentEvent, view: () => RunView): void {
  const missed = run.stored.events.slice(sent.expectedSeq);
  const matters = (event: StoredEvent) =>
    (!asideTypes.has(event.type) &&
      !isSighting(event) &&
      !isReadElsewhere(event, sent) &&
      !isEndedWith(event, run, sent)) ||
    // What cannot be undone must not rest on an owner's yes while their next word is unread.
    (isFinal(run.pack.workflow, sent.body) && event.type === 'owner_reply_seen');
  if (sent.expectedSeq <= run.stored.events.length && !missed.some(matters)) return;
  const fresh = view();
  const newest = fresh.history.find((entry) => !isSighting(entry));
  throw new Refusal('stale', `${newest?.says ?? 'The run changed'} just now`, { view: fresh });
}

function refuseUnfit(run: LoadedRun, sent: SentEvent, who: SignedIn, isOvertaken: boolean): void {
  if (run.stored.erasedAt !== null) {
    throw new Refusal('conflict', 'The values of this run were erased', { told: 'run_erased' });
  }
  if (run.stored.events.length >= mostEvents && sent.body.type !== 'run_ended') {
    const detail = `This run has ${mostEvents} events, which is the most; close it and start another`;
    throw new Refusal('conflict', detail, { told: { refused: 'run_full', values: { count: mostEvents } } });
  }
  const { pack, state, facts, decision, plan } = run.situation;
  const refusal = checkEvent(pack.workflow, { state, facts, decision, plan, actor: actorOf(who) }, sent.body);
  if (!refusal) return;
  const why = isOvertaken ? 'Another checklist of this ticket just changed what is known. ' : '';
  const detail = `${why}${refusal.detail}`;
  const errors = refusal.path ? [{ path: `body.body.${refusal.path}`, message: detail }] : undefined;
  const told = refusal.told && { ...refusal.told, ...(isOvertaken ? { isOvertaken } : {}) };
  throw new Refusal(refusal.code, detail, { told, ...(errors ? { errors } : {}) });
}

/** A run moves to the newest version of its workflow and to no other. */
function migrated(run: LoadedRun, sent: SentEvent, library: WorkflowLibrary): LoadedRun {
  if (sent.body.type !== 'run_migrated') return run;
  const newest = library.newest(run.pack.workflow.id);
  if (sent.body.from !== run.situation.state.version || sent.body.to !== newest?.workflow.version) {
    throw new Refusal('conflict', 'The workflow changed again; look at the difference once more', {
      told: 'workflow_changed',
    });
  }
  return { ...run, pack: newest };
}

/** A run that its own version cannot read any more may go on under the newest one. */
async function loaded(
  { book, library }: Pick<Recording, 'book' | 'library'>,
  who: SignedIn,
  runId: string,
  sent: SentEvent,
  now: Date,
) {
  try {
    return await book.load(who.account, runId, now);
  } catch (error) {
    if (!(error instanceof UnreadableRun)) throw error;
    const newest = library.newest(error.stored.run.summary.workflow.id);
    if (sent.body.type !== 'run_migrated' || !newest) throw error;
    return book.readUnder(newest, who.account, error.stored, now);
  }
}

type Said = Extract<SentEventBody, { type: 'fact_recorded' | 'fact_corrected' }>;

const isSaid = (body: SentEventBody): body is Said => body.type === 'fact_recorded' || body.type === 'fact_corrected';

/** The body as it is kept: marked where the comment that it names could not be checked, though Zendesk is read here. */
async function checked(sources: SourceBook, who: SignedIn, run: LoadedRun, body: SentEventBody): Promise<EventBody> {
  if (!isSaid(body) || body.commentId === undefined) return body;
  const { commentId, author, fact, value } = body;
  const isAuthors = run.pack.workflow.facts.get(fact)?.declaration.awaits !== undefined;
  const named = { commentId, author, answer: isAuthors && typeof value === 'string' ? value : undefined };
  refuseContradiction(named);
  const account = sources.of(who.account);
  // Where nothing can ever be checked, a mark on every answer would tell a lead nothing.
  if (!account?.has('zendesk')) return body;
  const isSeen = await isCommentSeen(account, run.ticketId, named);
  return isSeen ? body : { ...body, commentUnchecked: true };
}

/** That the service marked it makes no other event of it. */
const isSameSent = (kept: EventBody | null, sent: SentEventBody): boolean =>
  isSameBody(kept, sent) || (isSaid(sent) && isSameBody(kept, { ...sent, commentUnchecked: true }));

/**
 * Records one event. A key that was used for the same body answers the run as it is, so a retry is safe; a writer who
 * missed an event gets `stale` with the fresh view, unless all that was missed are sightings.
 */
export async function recordEvent(
  { book, library, sources }: Recording,
  who: SignedIn,
  runId: string,
  sent: SentEvent,
  now: Date,
): Promise<RunView> {
  let known: number | null = null;
  let body: EventBody | null = null;
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const run = await loaded({ book, library }, who, runId, sent, now);
    if (!run) throw new Refusal('not_found', 'There is no such run', { told: 'run_gone' });
    const earlier = run.stored.events.find(({ key }) => key === sent.key);
    if (earlier) {
      if (isSameSent(earlier.body, sent.body)) return book.view(run, now);
      throw new Refusal('conflict', 'This idempotency key was used for another event');
    }
    refuseStale(run, sent, () => book.view(run, now));
    refuseUnfit(run, sent, who, known !== null && known !== run.stored.timesTold);
    known = run.stored.timesTold;
    const target = migrated(run, sent, library);
    if (target !== run) await library.keep(who.account, target.pack, now);
    body ??= await checked(sources, who, run, sent.body);
    const written = await book.write(target, [{ key: sent.key, body }], actorOf(who), now);
    if (!written) continue;
    const ends = lateEnding(target, written);
    const ended = ends && (await book.write(written, [{ key: `${sent.key}/ending`, body: ends }], serviceActor, now));
    return (ended ?? written).shown;
  }
  throw new Refusal('unavailable', 'The run is very busy; try again', { told: 'run_busy' });
}
