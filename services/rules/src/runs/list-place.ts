import { Buffer } from 'node:buffer';
import type { RouteInput, RunSummary } from '@handrail/contract';
import { z } from 'zod';
import { Refusal } from '../problem.ts';
import type { SignedIn } from '../session/session-tokens.ts';
import type { Place, RunFilter } from '../store/store.ts';

const PlaceSchema = z.tuple([z.number().int(), z.uuid()]);

/** A cursor is the place of the last row, not a number of rows to skip: pages stay right while runs change. */
export function readCursor(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  try {
    const [value, id] = PlaceSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { value, id };
  } catch {
    const errors = [{ path: 'query.cursor', message: 'Send `next` of the page before, as it was' }];
    throw new Refusal('bad_request', 'The cursor cannot be used', { errors });
  }
}

export const writeCursor = ({ value, id }: Place) => Buffer.from(JSON.stringify([value, id])).toString('base64url');

/** Where a row stands in a list that is sorted so. */
export const placeOf = ({ id, ticketId, updatedAt, wakeAt }: RunSummary, { sort }: RunFilter): Place => ({
  value: sort === 'ticket' ? ticketId : Date.parse(sort === 'wake' && wakeAt !== null ? wakeAt : updatedAt),
  id,
});

type Asked = Omit<RouteInput<'listRuns'>['query'], 'cursor' | 'limit'>;

/** Throws a `Refusal` for a version of no workflow: no index holds versions by themselves. */
export function filterOf({ from, to, ...asked }: Asked): RunFilter {
  if (asked.version !== undefined && asked.workflow === undefined) {
    const errors = [{ path: 'query.version', message: 'Name the workflow it is a version of' }];
    throw new Refusal('bad_request', 'A version is one of a workflow', { errors });
  }
  return {
    ...asked,
    from: from === undefined ? undefined : Date.parse(from),
    to: to === undefined ? undefined : Date.parse(to),
  };
}

/**
 * A lead sees all runs of the account. An agent sees those of a ticket they name, those that ask for a colleague's eyes,
 * and else their own.
 */
export function visibleTo(who: SignedIn, filter: RunFilter): RunFilter {
  const isOpenToAgents = filter.ticketId !== undefined || filter.flag === 'peer_review_waiting';
  return who.role !== 'agent' || isOpenToAgents ? filter : { ...filter, agent: who.user };
}
