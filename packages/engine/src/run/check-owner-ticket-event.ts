import type { RefusedCode, Step } from '@handrail/contract';
import type { OwnerEvent } from './apply-owner-event.ts';
import type { OwnerTicketRecord, RunState } from './run-state.ts';
import type { RunSituation } from './run-situation.ts';
import { externalIdOf } from './owner-tickets.ts';
import { plainText } from '../values/read-value.ts';
import { type Refusal, refused } from './refusal.ts';
import { unreachable } from '../values/unreachable.ts';
import type { Workflow } from '../workflow/workflow.ts';

type OwnerTicketEvent = Exclude<OwnerEvent, { type: 'owner_reply_seen' | 'owner_ticket_merged' }>;

/** An owner is written to once, only when chosen, and speaks only for themself (rules 37, 38, 40, X20). */
export function checkOwnerTicketEvent(
  workflow: Workflow,
  { state, plan }: RunSituation,
  body: OwnerTicketEvent,
): Refusal | null {
  const view = plan.steps.find(({ id }) => id === body.step);
  if (workflow.steps.get(body.step)?.step.kind !== 'owner_ticket') {
    return { code: 'bad_request', detail: `${body.step} is not an owner-ticket step`, told: null, path: 'step' };
  }
  const written = state.ownerTickets[body.step] ?? [];
  switch (body.type) {
    case 'owner_ticket_intended': {
      if (view === undefined || view.kind !== 'owner_ticket')
        return notYet('Its outcome is not decided', refused('step_elsewhere'));
      if (view.mark.state === 'locked') return notYet(view.mark.why, refused('step_locked', {}, view.mark.told));
      const known = written.find(({ username }) => plainText(username) === plainText(body.username));
      if (known !== undefined && known.state !== 'failed') {
        if (known.state === 'intended' && known.externalId === body.externalId) return null;
        return conflict(
          `${body.username} was already written to`,
          'username',
          refused('owner_written_to', { name: body.username }),
        );
      }
      const wanted = externalIdOf(state, body.step, body.username);
      if (body.externalId !== wanted) {
        return conflict(`The external id must be ${wanted}`, 'externalId', null);
      }
      return known === undefined ? checkChosen(view, body.username) : null;
    }
    case 'owner_ticket_created':
    case 'owner_ticket_failed': {
      const known = written.find(({ externalId }) => externalId === body.externalId);
      if (known === undefined) {
        return conflict('No owner ticket with this id was prepared', 'externalId', 'owner_not_prepared');
      }
      if (known.ticketId !== null) {
        const told = refused('owner_ticket_there', { ticket: String(known.ticketId) });
        return conflict(`Ticket ${known.ticketId} exists already`, 'externalId', told);
      }
      return body.type === 'owner_ticket_created' ? checkOwnTicket(state, body.ticketId) : null;
    }
    case 'owner_ticket_linked':
    case 'owner_ticket_closed':
    case 'owner_answered':
    case 'owner_answer_withdrawn': {
      const known = written.find(({ ticketId }) => ticketId === body.ticketId);
      if (known === undefined) {
        const told = refused('no_owner_ticket', { ticket: String(body.ticketId) });
        return conflict(`Ticket ${body.ticketId} is not an owner ticket of this step`, 'ticketId', told);
      }
      if (body.type === 'owner_answered') return checkAnswer(known, body);
      const isIdle = body.type === 'owner_answer_withdrawn' && known.answer === 'none';
      return isIdle ? conflict('No answer is recorded on that ticket', 'ticketId', 'no_answer_there') : null;
    }
    default:
      return unreachable(body);
  }
}

/** One Zendesk ticket stands for one owner, and never for the requester (X46). */
function checkOwnTicket(state: RunState, ticketId: number): Refusal | null {
  if (ticketId === state.ticketId) {
    return conflict('That is the requester’s own ticket', 'ticketId', 'own_ticket');
  }
  const isTaken = Object.values(state.ownerTickets).some((tickets) => tickets.some((one) => one.ticketId === ticketId));
  const told = refused('ticket_of_another', { ticket: String(ticketId) });
  return isTaken ? conflict(`Ticket ${ticketId} stands for another owner`, 'ticketId', told) : null;
}

/**
 * A yes is read from a comment that the service has seen from the ticket's requester. Without one, an answer can only
 * keep the change from happening, and says how it is known (X33).
 */
function checkAnswer(
  { username, email, replies }: OwnerTicketRecord,
  { answer, author, commentId, reason }: Extract<OwnerTicketEvent, { type: 'owner_answered' }>,
): Refusal | null {
  const names = email === null ? [] : [username, email].map(plainText);
  if (names.length > 0 && !names.includes(plainText(author))) {
    const told = refused('owner_only_reply');
    return { code: 'forbidden', detail: 'Only a reply from the owner we asked counts', told, path: 'author' };
  }
  if (replies.some((reply) => reply.commentId === commentId)) return null;
  if (answer === 'approved') {
    const detail = 'A yes has to come from a reply that Handrail has seen';
    return { code: 'forbidden', detail, told: refused('yes_needs_reply'), path: 'commentId' };
  }
  if (reason !== null) return null;
  return {
    code: 'bad_request',
    detail: 'Say how the answer is known',
    told: refused('say_answer_known'),
    path: 'reason',
  };
}

function checkChosen(view: Extract<Step, { kind: 'owner_ticket' }>, username: string): Refusal | null {
  if (view.tickets.some((ticket) => ticket.username === username && ticket.state === 'planned')) return null;
  const left = view.excluded.find((member) => member.username === username);
  const detail = `${username} is not to be asked: ${left?.because ?? 'is not among the chosen owners'}`;
  return conflict(detail, 'username', refused('owner_not_chosen', { name: username }));
}

function notYet(detail: string, told: Refusal['told']): Refusal {
  return { code: 'gate_locked', detail, told, path: 'step' };
}

function conflict(detail: string, path: string, told: RefusedCode | Refusal['told']): Refusal {
  return { code: 'conflict', detail, told: typeof told === 'string' ? refused(told) : told, path };
}
