import { normaliseStatus, type TicketStatus } from './ticket-status.ts';
import type { Zaf } from './zaf.ts';
import { ZafError } from './zaf-error.ts';

/** The status on the form now, saved or not; null when Zendesk says something unknown. */
export async function readStatus(zaf: Zaf): Promise<TicketStatus | null> {
  return normaliseStatus(await zaf.get('ticket.status'));
}

/** Sets the status on the unsaved form and reads it back. */
export async function setStatus(zaf: Zaf, status: Exclude<TicketStatus, 'closed'>): Promise<void> {
  await zaf.set('ticket.status', status);
  const now = await readStatus(zaf);
  if (now !== status) {
    throw new ZafError('refused', 'set ticket.status', `Zendesk left the status at ${now ?? 'something unknown'}`);
  }
}

/** Adds tags on the unsaved form; those already there stay. */
export async function addTags(zaf: Zaf, tags: readonly string[]): Promise<void> {
  await zaf.invoke('ticket.tags.add', tags);
}
