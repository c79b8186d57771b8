import type { Event, EventType } from '@handrail/contract';

const types: ReadonlySet<string> = new Set<EventType>(['ticket_status_seen', 'owner_reply_seen']);

/**
 * What the service saw happen in Zendesk and noted. It moves no fact, no step and no outcome, so nobody can have
 * decided anything on it: who missed only sightings missed nothing.
 */
export function isSighting({ type, actor }: Pick<Event, 'type' | 'actor'>): boolean {
  return actor.role === 'service' && types.has(type);
}
