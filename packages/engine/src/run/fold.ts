import type { Event, EventBody, Fact, FactValue, RunEnding } from '@handrail/contract';
import { isAfter } from '../values/calendar.ts';
import { applyFactEvent } from './apply-fact-event.ts';
import { applyOwnerEvent } from './apply-owner-event.ts';
import { decideApproval } from './decide-approval.ts';
import { lostFor, noteOutcome, restsOn, snapshotOf } from './basis.ts';
import { noteDecision } from './denial.ts';
import { siblingDecisions } from './sibling-decisions.ts';
import type { RunState } from './run-state.ts';
import { asideTypes, noWorkTypes } from './event-traits.ts';
import { isSighting } from './sighting.ts';
import { inTime, isOnTicketFact, isOnTicketProgress, merged } from './ticket-events.ts';
import type { Workflow } from '../workflow/workflow.ts';

/**
 * The state of a run, from its events alone. Erased events (no body) count for the number and time of the last event
 * and nothing else.
 *
 * @param told events of the ticket's other runs; those on ticket-scoped facts take part, by their time, so that a
 *   correction made in one run makes what rested on it lapse in the others, and so do those of the same workflow that
 *   record ticket-scoped progress: a requester is verified once for all users they ask for
 */
export function fold(workflow: Workflow, events: readonly Event[], told: readonly Event[] = []): RunState {
  const siblings = told.toSorted(inTime);
  const isOfWorkflow = new Set(
    siblings.flatMap(({ body, runId }) =>
      body?.type === 'run_opened' && body.workflow === workflow.id ? [runId] : [],
    ),
  );
  const shared = siblings.filter(
    ({ body, runId }) =>
      body !== null &&
      (isOnTicketFact(workflow, body) || (isOfWorkflow.has(runId) && isOnTicketProgress(workflow, body))),
  );
  const decisions = siblingDecisions(workflow, siblings);
  for (const event of shared) decisions.delete(event);
  const others = [...shared, ...decisions.keys()].toSorted(inTime);
  const own = new Set(events);
  const all = others.length === 0 ? events : merged(events, others);
  return foldOn(workflow, startState(), all, { isOwn: (event) => own.has(event), decisions });
}

/**
 * The same as `fold` of all of it, from the state before, which stays as it is: no event is worked out twice, unless a
 * sibling told something that by its time comes after what is added.
 */
export function foldNext(
  workflow: Workflow,
  before: RunState,
  { events, added, siblings }: Record<'events' | 'added' | 'siblings', readonly Event[]>,
): RunState {
  const [first] = added;
  const isLast = first === undefined || siblings.every((told) => inTime(told, first) < 0);
  if (!isLast) return fold(workflow, [...events, ...added], siblings);
  return foldOn(workflow, copied(before), added);
}

/** Goes on from a state, which it changes, with what happened next. */
export function foldOn(
  workflow: Workflow,
  state: RunState,
  events: readonly Event[],
  told: { isOwn: (event: Event) => boolean; decisions: ReadonlyMap<Event, FactValue | null> } = {
    isOwn: () => true,
    decisions: new Map(),
  },
): RunState {
  for (const event of events) {
    const about = told.decisions.get(event);
    if (about !== undefined && event.body?.type === 'approval_decided') {
      const { step, decision, comment } = event.body;
      noteDecision(state, step, decision, { subject: about, by: event.actor, at: event.at, comment });
      continue;
    }
    if (told.isOwn(event)) {
      state.runId = event.runId;
      state.seq = event.seq;
      state.createdAt ??= event.at;
      if (!isSighting(event)) state.updatedAt = event.at;
      if (event.actor.role !== 'service' && !asideTypes.has(event.type)) state.lastActor = event.actor;
      noteWork(state, event);
    }
    if (event.body !== null) apply(workflow, state, event, event.body);
    noteOutcome(workflow, state, event);
  }
  return state;
}

