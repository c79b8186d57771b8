import { type Decision, type Facts, openQuestions, type Step, type StepMark, type Turn } from '@handrail/contract';
import { findWaits } from './find-waits.ts';
import { deniedSteps, standingDenial } from './denial.ts';
import { hasHappened, hasSettled, leftGates } from './left-gates.ts';
import { namedNow } from './consent.ts';
import { lapsedBy, type Marking, markStep, missingFacts, openNeed, type Place } from './mark-step.ts';
import type { Plan, PlanOptions } from './plan-of-run.ts';
import { readCells, situation } from '../decide/read-cells.ts';
import type { RunState } from './run-state.ts';
import { said, type Said } from './said.ts';
import { viewStep } from './view-step.ts';
import type { AuthoredStep } from '../workflow/authored-workflow.ts';
import type { PlacedStep, Workflow } from '../workflow/workflow.ts';

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
  const printed = (step: AuthoredStep): string[] => unfilledIn(step, options);
  const at: Marking = { workflow, state, facts, decision, now: options.now, here, cells, marks: new Map(), printed };
  const steps = [...workflow.steps.values()];
  const mark = (placed: PlacedStep, place: Place, phase: Step['phase']): Marked => {
    const marked = markStep(at, placed, place);
    at.marks.set(placed.step.id, marked);
    return { placed, mark: marked, phase };
  };

  const lost = steps.filter(({ isLost }) => isLost);
  const isStuck = decision.status === 'manager';
  // What a lead ended for want of a fact stays ended when the fact turns up, until a lead lifts it (X34, X35).
  const isEnded = lost.some(({ step }) => standingDenial(workflow, state, step.id) !== null);
  const current = decision.status === 'decided' && !isEnded ? decision.outcome : null;
  const elsewhere = steps.filter(({ outcome }) => outcome !== null && outcome !== current);
  const possible = current === null && !isEnded ? possibleSteps(at, elsewhere) : [];
  const again = possible.filter(({ step }) => step.early);
  const required = isEnded ? [] : leftGates(at, elsewhere);
  const past = elsewhere
    .filter((placed) => hasHappened(state, placed.step.id) && !required.includes(placed))
    .filter((placed) => !again.includes(placed) || hasSettled(at, placed))
    .map((placed) => mark(placed, leftBehind(at, placed), 'past'));
  const left: Marked[] = [];
  for (const placed of required) {
    const marked = mark(placed, 'left', 'now');
    if (isClosed(marked.mark)) past.push({ ...marked, phase: 'past' });
    else left.push(marked);
  }
  past.push(
    ...lost
      .filter(({ step }) => !isStuck && !isEnded && hasHappened(state, step.id))
      .map((placed) => mark(placed, leftBehind(at, placed), 'past')),
  );
  past.sort((a, b) => timeOf(a.mark).localeCompare(timeOf(b.mark)));
  const own = steps.filter(({ outcome }) => outcome !== null && outcome === current);
  const always = steps.filter(({ outcome, isLost }) => outcome === null && !isLost);
  const now = [
    ...left,
    ...[...own, ...(isStuck || isEnded ? lost : [])].map((placed) => mark(placed, 'current', 'now')),
  ];
  const shown = new Set([...past, ...now].map(({ placed }) => placed.step.id));
  const early = possible.filter(({ step }) => !shown.has(step.id));
  now.push(...early.filter(({ step }) => step.early).map((placed) => mark(placed, 'early', 'now')));
  now.push(...always.map((placed) => mark(placed, 'current', 'now')));
  const later =
    current === null
      ? early.filter(({ step }) => !step.early).map((placed) => mark(placed, notDecided(decision), 'later'))
      : outline(workflow, decision, current, elsewhere)
          .filter(({ step }) => !shown.has(step.id))
          .map((placed) => mark(placed, { ...comesAfter(workflow, current), facts: [] }, 'later'));

  const counted = [...past, ...now].filter(
    ({ placed, mark: { state: is } }) =>
      is !== 'not_needed' && (placed.outcome !== null || placed.step.gate || is === 'done'),
  );
  const nextStep = nextOf(now);
  const offered = current === null ? [] : (workflow.authored.outcomes[current]?.snippets ?? []);
  return {
    steps: [...past, ...now, ...later].map(({ placed, mark: is, phase }) => viewStep(at, placed, is, phase, options)),
    nextStep,
    turn: turnOf(now, nextStep),
    progress: { done: counted.filter(({ mark: is }) => isClosed(is)).length, total: counted.length },
    openGates: openGates(at, now),
    first: askedFirst(at, now),
    toKnow: needsToKnow(at, now, nextStep),
    waits: findWaits(at, now, past),
    snippets: offered.map((id) => options.render(id)),
  };
}

function isClosed({ state }: StepMark): boolean {
  return state === 'done' || state === 'skipped';
}

/** A step of another outcome that is no longer done cannot be worked there; it says what took it back. */
function leftBehind(at: Marking, { step }: PlacedStep): Place {
  const gone = said('Belongs to an outcome that no longer applies', 'other_outcome');
  return { ...(lapsedBy(at, step) ?? gone), facts: [] };
}

function possibleSteps({ decision }: Marking, elsewhere: readonly PlacedStep[]): PlacedStep[] {
  return elsewhere.filter(({ outcome }) => outcome !== null && decision.possible.includes(outcome));
}

