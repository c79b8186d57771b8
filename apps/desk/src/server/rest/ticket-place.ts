import type { FastifyReply } from 'fastify';
import type { DeskState } from '../../model/desk-state.ts';

/** Who works on a ticket, and in which group. */
export interface Place {
  assigneeId: number | null;
  groupId: number | null;
}

/** The group of tickets that come in. */
const support = 301;

/**
 * Where a write leaves a ticket. Zendesk keeps an assignee only in a group of theirs: naming both apart is refused
 * (null), another group alone takes the ticket from who had it, and an assignee alone brings their default group.
 */
export function placeOf(
  groups: DeskState['groups'],
  asked: { assigneeId: number | null | undefined; groupId: number | null | undefined },
  before: Place = { assigneeId: null, groupId: null },
): Place | null {
  const isIn = (user: number, group: number | null) =>
    groups.some(({ id, members }) => id === group && members.includes(user));
  const defaultGroup = (user: number) => groups.find(({ members }) => members.includes(user))?.id ?? null;
  const groupId = asked.groupId === undefined ? before.groupId : asked.groupId;
  const assigneeId = asked.assigneeId === undefined ? before.assigneeId : asked.assigneeId;
  if (assigneeId === null) return { assigneeId, groupId: groupId ?? support };
  if (isIn(assigneeId, groupId)) return { assigneeId, groupId };
  if (asked.assigneeId === undefined || asked.assigneeId === null) return { assigneeId: null, groupId };
  if (asked.groupId !== undefined && asked.groupId !== null) return null;
  return { assigneeId, groupId: defaultGroup(assigneeId) };
}

export const noMember = (reply: FastifyReply) =>
  reply.code(422).send({
    error: 'RecordInvalid',
    description: 'Record validation errors',
    details: {
      assignee_id: [{ description: 'Assignee: is not a member of the group of this ticket', error: 'InvalidValue' }],
    },
  });
