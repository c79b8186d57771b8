import { fieldsOf, idOf, listOf } from './shape.ts';
import type { Zaf } from './zaf.ts';

/** Whether an agent can be made the one who works on the ticket: `taken` by a person, `free`, or of `another_group`. */
export type Assignability = 'taken' | 'free' | 'another_group';

/** On the form now. Zendesk assigns a ticket of a group to its members only; who cannot be told to be one is none. */
export async function assignabilityOf(zaf: Zaf, userId: string): Promise<Assignability> {
  const assignee = fieldsOf(await zaf.get('ticket.assignee'));
  if (idOf(fieldsOf(assignee?.['user'])?.['id']) !== null) return 'taken';
  const groupId = idOf(fieldsOf(assignee?.['group'])?.['id']);
  return groupId === null || (await isMember(zaf, userId, groupId)) ? 'free' : 'another_group';
}

async function isMember(zaf: Zaf, userId: string, groupId: string): Promise<boolean> {
  const { status, body } = await zaf.request({ method: 'GET', path: `/api/v2/users/${userId}/group_memberships` });
  const memberships = status === 200 ? listOf(fieldsOf(body)?.['group_memberships']) : [];
  return memberships.some((membership) => idOf(fieldsOf(membership)?.['group_id']) === groupId);
}

/** Assigns the unsaved ticket to an agent, in the group it has; leaves one alone that was taken or handed over meanwhile. */
export async function assignTo(zaf: Zaf, userId: string): Promise<void> {
  if ((await assignabilityOf(zaf, userId)) !== 'free') return;
  await zaf.set('ticket.assignee', { userId: Number(userId) });
}
