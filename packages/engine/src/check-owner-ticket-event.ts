import type { EventBody, Step } from '@handrail/contract';
import type { RunSituation } from './check-event.ts';
import { externalIdOf } from './owner-tickets.ts';
import { plainText } from './read-value.ts';
import type { Refusal } from './refusal.ts';
import { unreachable } from './unreachable.ts';
import type { Workflow } from './workflow.ts';

type OwnerTicketEvent = Extract<
  EventBody,
  {
    type:
      | 'owner_ticket_intended'
      | 'owner_ticket_created'
      | 'owner_ticket_failed'
      | 'owner_ticket_linked'
      | 'owner_answered';
  }
>;

/** An owner is written to once, only when chosen, and speaks only for themself (rules 37, 38, 40, X20). */
export function checkOwnerTicketEvent(
  workflow: Workflow,
  { state, plan }: RunSituation,
  body: OwnerTicketEvent,
): Refusal | null {
  const view = plan.steps.find(({ id }) => id === body.step);
  if (workflow.steps.get(body.step)?.step.kind !== 'owner_ticket') {
    return { code: 'bad_request', detail: `${body.step} writes to no owners`, path: 'step' };
  }
  const written = state.ownerTickets[body.step] ?? [];
  switch (body.type) {
    case 'owner_ticket_intended': {
      if (view === undefined || view.kind !== 'owner_ticket') return notYet('Its outcome is not decided');
      if (view.mark.state === 'locked') return notYet(view.mark.why);
      const known = written.find(({ username }) => username === body.username);
      if (known !== undefined && known.state !== 'failed') {
        if (known.state === 'intended' && known.externalId === body.externalId) return null;
        return conflict(`${body.username} was already written to`, 'username');
      }
      const wanted = externalIdOf(state, body.step, body.username);
      if (body.externalId !== wanted) return conflict(`The external id must be ${wanted}`, 'externalId');
      return known === undefined ? checkChosen(view, body.username) : null;
    }
    case 'owner_ticket_created':
    case 'owner_ticket_failed': {
      const known = written.find(({ externalId }) => externalId === body.externalId);
      if (known === undefined) return conflict('That ticket was never intended', 'externalId');
      const isOver = known.ticketId !== null;
      return isOver ? conflict(`Ticket ${String(known.ticketId)} exists already`, 'externalId') : null;
    }
    case 'owner_ticket_linked':
    case 'owner_answered': {
      const known = written.find(({ ticketId }) => ticketId === body.ticketId);
      if (known === undefined) return conflict(`Ticket ${body.ticketId} is no owner ticket of this step`, 'ticketId');
      if (body.type === 'owner_ticket_linked') return null;
      const tickets = view?.kind === 'owner_ticket' ? view.tickets : [];
      const email = tickets.find(({ ticketId }) => ticketId === body.ticketId)?.email ?? null;
      // Without the owner's address here, the service's own check of the ticket's requester stands alone.
      if (email === null || [known.username, email].map(plainText).includes(plainText(body.author))) return null;
      return {
        code: 'forbidden',
        detail: 'Only the owner who was asked can answer, not on anybody’s behalf',
        path: 'author',
      };
    }
    default:
      return unreachable(body);
  }
}

function checkChosen(view: Extract<Step, { kind: 'owner_ticket' }>, username: string): Refusal | null {
  if (view.tickets.some((ticket) => ticket.username === username && ticket.state === 'planned')) return null;
  const left = view.excluded.find((member) => member.username === username);
  return conflict(`${username} is not to be asked: ${left?.because ?? 'is not among the chosen owners'}`, 'username');
}

function notYet(detail: string): Refusal {
  return { code: 'gate_locked', detail, path: 'step' };
}

function conflict(detail: string, path: string): Refusal {
  return { code: 'conflict', detail, path };
}
