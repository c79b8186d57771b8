import type { Event, EventBody, Fact, FactValue } from '@handrail/contract';
import { dayNumber, isAfter } from './calendar.ts';
import { sufficientFacts } from './find-reasons.ts';
import { knownFacts } from './known-facts.ts';
import { recordedCase } from './lapse.ts';
import { readCells, situation } from './read-cells.ts';
import type { OwnerTicketRecord, RunState } from './run-state.ts';
import { isSighting } from './sighting.ts';
import { possibleLeads } from './walk-diagram.ts';
import type { Workflow } from './workflow.ts';

/**
 * The state of a run, from its events alone. Erased events (no body) count for the number and time of the last event
 * and nothing else.
 *
 * @param siblings fact events of the ticket's other runs; those on ticket-scoped facts take part, by their time, so
 *   that a correction made in one run makes what rested on it lapse in the others
 */
export function fold(workflow: Workflow, events: readonly Event[], siblings: readonly Event[] = []): RunState {
  const state = emptyState();
  const shared = siblings.filter(({ body }) => body !== null && isOnTicketFact(workflow, body));
  const all = shared.length === 0 ? events : merged(events, shared);
  const own = new Set(events);
  for (const event of all) {
    if (own.has(event)) {
      state.runId = event.runId;
      state.seq = event.seq;
      state.createdAt ??= event.at;
      if (!isSighting(event)) state.updatedAt = event.at;
      if (event.actor.role !== 'service') state.lastActor = event.actor;
    }
    if (event.body !== null) apply(workflow, state, event, event.body);
  }
  return state;
}

function emptyState(): RunState {
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
    closedBecause: null,
    createdAt: null,
    updatedAt: null,
    lastActor: null,
    facts: {},
    steps: {},
    approvals: {},
    ownerTickets: {},
    reminded: {},
    overrides: [],
    mistakes: [],
    ticketStatus: null,
    ticketStatusAt: null,
    isErased: false,
  };
}

function isOnTicketFact(workflow: Workflow, body: EventBody): boolean {
  return 'fact' in body && workflow.facts.get(body.fact)?.declaration.scope === 'ticket';
}

function merged(events: readonly Event[], shared: readonly Event[]): Event[] {
  const order = (event: Event, place: number): [string, number] => [event.at, place];
  return [...events, ...shared]
    .map((event, place) => ({ event, order: order(event, place) }))
    .toSorted((a, b) => a.order[0].localeCompare(b.order[0]) || a.order[1] - b.order[1])
    .map(({ event }) => event);
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
    case 'fact_corrected': {
      const note = body.type === 'fact_recorded' ? body.note : body.reason;
      state.facts[body.fact] =
        body.value === null
          ? { state: 'unknown', failed: null }
          : { state: 'known', value: body.value, source: body.source, by, at, evidence: body.evidence, note };
      return;
    }
    case 'fact_unobtainable':
      state.facts[body.fact] = { state: 'unobtainable', source: body.source, by, at, evidence: null, note: body.note };
      return;
    case 'lookup_failed':
      if (state.facts[body.fact]?.state === 'known') return;
      state.facts[body.fact] = unknownFact(body.source, at, body.message);
      return;
    case 'step_done': {
      const basis = basisOf(workflow, state, body.step, at);
      const { how, note, evidence } = body;
      state.steps[body.step] = { state: 'done', by, at, how, note, evidence, basis };
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
      changeTicket(state, body.step, body.username, body.externalId, { state: 'intended' });
      return;
    case 'owner_ticket_created':
      changeTicket(state, body.step, body.username, body.externalId, {
        state: 'created',
        ticketId: body.ticketId,
        createdAt: at,
        message: null,
      });
      return;
    case 'owner_ticket_failed':
      changeTicket(state, body.step, body.username, body.externalId, { state: 'failed', message: body.message });
      return;
    case 'owner_ticket_linked':
      eachTicket(state, body.step, body.ticketId, (ticket) => ({ ...ticket, state: 'linked' }));
      return;
    case 'owner_answered':
      eachTicket(state, body.step, body.ticketId, (ticket) => ({
        ...ticket,
        answer: body.answer,
        answeredAt: at,
        answeredIn: body.commentId,
      }));
      return;
    case 'owner_reply_seen': {
      const reply = { commentId: body.commentId, at: body.repliedAt };
      // By name, not by number: a reply may be told of before the ticket's number was recorded.
      state.ownerTickets[body.step] = (state.ownerTickets[body.step] ?? []).map((ticket) =>
        ticket.username === body.username ? { ...ticket, replies: [...ticket.replies, reply] } : ticket,
      );
      return;
    }
    case 'approval_asked':
      state.approvals[body.step] = {
        question: body.question,
        askedBy: by,
        askedAt: at,
        snapshot: snapshotOf(workflow, state, at),
        decided: null,
      };
      return;
    case 'approval_decided': {
      const asked = state.approvals[body.step];
      if (asked === undefined) return;
      const decided = { decision: body.decision, by, at, comment: body.comment };
      state.approvals[body.step] = { ...asked, decided };
      return;
    }
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
    case 'run_closed':
      state.status = 'closed';
      state.closedBecause = body.because;
      return;
    case 'run_reopened':
      state.status = 'open';
      state.closedBecause = null;
      return;
    case 'run_migrated':
      state.version = body.to;
      return;
    case 'run_erased':
      state.isErased = true;
      return;
  }
}

