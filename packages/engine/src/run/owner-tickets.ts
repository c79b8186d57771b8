import type { Facts, Member, OwnerTicket } from '@handrail/contract';
import type { AuthoredStep } from '../workflow/authored-workflow.ts';
import { isMembers, plainText, textsIn } from '../values/read-value.ts';
import { isAfter } from '../values/calendar.ts';
import type { OwnerTicketRecord, RunState } from './run-state.ts';
import { namedOtherwise } from './consent.ts';
import { type OwnerSelection, selectOwners, whyNotAsked } from '../values/select-owners.ts';
import type { Workflow } from '../workflow/workflow.ts';

type OwnerTicketStep = Extract<AuthoredStep, { kind: 'owner_ticket' }>;

export type OwnerTickets = { tickets: OwnerTicket[] } & Pick<OwnerSelection, 'excluded'>;

/** Owner tickets of a step: those written, then those still planned for the owners that the rules choose. */
export function ownerTickets(workflow: Workflow, state: RunState, facts: Facts, step: OwnerTicketStep): OwnerTickets {
  const members = facts[step.members];
  const except = [step.except ?? []].flat().flatMap((name) => {
    const fact = facts[name];
    return fact?.state === 'known' ? textsIn(fact.value) : [];
  });
  const { chosen, excluded } =
    members?.state === 'known' && isMembers(members.value)
      ? selectOwners(members.value, {
          except,
          most: workflow.authored.parameters[step.most] ?? 1,
        })
      : { chosen: [], excluded: [] };
  const everyone = members?.state === 'known' && isMembers(members.value) ? members.value : [];
  const written = state.ownerTickets[step.id] ?? [];
  const tickets = written.map((record): OwnerTicket => {
    const { username, externalId, ticketId, answer, answeredAt } = record;
    const member = everyone.find((one) => isSame(one.username, username));
    const still = chosen.find((one) => isSame(one.member.username, username));
    return {
      username,
      name: member?.name ?? null,
      email: member?.email ?? null,
      because: still?.because ?? 'Was already written to',
      told: still?.told ?? { code: 'already_written' },
      externalId,
      state: record.state,
      ticketId,
      answer,
      answeredAt,
      voidBecause: voidBecause(record, facts, everyone, except),
      unrecordedReplyAt: unrecordedReplyAt(record),
      seenComments: record.replies.map(({ commentId }) => commentId),
      isClosed: record.isClosed,
    };
  });
  const room = (workflow.authored.parameters[step.most] ?? 1) - written.length;
  const planned = chosen.filter(({ member }) => !written.some(({ username }) => isSame(username, member.username)));
  for (const { member, because, told } of planned.slice(0, Math.max(0, room))) {
    tickets.push({
      username: member.username,
      name: member.name,
      email: member.email,
      because,
      told,
      externalId: externalIdOf(state, step.id, member.username),
      state: 'planned',
      ticketId: null,
      answer: 'none',
      answeredAt: null,
      voidBecause: null,
      unrecordedReplyAt: null,
      seenComments: [],
      isClosed: false,
    });
  }
  return { tickets, excluded };
}

/**
 * Why what this owner says does not count now: they are no longer an owner, have another address than the ticket went to,
 * or were asked about something else (X31, X33).
 */
function voidBecause(
  { username, email, named }: OwnerTicketRecord,
  facts: Facts,
  everyone: readonly Member[],
  except: readonly string[],
): OwnerTicket['voidBecause'] {
  const member = everyone.find((one) => isSame(one.username, username));
  if (member === undefined || whyNotAsked(member, except) !== null) return 'no_owner';
  if (email !== null && !isSame(email, member.email ?? '')) return 'other_address';
  return namedOtherwise(named, facts).length > 0 ? 'other_request' : null;
}

/**
 * What the owners as they are now have said (rule 40, X20, X33). One yes and one no contradict each other; a no alone
 * waits for the others who were asked.
 */
export function ownersAnswer(
  workflow: Workflow,
  state: RunState,
  facts: Facts,
  step: OwnerTicketStep,
): 'none' | 'approved' | 'refused' | 'contradicting' {
  if ((state.ownerTickets[step.id] ?? []).length === 0) return 'none';
  const asked = ownerTickets(workflow, state, facts, step).tickets.filter(
    ({ ticketId, voidBecause: why }) => ticketId !== null && why === null,
  );
  const answers = new Set(asked.map(({ answer }) => answer));
  if (answers.has('approved')) return answers.has('refused') ? 'contradicting' : 'approved';
  return answers.has('refused') && answers.size === 1 ? 'refused' : 'none';
}

/** Owners who wrote something that nobody has read yet: it may be a no. */
export function unreadOwners(state: RunState): string[] {
  return Object.values(state.ownerTickets).flatMap((tickets) =>
    tickets.flatMap((ticket) => (unrecordedReplyAt(ticket) === null ? [] : [ticket.username])),
  );
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

function isSame(one: string, other: string): boolean {
  return plainText(one) === plainText(other);
}
