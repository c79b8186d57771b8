import type { Facts, OwnerTicket } from '@handrail/contract';
import type { AuthoredStep } from './authored-workflow.ts';
import { isMembers } from './read-value.ts';
import { isAfter } from './calendar.ts';
import type { OwnerTicketRecord, RunState } from './run-state.ts';
import { selectOwners } from './select-owners.ts';
import type { Workflow } from './workflow.ts';

type OwnerTicketStep = Extract<AuthoredStep, { kind: 'owner_ticket' }>;

export type OwnerTickets = { tickets: OwnerTicket[]; excluded: { username: string; because: string }[] };

/** Owner tickets of a step: those written, then those still planned for the owners that the rules choose. */
export function ownerTickets(workflow: Workflow, state: RunState, facts: Facts, step: OwnerTicketStep): OwnerTickets {
  const members = facts[step.members];
  const except = step.except === undefined ? undefined : facts[step.except];
  const { chosen, excluded } =
    members?.state === 'known' && isMembers(members.value)
      ? selectOwners(members.value, {
          except: except?.state === 'known' && typeof except.value === 'string' ? except.value : null,
          most: workflow.authored.parameters[step.most] ?? 1,
        })
      : { chosen: [], excluded: [] };
  const everyone = members?.state === 'known' && isMembers(members.value) ? members.value : [];
  const written = state.ownerTickets[step.id] ?? [];
  const tickets = written.map((record): OwnerTicket => {
    const { username, externalId, ticketId, answer, answeredAt } = record;
    const member = everyone.find((one) => one.username === username);
    return {
      username,
      name: member?.name ?? null,
      email: member?.email ?? null,
      because: chosen.find((one) => one.member.username === username)?.because ?? 'Was already written to',
      externalId,
      state: record.state,
      ticketId,
      answer,
      answeredAt,
      unrecordedReplyAt: unrecordedReplyAt(record),
    };
  });
  const room = (workflow.authored.parameters[step.most] ?? 1) - written.length;
  const planned = chosen.filter(({ member }) => !written.some(({ username }) => username === member.username));
  for (const { member, because } of planned.slice(0, Math.max(0, room))) {
    tickets.push({
      username: member.username,
      name: member.name,
      email: member.email,
      because,
      externalId: externalIdOf(state, step.id, member.username),
      state: 'planned',
      ticketId: null,
      answer: 'none',
      answeredAt: null,
      unrecordedReplyAt: null,
    });
  }
  return { tickets, excluded };
}

/**
 * When the owner wrote last, unless that is what the recorded answer was read from. A word after it counts as unread
 * too: an owner can take a yes back.
 */
export function unrecordedReplyAt({ replies, answer, answeredAt, answeredIn }: OwnerTicketRecord): string | null {
  const last = replies.reduce<string | null>(
    (at, reply) => (at !== null && isAfter(at, reply.at) ? at : reply.at),
    null,
  );
  if (last === null || answer === 'none') return last;
  const read = replies.find(({ commentId }) => commentId === answeredIn)?.at ?? answeredAt;
  return read === null || isAfter(last, read) ? last : null;
}

/** The one id under which an owner can be written to from this run and step, whatever is retried. */
export function externalIdOf(state: RunState, step: string, username: string): string {
  return `handrail:${state.runId ?? 'preview'}:${step}:${username}`;
}

/** When every chosen owner has been written to and the tickets are linked, the step is done; null before. */
export function writtenAt(tickets: readonly OwnerTicket[], state: RunState, step: string): string | null {
  if (tickets.length === 0 || !tickets.every((ticket) => ticket.state === 'linked')) return null;
  const times = (state.ownerTickets[step] ?? []).map(({ createdAt }) => createdAt ?? '');
  return times.toSorted().at(-1) ?? null;
}