function unknownFact(
  source: NonNullable<Extract<Fact, { state: 'unknown' }>['failed']>['source'],
  at: string,
  message: string,
): Fact {
  return { state: 'unknown', failed: { source, at, message } };
}

/**
 * The case facts that forced the outcome under which a step was done. A step done while its outcome was not the
 * decided one, or by hand beforehand, rests on no facts and cannot lapse.
 */
function basisOf(workflow: Workflow, state: RunState, step: string, at: string): Record<string, FactValue> {
  const placed = workflow.steps.get(step);
  const facts = knownFacts(workflow, state, { ticketFacts: {}, now: at });
  if (placed === undefined || placed.outcome === null || dayNumber(at) === null) return {};
  const then = situation(workflow, facts, at);
  const cells = readCells(then);
  const leads = possibleLeads(workflow.diagram, workflow.root, cells);
  if (leads !== 1 << workflow.outcomes.indexOf(placed.outcome)) return {};
  const forced = new Set(sufficientFacts(then, cells, leads));
  return Object.fromEntries(Object.entries(recordedCase(workflow, facts)).filter(([id]) => forced.has(id)));
}

function snapshotOf(workflow: Workflow, state: RunState, at: string): Record<string, FactValue> {
  return recordedCase(workflow, knownFacts(workflow, state, { ticketFacts: {}, now: at }));
}

function changeTicket(
  state: RunState,
  step: string,
  username: string,
  externalId: string,
  change: Partial<OwnerTicketRecord>,
): void {
  const tickets = state.ownerTickets[step] ?? [];
  const known = tickets.find((ticket) => ticket.username === username);
  const before: OwnerTicketRecord = known ?? {
    username,
    externalId,
    ticketId: null,
    answer: 'none',
    answeredAt: null,
    state: 'intended',
    createdAt: null,
    message: null,
    answeredIn: null,
    replies: [],
  };
  const after = { ...before, ...change, externalId };
  state.ownerTickets[step] =
    known === undefined ? [...tickets, after] : tickets.map((one) => (one === known ? after : one));
}

function eachTicket(
  state: RunState,
  step: string,
  ticketId: number,
  change: (ticket: OwnerTicketRecord) => OwnerTicketRecord,
): void {
  state.ownerTickets[step] = (state.ownerTickets[step] ?? []).map((ticket) =>
    ticket.ticketId === ticketId ? change(ticket) : ticket,
  );
}
