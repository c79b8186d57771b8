import type { Actor, RunView, SentEvent } from '@handrail/contract';
import { checkEvent, isSighting } from '@handrail/engine';
import { Refusal } from '../problem.ts';
import type { SignedIn } from '../session/session-tokens.ts';
import { isSameBody } from '../store/chain.ts';
import type { LoadedRun, RunBook } from './run-book.ts';
import type { WorkflowLibrary } from './workflow-library.ts';

export const actorOf = (who: SignedIn): Actor => ({ id: who.user, name: null, role: who.role });

/** A turn is lost only to an event that somebody else wrote meanwhile, and only sightings are passed over. */
export const mostTurns = 20;

export interface Recording {
  book: RunBook;
  library: WorkflowLibrary;
}

/** Refuses a writer who missed something that they might have decided otherwise on. */
function refuseStale(run: LoadedRun, sent: SentEvent, view: () => RunView): void {
  const missed = run.stored.events.slice(sent.expectedSeq);
  if (sent.expectedSeq <= run.stored.events.length && missed.every(isSighting)) return;
  const fresh = view();
  const newest = fresh.history.find((entry) => !isSighting(entry));
  throw new Refusal('stale', `${newest?.says ?? 'The run changed'} just now`, { view: fresh });
}

function refuseUnfit(run: LoadedRun, sent: SentEvent, who: SignedIn): void {
  if (run.stored.erasedAt !== null) throw new Refusal('conflict', 'The values of this run were erased');
  const { pack, state, facts, decision, plan } = run.situation;
  const refusal = checkEvent(pack.workflow, { state, facts, decision, plan, actor: actorOf(who) }, sent.body);
  if (!refusal) return;
  const errors = refusal.path ? [{ path: `body.body.${refusal.path}`, message: refusal.detail }] : undefined;
  throw new Refusal(refusal.code, refusal.detail, errors ? { errors } : {});
}

/** A run moves to the newest version of its workflow and to no other. */
function migrated(run: LoadedRun, sent: SentEvent, library: WorkflowLibrary): LoadedRun {
  if (sent.body.type !== 'run_migrated') return run;
  const newest = library.newest(run.pack.workflow.id);
  if (sent.body.from !== run.pack.workflow.version || sent.body.to !== newest?.workflow.version) {
    throw new Refusal('conflict', 'The workflow changed again; look at the difference once more');
  }
  return { ...run, pack: newest };
}

/**
 * Records one event. A key that was used for the same body answers the run as it is, so a retry is safe; a writer who
 * missed an event gets `stale` with the fresh view, unless all that was missed are sightings.
 */
export async function recordEvent(
  { book, library }: Recording,
  who: SignedIn,
  runId: string,
  sent: SentEvent,
  now: Date,
): Promise<RunView> {
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const run = await book.load(who.account, runId, now);
    if (!run) throw new Refusal('not_found', 'There is no such run');
    const earlier = run.stored.events.find(({ key }) => key === sent.key);
    if (earlier) {
      if (isSameBody(earlier.body, sent.body)) return book.view(run, now);
      throw new Refusal('conflict', 'This idempotency key was used for another event');
    }
    refuseStale(run, sent, () => book.view(run, now));
    refuseUnfit(run, sent, who);
    const target = migrated(run, sent, library);
    if (target !== run) await library.keep(who.account, target.pack, now);
    const written = await book.write(target, [sent], actorOf(who), now);
    if (written) return book.view(written, now);
  }
  throw new Refusal('unavailable', 'The run is very busy; try again');
}