function noteWork(state: RunState, { actor, type }: Event): void {
  const isWork = actor.role !== 'service' && !noWorkTypes.has(type);
  if (isWork || actor.role === 'agent') state.nudge = null;
  if (isWork && !state.workedBy.includes(actor.id)) state.workedBy = [...state.workedBy, actor.id];
}

/** As deep as events change it: what is inside of a fact, a record or a ticket is replaced, never changed. */
function copied(state: RunState): RunState {
  const { facts, records, proposals, lookUps, secondLooks, steps, intendedNotes, approvals } = state;
  const { denials, reached, ownerTickets, reminded } = state;
  return {
    ...state,
    facts: { ...facts },
    records: { ...records },
    proposals: { ...proposals },
    lookUps: { ...lookUps },
    secondLooks: { ...secondLooks },
    steps: { ...steps },
    intendedNotes: { ...intendedNotes },
    approvals: { ...approvals },
    denials: { ...denials },
    reached: { ...reached },
    ownerTickets: { ...ownerTickets },
    reminded: { ...reminded },
    overrides: [...state.overrides],
    mistakes: [...state.mistakes],
    mergedFrom: [...state.mergedFrom],
    cameFrom: [...state.cameFrom],
  };
}

export function startState(): RunState {
  return {
    runId: null,
    workflow: null,
    version: null,
    ticketId: null,
    subject: null,
    because: [],
    choice: null,
    seq: 0,
    status: 'open',
    ending: null,
    createdAt: null,
    updatedAt: null,
    lastActor: null,
    facts: {},
    records: {},
    proposals: {},
    lookUps: {},
    secondLooks: {},
    steps: {},
    intendedNotes: {},
    approvals: {},
    denials: {},
    reached: {},
    ownerTickets: {},
    reminded: {},
    overrides: [],
    mistakes: [],
    mergedFrom: [],
    cameFrom: [],
    workedBy: [],
    nudge: null,
    review: null,
    ticketStatus: null,
    ticketStatusAt: null,
    isErased: false,
  };
}

