import type { RunView, TicketSnapshot } from '@handrail/contract';
import type { Outgoing } from '../state/outgoing.ts';
import type { Draft } from '../zendesk/zendesk.ts';
import { isInDraft, isSaid } from './has-gone-out.ts';

export interface UnfitReply {
  runId: string;
  /** Title of its step where that was done meanwhile, as from another page; null where another reply is asked for now. */
  done: string | null;
  /** The same as long as nothing changed about it. */
  key: string;
}

/** What the composer holds for a step that is no longer to be done. */
export function unfitReply(
  goingOut: readonly Outgoing[],
  runs: readonly RunView[],
  draft: Draft | null,
  comments: TicketSnapshot['comments'] = [],
): UnfitReply | null {
  if (draft === null || draft.isEmpty) return null;
  for (const { runId, step: id, text } of goingOut) {
    const run = runs.find((one) => one.id === runId);
    if (!run || text === null || !isInDraft(text, draft)) continue;
    // Steps of what is not decided any more are not there at all.
    const step = run.steps.find((one) => one.id === id);
    const state = step?.mark.state;
    // The service may not have heard of it yet. A reminder may be due again.
    const isThere = step?.kind !== 'wait' && isSaid(text, comments);
    const isDue = run.status === 'open' && step?.phase === 'now' && (state === 'todo' || state === 'waiting');
    if (isDue && !isThere) continue;
    const done = isThere || state === 'done' ? (step?.title ?? null) : null;
    return { runId, done, key: `${runId} ${id} ${state} ${isThere}` };
  }
  return null;
}
