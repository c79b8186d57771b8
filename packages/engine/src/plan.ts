import type { Decision, Facts, Step, StepMark } from '@handrail/contract';
import { findWaits } from './find-waits.ts';
import { standingOf } from './lapse.ts';
import { lapsedBy, type Marking, markStep, missingFacts, type Place } from './mark-step.ts';
import type { Plan, PlanOptions } from './plan-of-run.ts';
import { readCells, situation } from './read-cells.ts';
import type { RunState } from './run-state.ts';
import { viewStep } from './view-step.ts';
import type { PlacedStep, Workflow } from './workflow.ts';

type Marked = { placed: PlacedStep; mark: StepMark; phase: Step['phase'] };

/**
 * What to do now, what was done, and what follows. Steps come in working order: done under earlier outcomes, required
 * ones left behind there, those of the decided outcome, those offered always, then the outline of what leads on.
 *
 * While the decision is open only steps marked early and steps offered always can be worked, and an irreversible step
 * never: it is `todo` only under the decided outcome, when every step it needs is done.
 */
export function plan(
  workflow: Workflow,
  state: RunState,
  facts: Facts,
  decision: Decision,
  options: PlanOptions,
): Plan {
  const here = situation(workflow, facts, options.now);
  const cells = readCells(here);
  const at: Marking = { workflow, state, facts, decision, now: options.now, here, cells, marks: new Map() };
  const steps = [...workflow.steps.values()];
  const current = decision.status === 'decided' ? decision.outcome : null;
  const mark = (placed: PlacedStep, place: Place, phase: Step['phase']): Marked => {
    const marked = markStep(at, placed, place);
    at.marks.set(placed.step.id, marked);
    return { placed, mark: marked, phase };
  };

  const elsewhere = steps.filter(({ outcome }) => outcome !== null && outcome !== current);
  const past = elsewhere
    .filter(({ step }) => hasHappened(at, step.id))
    .map((placed) => mark(placed, leftBehind(at, placed), 'past'));
  past.sort((a, b) => timeOf(a.mark).localeCompare(timeOf(b.mark)));
  const left = leftGates(at, elsewhere).map((placed) => mark(placed, 'left', 'now'));
  const own = steps.filter(({ outcome }) => outcome !== null && outcome === current);
  const always = steps.filter(({ outcome }) => outcome === null);
  const now = [...left, ...own.map((placed) => mark(placed, 'current', 'now'))];
  const shown = new Set([...past, ...now].map(({ placed }) => placed.step.id));
  const early = current === null ? possibleSteps(at, elsewhere).filter(({ step }) => !shown.has(step.id)) : [];
  now.push(...early.filter(({ step }) => step.early).map((placed) => mark(placed, 'early', 'now')));
  now.push(...always.map((placed) => mark(placed, 'current', 'now')));
  const later =
    current === null
      ? early.filter(({ step }) => !step.early).map((placed) => mark(placed, notDecided(decision), 'later'))
      : outline(workflow, decision, current, elsewhere)
          .filter(({ step }) => !shown.has(step.id))
          .map((placed) => mark(placed, { why: comesAfter(workflow, current), facts: [] }, 'later'));

  const counted = [...past, ...now].filter(
    ({ placed, mark: { state: is } }) =>
      is !== 'not_needed' && (placed.outcome !== null || placed.step.gate || is === 'done'),
  );
  const offered = current === null ? [] : (workflow.authored.outcomes[current]?.snippets ?? []);
  return {
    steps: [...past, ...now, ...later].map(({ placed, mark: is, phase }) => viewStep(at, placed, is, phase, options)),
    nextStep: nextOf(now),
    progress: { done: counted.filter(({ mark: is }) => isClosed(is)).length, total: counted.length },
    openGates: openGates(state, now),
    waits: findWaits(at, now, past),
    snippets: offered.map((id) => options.render(id)),
  };
}

function isClosed({ state }: StepMark): boolean {
  return state === 'done' || state === 'skipped';
}

function hasHappened({ state }: Marking, step: string): boolean {
  const record = state.steps[step];
  const isRecorded = record !== undefined && record.state !== 'reopened';
  return isRecorded || state.approvals[step] !== undefined || (state.ownerTickets[step] ?? []).length > 0;
}

/** A step of another outcome that is no longer done cannot be worked there; it says what took it back. */
function leftBehind(at: Marking, { step }: PlacedStep): Place {
  return { why: lapsedBy(at, step) ?? 'Belongs to an outcome that no longer applies', facts: [] };
}

/**
 * Gates the run walked past: their outcome was acted on, because one of its steps that record progress is done and
 * stands, yet they were never done. Statuses and waits are overtaken by what came after and are not asked for again.
 */
function leftGates(at: Marking, elsewhere: readonly PlacedStep[]): PlacedStep[] {
  const acted = new Set(
    elsewhere.flatMap(({ step, outcome }) => {
      const record = at.state.steps[step.id];
      const isDone = record?.state === 'done' && standingOf(at.workflow, step.id, record, at.facts).stands;
      return isDone && step.sets !== undefined ? [outcome] : [];
    }),
  );
  return elsewhere.filter(
    ({ step, outcome }) =>
      acted.has(outcome) && step.gate && step.kind !== 'status' && step.kind !== 'wait' && !hasHappened(at, step.id),
  );
}

function possibleSteps({ decision }: Marking, elsewhere: readonly PlacedStep[]): PlacedStep[] {
  return elsewhere.filter(({ outcome }) => outcome !== null && decision.possible.includes(outcome));
}

function notDecided(decision: Decision): Place {
  const why = decision.status === 'manager' ? 'A manager decides first' : 'Not decided yet';
  return { why, facts: missingFacts(decision) };
}

/** Steps of further outcomes that hold too, then of those that usually follow, as the workflow leads through them. */
function outline(workflow: Workflow, decision: Decision, from: string, elsewhere: readonly PlacedStep[]): PlacedStep[] {
  const order: string[] = [];
  const pending = [...decision.outcomes, ...(workflow.authored.outcomes[from]?.leads_to ?? [])];
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    if (next === from || order.includes(next)) continue;
    order.push(next);
    pending.push(...(workflow.authored.outcomes[next]?.leads_to ?? []));
  }
  return order.flatMap((name) => elsewhere.filter(({ outcome }) => outcome === name));
}

function comesAfter(workflow: Workflow, current: string): string {
  return `Comes after “${workflow.authored.outcomes[current]?.says ?? current}”`;
}

/** The step to expand: the first to do, else the first that failed; a step offered always only when nothing else is. */
function nextOf(now: readonly Marked[]): string | null {
  const workable = now.filter(({ mark: { state } }) => state === 'todo' || state === 'failed');
  const next = workable.find(({ placed }) => placed.outcome !== null || placed.step.gate);
  return next?.placed.step.id ?? null;
}

function openGates(state: RunState, now: readonly Marked[]): string[] {
  const overridden = new Set(state.overrides.flatMap(({ steps }) => steps));
  return now.flatMap(({ placed: { step }, mark: is }) =>
    step.gate && !isClosed(is) && is.state !== 'not_needed' && !overridden.has(step.id) ? [step.id] : [],
  );
}

function timeOf(mark: StepMark): string {
  return 'at' in mark ? mark.at : '';
}
