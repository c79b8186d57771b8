import type { RunView } from '@handrail/contract';
import type { Outgoing } from '../state/outgoing.ts';
import type { Draft } from '../zendesk/zendesk.ts';
import { isInDraft } from './has-gone-out.ts';

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
): UnfitReply | null {
  if (draft === null || draft.isEmpty) return null;
  for (const { runId, step: id, text } of goingOut) {
    const run = runs.find((one) => one.id === runId);
    if (!run || text === null || !isInDraft(text, draft)) continue;
    // Steps of what is not decided any more are not there at all.
    const step = run.steps.find((one) => one.id === id);
    const state = step?.mark.state;
    if (run.status === 'open' && step?.phase === 'now' && (state === 'todo' || state === 'waiting')) continue;
    return { runId, done: state === 'done' ? (step?.title ?? null) : null, key: `${runId} ${id} ${state}` };
  }
  return null;
}
