import type { Event } from '@handrail/contract';
import { sightingTypes } from './event-traits.ts';

/**
 * What the service saw happen or read somewhere, and noted. It moves no fact, no step and no outcome, so nobody can have
 * decided anything on it: who missed only sightings missed nothing.
 */
export function isSighting({ type, actor }: Pick<Event, 'type' | 'actor'>): boolean {
  return actor.role === 'service' && sightingTypes.has(type);
}
