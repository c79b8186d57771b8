import type { Basis, Replay, ReplayEntry, RunView, Standing } from '@handrail/contract';
import type { Workflow } from '@handrail/engine';
import { checkChain, endOf } from '../store/chain.ts';
import type { Store, StoredEvent, StoredRun } from '../store/store.ts';
import { historyOf } from './history.ts';
import type { RunBook } from './run-book.ts';
import { asOf } from './run-view.ts';
import { UnreadableRun } from './unreadable-run.ts';
import { versionAfter } from './version-after.ts';
import type { WorkflowLibrary } from './workflow-library.ts';

export interface Replaying {
  store: Store;
  book: RunBook;
  library: WorkflowLibrary;
}

/** The run as it stood right after one event; null when there is no such run or event. */
export async function asItStood(
  { store, book, library }: Replaying,
  account: string,
  runId: string,
  seq: number,
): Promise<RunView | null> {
  const stored = await store.load(account, runId);
  const last = stored?.events[seq - 1];
  if (!stored || !last) return null;
  const events = stored.events.slice(0, seq);
  const now = new Date(last.at);
  // What other runs of the ticket told counts from when they told it.
  const then: StoredRun = { ...stored, events, siblings: stored.siblings.filter(({ at }) => at <= last.at) };
  const { id, version } = stored.run.summary.workflow;
  try {
    const pack = await library.pinned(account, id, versionAfter(events, version));
    return book.view(book.readUnder(pack, account, then, now), now);
  } catch (error) {
    // Its record can be shown, whatever it was that this build cannot read.
    return book.record(error instanceof UnreadableRun ? error : new UnreadableRun(account, then, error), now);
  }
}

function standingOf({ status, outcome, possible }: Basis, workflow: Workflow | null): Standing {
  const says = workflow?.summary.outcomes.find(({ id }) => id === outcome)?.says ?? outcome;
  return { status, says, possible: possible.length };
}

const isSame = (a: Standing | null, b: Standing) => a?.status === b.status && a.says === b.says;

/** What each event says of what was looked at. */
function tracesOf({ body }: StoredEvent): Pick<ReplayEntry, 'source' | 'evidence'> {
  const source =
    body && (body.type === 'fact_recorded' || body.type === 'fact_corrected' || body.type === 'fact_unobtainable')
      ? body.source
      : null;
  return { source, evidence: body && 'evidence' in body ? body.evidence : null };
}

/**
 * A run from its first event to its last. Each event carries what was decided before it, as it was written down then: so
 * the next one tells what an event led to, and the run as it is what the last did.
 */
export async function replay(
  { store, book, library }: Replaying,
  account: string,
  runId: string,
  now: Date,
): Promise<Replay | null> {
  const stored = await store.load(account, runId);
  if (!stored) return null;
  const { run, events, erasedAt } = stored;
  const { id, version } = run.summary.workflow;
  const pack = await library.pinned(account, id, version).catch(() => library.newest(id));
  const workflow = pack?.workflow ?? null;
  const view = await asItStood({ store, book, library }, account, runId, events.length);
  const present: Standing | null =
    view && view.unreadable === null && erasedAt === null
      ? { status: view.decision.status, says: view.outcome?.says ?? null, possible: view.possible.length }
      : null;
  let before: Standing | null = null;
  const entries = historyOf(events, workflow)
    .toReversed()
    .map((entry, index) => {
      const event = events[index];
      const next = events[index + 1];
      const basis = next?.basis ?? null;
      const after: Standing | null = next ? basis && standingOf(basis, workflow) : present;
      const led = after && !isSame(before, after) ? after : null;
      before = after ?? before;
      return { ...entry, ...(event ? tracesOf(event) : { source: null, evidence: null }), led };
    });
  return {
    run: asOf(run.summary, now),
    entries,
    chain: { events: events.length, brokenAt: checkChain(account, endOf(run), events)?.seq ?? null },
    isErased: erasedAt !== null,
  };
}