function notDecided(decision: Decision): Place {
  const why =
    decision.status === 'manager'
      ? said('A manager decides first', 'manager_decides_first')
      : said('Not decided yet', 'not_decided_yet');
  return { ...why, facts: missingFacts(decision) };
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

function comesAfter(workflow: Workflow, current: string): Said {
  const outcome = workflow.authored.outcomes[current]?.says ?? current;
  return said(`Comes after “${outcome}”`, 'comes_after', { outcome });
}

/** What belongs to the next submit. What went out already is left out, so that the rest is a small action of its own. */
function turnOf(now: readonly Marked[], nextStep: string | null): Turn | null {
  const next = now.find(({ placed }) => placed.step.id === nextStep);
  if (!next || next.placed.turnOf === null) return null;
  const parts = now.filter(({ placed }) => placed.turnOf === next.placed.turnOf);
  const isOpen = ({ mark: { state } }: Marked) => state === 'todo' || state === 'failed';
  const status = parts.find((part) => part.placed.step.kind === 'status' && isOpen(part))?.placed.step;
  const wait = parts.find(({ placed }) => placed.step.kind === 'wait')?.placed.step;
  const reply = parts.find((part) => part.placed.step.id === part.placed.turnOf && isOpen(part));
  return {
    reply: reply?.placed.step.id ?? null,
    status: status?.kind === 'status' ? { step: status.id, status: status.status } : null,
    wait: wait?.id ?? null,
  };
}

/** The step to expand: the first to do, else the first that failed; a step offered always only when nothing else is. */
function nextOf(now: readonly Marked[]): string | null {
  const workable = now.filter(({ mark: { state } }) => state === 'todo' || state === 'failed');
  // A link is there to be followed, not to be ticked off.
  const isWork = ({ placed: { step, outcome } }: Marked) => step.gate || (outcome !== null && step.kind !== 'link');
  // What is always offered is no work by itself; that its condition has come true makes it work.
  const next =
    workable.find(isWork) ?? workable.find(({ placed: { step } }) => step.when !== undefined && step.kind !== 'link');
  return next?.placed.step.id ?? null;
}

/**
 * Solving with the decision still open leaves its questions open (X42), unless a lead ended the case. After a lead's no
 * the question is answered, and what nobody knows to be needed is not.
 */
function openGates(at: Marking, now: readonly Marked[]): string[] {
  const { workflow, state } = at;
  const overridden = new Set(state.overrides.flatMap(({ steps }) => steps));
  const isDenied = deniedSteps(workflow, state).length > 0;
  const steps = now.filter(({ placed, mark: is }) => {
    if (!placed.step.gate || isClosed(is) || is.state === 'not_needed') return false;
    if (isDenied && openNeed(at, placed).length > 0) return false;
    return is.state === 'waiting' || standingDenial(workflow, state, placed.step.id) === null;
  });
  const isOpen = at.decision.status !== 'decided' && !isDenied;
  return [...steps.map(({ placed }) => placed.step.id), ...(isOpen ? [openQuestions] : [])].filter(
    (gate) => !overridden.has(gate),
  );
}

/**
 * Facts to ask because nobody knows without them whether a required step is needed. No decision asks for them any more, so
 * they are asked when nothing else is left to do.
 */
function needsToKnow(at: Marking, now: readonly Marked[], nextStep: string | null): string[] {
  const isBusy = nextStep !== null || now.some(({ mark: { state } }) => state === 'waiting');
  if (isBusy || at.decision.status !== 'decided' || deniedSteps(at.workflow, at.state).length > 0) return [];
  const facts = now.flatMap(({ placed }) => (placed.step.gate ? openNeed(at, placed) : []));
  return [...new Set(facts)].filter((id) => at.facts[id]?.state !== 'unobtainable');
}

/**
 * Facts to ask before anything else: what the run is about, as soon as a step or a question needs it (X45), and what the
 * steps of now name.
 */
function askedFirst(at: Marking, now: readonly Marked[]): string[] {
  const { workflow, facts, decision } = at;
  const { subject } = workflow.authored;
  const isUnknown = (id: string): boolean => namedNow([id], facts)[id] === null;
  const named = now.flatMap(({ placed, mark: is }) =>
    is.state === 'locked'
      ? [...placed.names, ...(subject === undefined ? [] : [subject])].filter((id) => is.facts.includes(id))
      : [],
  );
  const isAbout = (id: string, seen: readonly string[]): boolean =>
    (workflow.facts.get(id)?.about ?? []).some(
      (name) => name === subject || (!seen.includes(name) && isAbout(name, [...seen, name])),
    );
  const isNeeded = subject !== undefined && decision.missing.some(({ fact }) => isAbout(fact, []));
  const first = [...new Set([...(isNeeded ? [subject] : []), ...named])].filter(
    (id) => isUnknown(id) && workflow.facts.get(id)?.declaration.role === 'case',
  );
  return first.toSorted((a, b) => Number(b === subject) - Number(a === subject));
}

/** Facts that the texts and the link of a step would name and that are not known. */
function unfilledIn(step: AuthoredStep, { render, link }: PlanOptions): string[] {
  const texts = 'snippet' in step && step.snippet !== undefined ? [step.snippet] : [];
  const unfilled = texts.flatMap((text) => render(text).unfilled.flatMap(({ fact }) => fact ?? []));
  const name = 'link' in step ? step.link : undefined;
  return name === undefined ? unfilled : [...unfilled, ...(link(name).waitsFor ?? [])];
}

function timeOf(mark: StepMark): string {
  return 'at' in mark ? mark.at : '';
}
