import type { Decision, Facts, OwnerTicket, StepMark } from '@handrail/contract';
import type { AuthoredStep } from './authored-workflow.ts';
import { addDays } from './calendar.ts';
import { noBit, yesBit } from './diagram.ts';
import { approvalStanding, standingOf } from './lapse.ts';
import { askedIn, narrow } from './narrow-diagram.ts';
import { ownerTickets, writtenAt } from './owner-tickets.ts';
import { readFact, type Situation } from './read-cells.ts';
import type { RunState } from './run-state.ts';
import { possibleLeads } from './walk-diagram.ts';
import type { PlacedStep, Workflow } from './workflow.ts';

/** What a plan knows while it marks steps. */
export type Marking = {
  workflow: Workflow;
  state: RunState;
  facts: Facts;
  decision: Decision;
  now: string;
  /** The facts as the diagram sees them. */
  here: Situation;
  cells: Int16Array;
  /** Marks already found, by step. */
  marks: Map<string, StepMark>;
};

/** Where the plan has put a step. */
export type Place =
  /** Under the decided outcome, or offered under every outcome. */
  | 'current'
  /** Open decision, and the step may be worked early. */
  | 'early'
  /** Required under an outcome the run has acted on and left. */
  | 'left'
  /** Not the outcome's turn; `why` says so. */
  | { why: string; facts: string[] };

type Locked = Extract<StepMark, { state: 'locked' }>;

/** Where a step stands: first what happened to it, then whether it is needed, then whether it may be worked. */
export function markStep(at: Marking, { step, outcome, when }: PlacedStep, place: Place): StepMark {
  const happened = whatHappened(at, step);
  if (happened !== null) return happened;
  if (typeof place === 'object') return locked(place.why, place.facts);
  const needed = isNeeded(at, step, when);
  if (needed !== null) return needed;
  if (step.irreversible && (place !== 'current' || at.decision.status !== 'decided')) {
    return locked(whyNotYet(at), missingFacts(at.decision));
  }
  if (step.irreversible && outcome !== null && outcome !== at.decision.outcome) {
    return locked('Its outcome is not the one decided', []);
  }
  return whyLocked(at, step) ?? waitOf(at, step) ?? { state: 'todo', lapsed: lapsedBy(at, step) };
}

/** Facts to name while the decision is open; why nothing irreversible is offered. */
function whyNotYet({ decision }: Marking): string {
  return decision.status === 'manager'
    ? 'A manager decides: a fact that matters cannot be had'
    : 'Not decided yet: facts that could forbid it are unknown';
}

export function missingFacts(decision: Decision): string[] {
  return decision.missing.map(({ fact }) => fact);
}

export function locked(why: string, facts: string[], steps: string[] = []): Locked {
  return { state: 'locked', why, facts, steps };
}

function whatHappened(at: Marking, step: AuthoredStep): StepMark | null {
  const record = at.state.steps[step.id];
  if (step.kind === 'approval') {
    const approval = at.state.approvals[step.id];
    if (approval?.decided !== null && approval?.decided !== undefined && approvalStanding(approval, at.facts).stands) {
      const { decision, by, at: decidedAt, comment } = approval.decided;
      return { state: 'done', by, at: decidedAt, note: decision === 'denied' ? `Denied: ${comment}` : comment || null };
    }
  }
  if (record?.state === 'skipped') return { state: 'skipped', by: record.by, at: record.at, reason: record.reason };
  if (record?.state === 'failed') return { state: 'failed', message: record.message, at: record.at };
  if (record?.state === 'done') {
    const { stands, changed } = standingOf(at.workflow, step.id, record, at.facts);
    if (!stands) return null;
    const note = changed.length === 0 ? record.note : `Done before ${labels(at, changed)} was corrected`;
    return { state: 'done', by: record.by, at: record.at, note };
  }
  if (step.kind === 'owner_ticket') {
    const written = writtenAt(ticketsOf(at, step), at.state, step.id);
    if (written !== null) return { state: 'done', by: null, at: written, note: null };
  }
  if ((step.kind === 'ask' || step.kind === 'check') && record === undefined) return answered(at, step.facts);
  return null;
}

