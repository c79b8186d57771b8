import type { Fact, RunView } from '@handrail/contract';
import type { NewEvent } from '../service/api.ts';
import type { Fate } from './event-queue.ts';

/** Something an agent recorded, with what was known before. */
export interface Act {
  body: NewEvent;
  before: Fact | null;
}

/** What one click recorded and can still be taken back. */
export interface Undoable {
  runId: string;
  /** Counts the clicks. */
  click: number;
  acts: readonly Act[];
}

/** `click`: the agent did it. `after_answer`: it follows from the answer before, and goes back with it. */
export type UndoScope = 'click' | 'after_answer';

/** Only a person's own word is put back in their name: what a source said, the service reads again. */
const ownSources: ReadonlySet<string> = new Set(['agent', 'customer', 'ticket']);
/** What these did is done in Zendesk, or is somebody else's word. */
const outside: ReadonlySet<string> = new Set(['note', 'owner_ticket', 'approval']);

/** Null where it cannot be taken back. */
export function actOf(run: RunView, body: NewEvent): Act | null {
  if (body.type === 'fact_recorded' || body.type === 'fact_corrected' || body.type === 'fact_unobtainable') {
    const before = run.facts.find(({ declaration }) => declaration.id === body.fact)?.fact;
    if (!before || body.source === 'manager') return null;
    const isFree = before.state === 'unknown' || before.source === 'workflow';
    return isFree || ownSources.has(before.source) ? { body, before } : null;
  }
  if (body.type === 'step_done' || body.type === 'step_skipped' || body.type === 'step_failed') {
    const step = run.steps.find(({ id }) => id === body.step);
    return !step || step.irreversible || outside.has(step.kind) ? null : { body, before: null };
  }
  return null;
}

/** Whether it is still the agent's own word that stands: what somebody else said since is not theirs to take back. */
export function stands({ body }: Act, run: RunView, me: string): boolean {
  if ('step' in body) {
    const mark = run.steps.find(({ id }) => id === body.step)?.mark;
    return mark && 'by' in mark ? mark.by?.id === me : mark?.state !== 'todo';
  }
  const fact = 'fact' in body && run.facts.find(({ declaration }) => declaration.id === body.fact)?.fact;
  if (!fact) return true;
  const value = 'value' in body ? body.value : null;
  const isSame = JSON.stringify(fact.state === 'known' ? fact.value : null) === JSON.stringify(value);
  return isSame && (fact.state === 'unknown' || fact.by?.id === me);
}

/** The events that bring back what was there before, the last act first. */
export function takingBack(acts: readonly Act[], reason: string): NewEvent[] {
  return acts.toReversed().flatMap(({ body, before }): NewEvent[] => {
    if ('step' in body) return [{ type: 'step_reopened', step: body.step, reason }];
    if (!('fact' in body) || !('source' in body)) return [];
    const { fact, source } = body;
    if (before?.state === 'known' && before.source !== 'workflow') {
      const { value, evidence } = before;
      return [{ type: 'fact_corrected', fact, value, source, evidence, reason }];
    }
    const cleared: NewEvent = { type: 'fact_corrected', fact, value: null, source, reason };
    if (before?.state !== 'unobtainable') return [cleared];
    return [cleared, { type: 'fact_unobtainable', fact, source, note: before.note }];
  });
}

/** Keeps what the last click recorded, until something else is recorded. */
export function createClicks(show: (undoable: Undoable | null) => void) {
  let click = 0;
  /** Several answers of one click are recorded in one go. */
  let isSameClick = false;
  let acts: readonly Act[] | null = [];

  /** Before an event goes out; the answer is told its fate. */
  return function begin(run: RunView | undefined, body: NewEvent, undo: UndoScope | null): (fate: Fate) => void {
    const isMore = undo === 'after_answer' || (undo === 'click' && isSameClick);
    if (!isMore) {
      click += 1;
      acts = [];
      isSameClick = undo !== null;
      queueMicrotask(() => (isSameClick = false));
      show(null);
    }
    const act = undo !== null && run ? actOf(run, body) : null;
    const mine = click;
    return (fate) => {
      if (mine !== click || fate !== 'recorded' || !run) return;
      acts = act && acts && [...acts, act];
      show(acts && { runId: run.id, click: mine, acts });
    };
  };
}
