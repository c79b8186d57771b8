import type { Decision, Facts, OwnerTicket, StepMark } from '@handrail/contract';
import type { AuthoredStep } from '../workflow/authored-workflow.ts';
import { addDays } from '../values/calendar.ts';
import { noBit, yesBit } from '../diagram/diagram.ts';
import { approvalStanding, standingOf } from './lapse.ts';
import { askedIn, narrow } from '../diagram/narrow-diagram.ts';
import { namedNow } from './consent.ts';
import { deniedSteps } from './denial.ts';
import { ownerTickets, unreadOwners, writtenAt } from './owner-tickets.ts';
import { readFact, type Situation } from '../decide/read-cells.ts';
import { secondLookOf } from './second-look.ts';
import type { RunState } from './run-state.ts';
import { possibleLeads } from '../diagram/walk-diagram.ts';
import { said, type Said } from './said.ts';
import type { PlacedStep, Workflow } from '../workflow/workflow.ts';

/** What a plan knows while it marks steps. */
export type Marking = {
  workflow: Workflow;
  state: RunState;
  facts: Facts;
  decision: Decision;
  now: string;
  /** The facts as the diagram sees them. */
  here: Situation;
  cells: readonly number[];
  /** Marks already found, by step. */
  marks: Map<string, StepMark>;
  /** Facts that a step's text or link would name and that are not known. */
  printed: (step: AuthoredStep) => string[];
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
  | (PartialSaid & { facts: string[] });

type Locked = Extract<StepMark, { state: 'locked' }>;

/** Where a step stands: first what happened to it, then whether it is needed, then whether it may be worked. */
export function markStep(at: Marking, placed: PlacedStep, place: Place): StepMark {
  const { step, outcome, names } = placed;
  const happened = whatHappened(at, step);
  // What went wrong is still to do, so that everything that locks a step locks it as well.
  if (happened !== null && happened.state !== 'failed') return happened;
  if (typeof place === 'object') return locked(place, place.facts);
  const needed = isNeeded(at, placed);
  if (needed !== null) return needed;
  if (step.irreversible && (place !== 'current' || at.decision.status !== 'decided')) {
    return locked(whyNotYet(at), missingFacts(at.decision));
  }
  if (step.irreversible && outcome !== null && outcome !== at.decision.outcome) {
    return locked(said('Its outcome is not the one decided', 'other_outcome'), []);
  }
  const hasFailed = secondLookOf(at.workflow, at.state, at.facts, step, at.now)?.state === 'failed';
  return (
    whyLocked(at, step) ??
    whyUnnamed(at, step, names) ??
    whyReplyLocked(at, placed) ??
    whyForbidden(at, step) ??
    (hasFailed ? locked(said('What it rests on could not be checked', 'not_checked'), []) : null) ??
    waitOf(at, step) ??
    happened ?? { state: 'todo', ...todoOf(lapsedBy(at, step)) }
  );
}

/** Facts to name while the decision is open; why nothing irreversible is offered. */
function whyNotYet({ decision }: Marking): Said {
  return decision.status === 'manager'
    ? said('A manager decides: a fact that matters cannot be had', 'manager_decides')
    : said('Not decided yet: facts that could forbid it are unknown', 'not_decided');
}

function todoOf(lapsed: Said | null): { lapsed: string | null; told?: Said['told'] } {
  return lapsed === null ? { lapsed: null } : { lapsed: lapsed.why, told: lapsed.told };
}

export function missingFacts(decision: Decision): string[] {
  return decision.missing.map(({ fact }) => fact);
}

/** A sentence that a workflow may have written itself. */
export type PartialSaid = Pick<Said, 'why'> & Partial<Said>;

export function locked({ why, told }: PartialSaid, facts: string[], steps: string[] = []): Locked {
  return { state: 'locked', why, ...(told ? { told } : {}), facts, steps };
}

/** What was recorded on a step and still holds. */
export function whatHappened(at: Marking, step: AuthoredStep): StepMark | null {
  const record = at.state.steps[step.id];
  if (step.kind === 'approval') {
    const approval = at.state.approvals[step.id];
    if (approval?.decided !== null && approval?.decided !== undefined && approvalStanding(approval, at.facts).stands) {
      const { decision, by, at: decidedAt, comment } = approval.decided;
      const denied = said(`Denied: ${comment}`, 'denied', {}, comment);
      return decision === 'denied'
        ? { state: 'done', by, at: decidedAt, note: denied.why, told: denied.told }
        : { state: 'done', by, at: decidedAt, note: comment || null };
    }
  }
  if (record?.state === 'skipped' && !isOnlyWay(at, step) && !holdsUp(at, step)) {
    return { state: 'skipped', by: record.by, at: record.at, reason: record.reason };
  }
  if (record?.state === 'failed') return { state: 'failed', message: record.message, at: record.at };
  if (record?.state === 'done') {
    const { stands, changed } = standingOf(at.workflow, step.id, record, at.facts);
    if (!stands) return null;
    const done = { state: 'done', by: record.by, at: record.at } as const;
    if (changed.length === 0) return { ...done, note: record.note };
    const before = `Done before ${labels(at, changed)} was corrected`;
    const { why: note, told } = said(before, 'done_before_correction', { facts: asks(at, changed) });
    return { ...done, note, told };
  }
  if (step.kind === 'owner_ticket') {
    const written = writtenAt(ticketsOf(at, step), at.state, step.id);
    if (written !== null) return { state: 'done', by: null, at: written, note: null };
  }
  if ((step.kind === 'ask' || step.kind === 'check') && record === undefined) {
    // What it records goes with its tick, so that answers alone do not make it done.
    return step.sets === undefined ? answered(at, step.facts) : null;
  }
  return null;
}

/** Where a lead has to say how to go on, a skip from before leads nowhere (X34). */
function isOnlyWay({ workflow, decision }: Marking, { id, kind }: AuthoredStep): boolean {
  return decision.status === 'manager' && kind === 'approval' && workflow.steps.get(id)?.isLost === true;
}

/** A skipped gate opens nothing that cannot be undone, so it is still to do while something such waits for it (X34). */
function holdsUp(at: Marking, { id, gate }: AuthoredStep): boolean {
  return gate && waitingOn(at.workflow, id).some((placed) => isToDo(at, placed));
}

/** Steps that cannot be undone and need this one. */
export function waitingOn(workflow: Workflow, id: string): PlacedStep[] {
  return [...workflow.steps.values()].filter(({ step }) => step.irreversible && step.needs.includes(id));
}

function isToDo(at: Marking, placed: PlacedStep): boolean {
  const record = at.state.steps[placed.step.id]?.state;
  return record !== 'done' && record !== 'skipped' && isNeeded(at, placed)?.state !== 'not_needed';
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

function isNeeded(at: Marking, placed: PlacedStep): StepMark | null {
  const { step, when } = placed;
  if (when === null) return null;
  if (possibleLeads(at.workflow.diagram, when, at.cells) === noBit) {
    return step.otherwise === undefined
      ? { state: 'not_needed', ...said('Does not apply to this case', 'does_not_apply') }
      : { state: 'not_needed', why: step.otherwise };
  }
  const open = openNeed(at, placed);
  if (open.length === 0) return null;
  // What cannot be found out is asked no more: whoever does the step, or skips it and says why, decides.
  const isLost = open.every((fact) => at.facts[fact]?.state === 'unobtainable');
  if (isLost && !step.irreversible) return null;
  return locked(
    isLost
      ? said('Whether it is needed cannot be found out', 'need_lost')
      : said('Whether it is needed is not known yet', 'need_unknown'),
    open,
  );
}

/** Facts that nobody knows and that decide whether a step is needed at all. */
export function openNeed({ workflow, here, cells }: Marking, { when }: PlacedStep): string[] {
  const { diagram } = workflow;
  if (when === null || [noBit, yesBit].includes(possibleLeads(diagram, when, cells))) return [];
  const asked = askedIn(narrow(diagram, when, cells, (node) => diagram.leads[node] ?? 0));
  const bases = asked.flatMap((index) => workflow.variables[index]?.bases ?? []);
  return [...new Set(bases)].filter((base) => readFact(here, base) === undefined);
}

/**
 * A need is met by a step that is done or not needed, or skipped with a reason. Before something irreversible,
 * neither a skipped gate nor a refusal counts.
 */
function whyLocked(at: Marking, step: AuthoredStep): Locked | null {
  const unmet = step.needs.filter((need) => !isMet(at, need, step.irreversible));
  if (unmet.length === 0) return null;
  const titles = unmet.map((need) => at.workflow.steps.get(need)?.step.title ?? need);
  return locked(said(`First: ${titles.join('; ')}`, 'first_steps', { steps: titles }), [], unmet);
}

/** What names something is not worked before that is known (X31, X45). */
function whyUnnamed(at: Marking, step: AuthoredStep, names: readonly string[]): Locked | null {
  const { subject } = at.workflow.authored;
  const now = namedNow(names, at.facts);
  const open = names.filter((name) => now[name] === null);
  if (subject !== undefined && !open.includes(subject) && namedNow([subject], at.facts)[subject] === null) {
    if (at.printed(step).includes(subject)) open.unshift(subject);
  }
  if (open.length === 0) return null;
  return locked(said(`First answer ${labels(at, open)}`, 'first_answer', { facts: asks(at, open) }), open);
}

/** What goes out with a reply waits for what the reply waits for. */
function whyReplyLocked(at: Marking, { step, turnOf }: PlacedStep): Locked | null {
  if (turnOf === null || turnOf === step.id) return null;
  const reply = at.marks.get(turnOf);
  return reply?.state === 'locked' ? reply : null;
}

/** What cannot be undone waits for every reply to be read, and for a lead's no to be lifted (X33, X35). */
function whyForbidden(at: Marking, step: AuthoredStep): Locked | null {
  if (!step.irreversible) return null;
  const unread = unreadOwners(at.state);
  if (unread.length > 0) {
    return locked(said(`First read the reply of ${unread.join(' and ')}`, 'first_read', { people: unread }), []);
  }
  const denied = deniedSteps(at.workflow, at.state);
  if (denied.length === 0) return null;
  const titles = denied.map((id) => at.workflow.steps.get(id)?.step.title ?? id);
  return locked(said(`A lead said no: ${titles.join('; ')}`, 'lead_denied', { steps: titles }), [], denied);
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
    const { why: on, told } = step.of === 'lead' ? said('a team lead', 'team_lead') : said('a colleague', 'colleague');
    return { state: 'waiting', on, since: approval.askedAt, until: null, next: null, told: { on: told } };
  }
  if (step.kind !== 'wait') return null;
  const since = at.state.reminded[step.id]?.at ?? sinceOf(at, step);
  const until = step.limit_days === undefined ? null : addDays(since, step.limit_days);
  const waiting = { state: 'waiting', on: step.on, since, until } as const;
  if (step.reminder === undefined) return { ...waiting, next: null };
  const { why: next, told } = said('Send the reminder', 'send_reminder');
  return { ...waiting, next, told: { next: told } };
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
export function lapsedBy(at: Marking, step: AuthoredStep): Said | null {
  const record = at.state.steps[step.id];
  const approval = at.state.approvals[step.id];
  const changed =
    record?.state === 'done'
      ? standingOf(at.workflow, step.id, record, at.facts).changed
      : approval === undefined
        ? []
        : approvalStanding(approval, at.facts).changed;
  if (changed.length === 0) return null;
  return said(`Lapsed: ${labels(at, changed)} was corrected`, 'lapsed', { facts: asks(at, changed) });
}

function ticketsOf(at: Marking, step: Extract<AuthoredStep, { kind: 'owner_ticket' }>): OwnerTicket[] {
  return ownerTickets(at.workflow, at.state, at.facts, step).tickets;
}

const asks = ({ workflow }: Marking, facts: readonly string[]): string[] =>
  facts.map((fact) => workflow.facts.get(fact)?.declaration.ask ?? fact);

function labels(at: Marking, facts: readonly string[]): string {
  return asks(at, facts)
    .map((ask) => `“${ask}”`)
    .join(' and ');
}