/** A question is done once somebody has recorded all its answers. */
function answered({ workflow, facts }: Marking, asked: readonly string[]): StepMark | null {
  if (asked.length === 0) return null;
  let last: Extract<StepMark, { state: 'done' }> | null = null;
  for (const id of asked) {
    const fact = facts[id];
    const isStart = fact?.state === 'known' && fact.source === 'workflow' && workflow.facts.get(id)?.starts !== null;
    if (fact?.state !== 'known' || isStart) return null;
    if (last === null || fact.at > last.at) last = { state: 'done', by: fact.by, at: fact.at, note: null };
  }
  return last;
}

function isNeeded(at: Marking, step: AuthoredStep, when: number | null): StepMark | null {
  if (when === null) return null;
  const { diagram } = at.workflow;
  const { here, cells } = at;
  const can = possibleLeads(diagram, when, cells);
  if (can === noBit) return { state: 'not_needed', why: step.otherwise ?? 'Does not apply to this case' };
  if (can === yesBit) return null;
  const open = askedIn(narrow(diagram, when, cells, (node) => diagram.leads[node] ?? 0)).flatMap((index) =>
    (at.workflow.variables[index]?.bases ?? []).filter((base) => readFact(here, base) === undefined),
  );
  return locked('Whether it is needed is not known yet', [...new Set(open)]);
}

/**
 * A need is met by a step that is done or not needed, or skipped with a reason. Before something irreversible,
 * neither a skipped gate nor a refusal counts.
 */
function whyLocked(at: Marking, step: AuthoredStep): Locked | null {
  const unmet = step.needs.filter((need) => !isMet(at, need, step.irreversible));
  if (unmet.length === 0) return null;
  const titles = unmet.map((need) => at.workflow.steps.get(need)?.step.title ?? need);
  return locked(`First: ${titles.join('; ')}`, [], unmet);
}

function isMet(at: Marking, need: string, isStrict: boolean): boolean {
  const placed = at.workflow.steps.get(need);
  const mark = at.marks.get(need) ?? (placed === undefined ? undefined : markStep(at, placed, 'current'));
  if (mark === undefined) return true;
  if (placed?.step.kind === 'approval' && mark.state === 'done' && at.state.steps[need]?.state !== 'done') {
    return at.state.approvals[need]?.decided?.decision === 'approved';
  }
  if (mark.state === 'skipped') return !(isStrict && placed?.step.gate === true);
  return mark.state === 'done' || mark.state === 'not_needed';
}

function waitOf(at: Marking, step: AuthoredStep): StepMark | null {
  if (step.kind === 'approval') {
    const approval = at.state.approvals[step.id];
    if (approval === undefined || !approvalStanding(approval, at.facts).stands || approval.decided !== null)
      return null;
    const on = step.of === 'lead' ? 'a team lead' : 'a colleague';
    return { state: 'waiting', on, since: approval.askedAt, until: null, next: null };
  }
  if (step.kind !== 'wait') return null;
  const since = at.state.reminded[step.id]?.at ?? sinceOf(at, step);
  const until = step.limit_days === undefined ? null : addDays(since, step.limit_days);
  const next = step.reminder === undefined ? null : 'Send the reminder';
  return { state: 'waiting', on: step.on, since, until, next };
}

/** A wait counts from the last step done that it needs, else from the last event. */
function sinceOf(at: Marking, step: AuthoredStep): string {
  const times = step.needs.flatMap((need) => {
    const mark = at.marks.get(need);
    return mark?.state === 'done' ? [mark.at] : [];
  });
  return times.toSorted().at(-1) ?? at.state.updatedAt ?? at.now;
}

/** What a step was done on and has been corrected since; null when it never lapsed. */
export function lapsedBy(at: Marking, step: AuthoredStep): string | null {
  const record = at.state.steps[step.id];
  const approval = at.state.approvals[step.id];
  const changed =
    record?.state === 'done'
      ? standingOf(at.workflow, step.id, record, at.facts).changed
      : approval === undefined
        ? []
        : approvalStanding(approval, at.facts).changed;
  return changed.length === 0 ? null : `Lapsed: ${labels(at, changed)} was corrected`;
}

function ticketsOf(at: Marking, step: Extract<AuthoredStep, { kind: 'owner_ticket' }>): OwnerTicket[] {
  return ownerTickets(at.workflow, at.state, at.facts, step).tickets;
}

function labels({ workflow }: Marking, facts: readonly string[]): string {
  return facts.map((fact) => `“${workflow.facts.get(fact)?.declaration.ask ?? fact}”`).join(' and ');
}
