import type { Event, Facts, FactValue } from '@handrail/contract';
import { dayNumber } from '../values/calendar.ts';
import { sufficientFacts } from '../decide/find-reasons.ts';
import { readCells, situation } from '../decide/read-cells.ts';
import { standingOf } from '../decide/standing.ts';
import { namedNow } from './consent.ts';
import { presentSubject } from './denial.ts';
import { movingTypes } from './event-traits.ts';
import { knownFacts } from './known-facts.ts';
import { changedSince, recordedCase } from './lapse.ts';
import type { Named, RunState } from './run-state.ts';
import type { Workflow } from '../workflow/workflow.ts';

/**
 * What a step that is done now rests on: the case facts that force its outcome, and what its text names. A step done
 * while its outcome was not the decided one, or by hand beforehand, rests on no facts and cannot lapse.
 */
export function restsOn(
  workflow: Workflow,
  state: RunState,
  step: string,
  at: string,
): { basis: Record<string, FactValue>; named: Named } {
  const placed = workflow.steps.get(step);
  if (placed === undefined) return { basis: {}, named: {} };
  const facts = knownFacts(workflow, state, { now: at });
  const named = namedNow(placed.names, facts);
  const forced = forcing(workflow, facts, at);
  if (placed.outcome === null || forced?.outcome !== placed.outcome) return { basis: {}, named };
  const recorded = Object.entries(recordedCase(workflow, facts));
  return { basis: Object.fromEntries(recorded.filter(([id]) => forced.facts.includes(id))), named };
}

/** Facts an approval is asked on. One that counts for the whole ticket rests on what all its runs share. */
export function snapshotOf(workflow: Workflow, state: RunState, step: string, at: string): Record<string, FactValue> {
  const facts = recordedCase(workflow, knownFacts(workflow, state, { now: at }));
  const placed = workflow.steps.get(step)?.step;
  if (placed?.kind !== 'approval') return facts;
  const isShared = workflow.facts.get(placed.answers)?.declaration.scope === 'ticket';
  const { reviews } = placed;
  const { subject } = workflow.authored;
  return Object.fromEntries(
    Object.entries(facts).filter(
      ([id]) =>
        (reviews === undefined || reviews.includes(id) || id === subject) &&
        (!isShared || workflow.facts.get(id)?.declaration.scope === 'ticket'),
    ),
  );
}

/**
 * What the question of an approval turns on without knowing it: what the run is about where nobody had named it, and for a
 * lead who is asked about what could not be found out, all of that. When one is known, the question is another.
 */
export function lostFor(workflow: Workflow, state: RunState, step: string): string[] {
  const placed = workflow.steps.get(step);
  if (placed?.step.kind !== 'approval') return [];
  const { subject } = workflow.authored;
  const isShared = workflow.facts.get(placed.step.answers)?.declaration.scope === 'ticket';
  const isUnnamed = subject !== undefined && !isShared && presentSubject(workflow, state) === null;
  const unnamed = isUnnamed ? [subject] : [];
  if (!placed.isLost) return unnamed;
  const lost = Object.entries(state.facts).flatMap(([id, fact]) => (fact.state === 'unobtainable' ? [id] : []));
  return [...new Set([...unnamed, ...lost])];
}

/** Keeps which outcomes the run came to, and on what: what they require stays required (X42). */
export function noteOutcome(workflow: Workflow, state: RunState, { at, body }: Event): void {
  if (body === null || !movingTypes.has(body.type)) return;
  const facts = knownFacts(workflow, state, { now: at });
  const forced = forcing(workflow, facts, at);
  if (forced === null) return;
  // A lead's no and its lifting come and go under one outcome: what brought the run there counts as long as it is so.
  const earlier = state.reached[forced.outcome];
  if (earlier !== undefined && changedSince(earlier, facts).length === 0) return;
  // What comes is progress, and what is taken back or counts no more is corrected: an answer, a step, an owner's yes.
  const basis = forced.facts.flatMap((id): [string, FactValue][] => {
    const declared = workflow.facts.get(id);
    const fact = facts[id];
    if (declared === undefined || fact?.state !== 'known') return [];
    const isAwaited = declared.declaration.who === 'customer' || declared.covers.length > 0;
    const isSettled =
      declared.declaration.role === 'case'
        ? !(isAwaited && fact.source === 'workflow')
        : declared.declaration.role === 'progress' && fact.value !== declared.starts;
    return isSettled ? [[id, fact.value]] : [];
  });
  state.reached[forced.outcome] = Object.fromEntries(basis);
}

function forcing(workflow: Workflow, known: Facts, at: string): { outcome: string; facts: readonly string[] } | null {
  if (dayNumber(at) === null) return null;
  const then = situation(workflow, known, at);
  const cells = readCells(then);
  const { outcome, forcing: facts } = standingOf(then, cells);
  return outcome === null ? null : { outcome, facts: facts ?? sufficientFacts(then, cells) };
}