function apply(workflow: Workflow, state: RunState, event: Event, body: EventBody): void {
  const { at, actor: by } = event;
  switch (body.type) {
    case 'run_opened':
      state.workflow = body.workflow;
      state.version = body.version;
      state.ticketId = body.ticketId;
      state.subject = body.subject;
      state.because = body.because;
      state.choice = body.choice;
      return;
    case 'fact_recorded':
    case 'fact_corrected':
    case 'fact_unobtainable':
      applyFactEvent(workflow, state, event, body);
      // What was checked before is not what is known now.
      if (body.type === 'fact_corrected') state.secondLooks = {};
      return;
    case 'fact_proposed': {
      const { value, source, basis } = body;
      state.proposals[body.fact] = { value, source, basis, at };
      return;
    }
    case 'fact_looked_up': {
      const { source } = body;
      const views = body.facts.map((looked) => ({ ...looked, source, at }));
      for (const view of views) state.lookUps[view.fact] = view;
      if (body.before === null) return;
      const earlier = state.secondLooks[body.before];
      const problems = views.filter(({ result }) => result === 'unknown' || result === 'proposed');
      // One look reads several systems; what they say in the same moment is one look.
      const others = earlier?.at === at ? earlier.problems : [];
      state.secondLooks[body.before] = { at, problems: [...others, ...problems], isOverridden: false };
      return;
    }
    case 'second_look_overridden': {
      const look = state.secondLooks[body.step];
      if (look !== undefined) state.secondLooks[body.step] = { ...look, isOverridden: true };
      return;
    }
    case 'lookup_failed':
      if (state.facts[body.fact]?.state === 'known') return;
      state.facts[body.fact] = unknownFact(body.source, at, body.message);
      return;
    case 'note_intended':
      state.intendedNotes[body.step] = body.marker;
      return;
    case 'step_done': {
      delete state.intendedNotes[body.step];
      const { how, note, evidence } = body;
      state.steps[body.step] = {
        state: 'done',
        by,
        at,
        how,
        note,
        evidence,
        ...restsOn(workflow, state, body.step, at),
      };
      return;
    }
    case 'step_skipped':
      state.steps[body.step] = { state: 'skipped', by, at, reason: body.reason };
      return;
    case 'step_failed':
      state.steps[body.step] = { state: 'failed', by, at, message: body.message };
      return;
    case 'step_reopened':
      state.steps[body.step] = { state: 'reopened', by, at, reason: body.reason };
      return;
    case 'owner_ticket_intended':
    case 'owner_ticket_created':
    case 'owner_ticket_failed':
    case 'owner_ticket_linked':
    case 'owner_ticket_merged':
    case 'owner_ticket_closed':
    case 'owner_answered':
    case 'owner_answer_withdrawn':
    case 'owner_reply_seen':
      applyOwnerEvent(workflow, state, at, body);
      return;
    case 'approval_asked':
      state.approvals[body.step] = {
        question: body.question,
        askedBy: by,
        askedAt: at,
        snapshot: snapshotOf(workflow, state, body.step, at),
        lost: lostFor(workflow, state, body.step),
        decided: null,
      };
      return;
    case 'approval_decided':
      decideApproval(workflow, state, event, body);
      return;
    case 'reminded':
      state.reminded[body.step] = { at, by, note: body.note };
      return;
    case 'ticket_status_seen':
      if (state.ticketStatusAt !== null && isAfter(state.ticketStatusAt, body.changedAt)) return;
      state.ticketStatus = body.status;
      state.ticketStatusAt = body.changedAt;
      return;
    case 'gates_overridden':
      state.overrides.push({ steps: body.steps, reason: body.reason, by, at });
      return;
    case 'mistake_reported':
      state.mistakes.push({ note: body.note, by, at });
      return;
    case 'exceptions_expected':
      return;
    case 'nudged':
      state.nudge = { by, at, note: body.note };
      return;
    case 'run_reassigned':
      state.lastActor = { id: body.to, name: null, role: 'agent' };
      return;
    case 'run_reviewed':
      state.review = { by, at, findings: body.findings, note: body.note };
      return;
    case 'run_ended':
      end(state, event, body);
      return;
    case 'run_closed':
      end(state, event, { ...endedBefore[body.because], into: null, note: body.note });
      return;
    case 'run_reopened':
      state.status = 'open';
      state.ending = null;
      return;
    case 'run_migrated':
      state.version = body.to;
      return;
    case 'run_merged_in':
      if (!state.mergedFrom.includes(body.ticketId)) {
        state.mergedFrom.push(body.ticketId);
        if (body.how) state.cameFrom.push({ ticketId: body.ticketId, how: body.how });
      }
      return;
    case 'run_erased':
      state.isErased = true;
      end(state, event, { ending: 'erased', why: null, into: null, note: body.because });
      return;
    default:
      // What a newer version recorded changes nothing that this one knows of.
      body satisfies never;
  }
}

/** What the endings of earlier runs are called now. */
const endedBefore = {
  finished: { ending: 'finished', why: null },
  wrong_workflow: { ending: 'dismissed', why: 'wrong_workflow' },
  out_of_scope: { ending: 'dismissed', why: 'out_of_scope' },
  ticket_closed: { ending: 'closed', why: null },
} as const;

function end(
  state: RunState,
  { actor: by, at }: Event,
  { ending, why, into, note }: Pick<RunEnding, 'ending' | 'why' | 'into' | 'note'>,
): void {
  state.status = 'closed';
  state.ending = { ending, why, into, note, by, at };
}

function unknownFact(
  source: NonNullable<Extract<Fact, { state: 'unknown' }>['failed']>['source'],
  at: string,
  message: string,
): Fact {
  return { state: 'unknown', failed: { source, at, message } };
}
