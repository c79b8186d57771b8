import type { EventBody } from '@handrail/contract';
import { namedNow } from './consent.ts';
import { knownFacts } from './known-facts.ts';
import { isMembers, plainText } from '../values/read-value.ts';
import { unreachable } from '../values/unreachable.ts';
import type { OwnerTicketRecord, RunState } from './run-state.ts';
import type { Workflow } from '../workflow/workflow.ts';

export type OwnerEvent = Extract<EventBody, { type: `owner_${string}` }>;

const unanswered = { answer: 'none', answeredAt: null, answeredIn: null } as const;

/** What an event on owner tickets changes. Owners are told apart by username, whatever its letter case (X46). */
export function applyOwnerEvent(workflow: Workflow, state: RunState, at: string, body: OwnerEvent): void {
  switch (body.type) {
    case 'owner_ticket_intended':
      // A retry goes to the address as it is then.
      return changeTicket(state, body, { state: 'intended', ...letterOf(workflow, state, at, body) });
    case 'owner_ticket_created': {
      const { ticketId } = body;
      return changeTicket(state, body, { state: 'created', ticketId, createdAt: at, message: null });
    }
    case 'owner_ticket_failed':
      return changeTicket(state, body, { state: 'failed', message: body.message });
    case 'owner_ticket_linked':
      return eachTicket(state, body, { state: 'linked' });
    case 'owner_ticket_merged':
      return eachTicket(state, body, { ticketId: body.into, ownerId: body.ownerId });
    case 'owner_ticket_closed':
      return eachTicket(state, body, { isClosed: true });
    case 'owner_answered':
      return eachTicket(state, body, { answer: body.answer, answeredAt: at, answeredIn: body.commentId });
    case 'owner_answer_withdrawn':
      return eachTicket(state, body, unanswered);
    case 'owner_reply_seen': {
      const reply = { commentId: body.commentId, at: body.repliedAt };
      // By name, not by number: a reply may be told of before the ticket's number was recorded.
      state.ownerTickets[body.step] = ticketsOf(state, body.step).map((ticket) =>
        isNamed(ticket, body.username) && !ticket.replies.some(({ commentId }) => commentId === reply.commentId)
          ? { ...ticket, replies: [...ticket.replies, reply] }
          : ticket,
      );
      return;
    }
    default:
      unreachable(body);
  }
}

function ticketsOf(state: RunState, step: string): OwnerTicketRecord[] {
  return state.ownerTickets[step] ?? [];
}

function isNamed(ticket: OwnerTicketRecord, username: string): boolean {
  return plainText(ticket.username) === plainText(username);
}

function changeTicket(
  state: RunState,
  { step, username, externalId }: { step: string; username: string; externalId: string },
  change: Partial<OwnerTicketRecord>,
): void {
  const tickets = ticketsOf(state, step);
  const known = tickets.find((ticket) => isNamed(ticket, username));
  const before: OwnerTicketRecord = known ?? {
    username,
    externalId,
    ticketId: null,
    ...unanswered,
    state: 'intended',
    createdAt: null,
    message: null,
    email: null,
    named: {},
    isClosed: false,
    ownerId: null,
    replies: [],
  };
  const after = { ...before, ...change, externalId };
  state.ownerTickets[step] =
    known === undefined ? [...tickets, after] : tickets.map((one) => (one === known ? after : one));
}

/** Where a letter to an owner goes at this moment, and what it names. */
function letterOf(
  workflow: Workflow,
  state: RunState,
  at: string,
  { step, username }: { step: string; username: string },
): Pick<OwnerTicketRecord, 'email' | 'named'> {
  const placed = workflow.steps.get(step)?.step;
  if (placed?.kind !== 'owner_ticket') return { email: null, named: {} };
  const facts = knownFacts(workflow, state, { now: at });
  const members = facts[placed.members];
  const everyone = members?.state === 'known' && isMembers(members.value) ? members.value : [];
  const member = everyone.find((one) => plainText(one.username) === plainText(username));
  return {
    email: member?.email ?? null,
    named: namedNow(workflow.facts.get(placed.answers)?.covers ?? [], facts),
  };
}

function eachTicket(
  state: RunState,
  { step, ticketId }: { step: string; ticketId: number },
  change: Partial<OwnerTicketRecord>,
): void {
  state.ownerTickets[step] = ticketsOf(state, step).map((ticket) =>
    ticket.ticketId === ticketId ? { ...ticket, ...change } : ticket,
  );
}
