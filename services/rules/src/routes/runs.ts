import { Buffer } from 'node:buffer';
import { z } from 'zod';
import { Refusal } from '../problem.ts';
import type { Handlers } from '../register-routes.ts';
import type { Opening } from '../runs/open-ticket.ts';
import { openTicket, startRun } from '../runs/open-ticket.ts';
import { recordEvent } from '../runs/record-event.ts';
import { asOf, publicEvent } from '../runs/run-view.ts';
import type { Place } from '../store/store.ts';

const PlaceSchema = z.tuple([z.number().int(), z.string()]);

/** A cursor is the place of the last row, not a number of rows to skip: pages stay right while runs change. */
function readCursor(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  try {
    const [updatedAt, id] = PlaceSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { updatedAt, id };
  } catch {
    const errors = [{ path: 'query.cursor', message: 'Send `next` of the page before, as it was' }];
    throw new Refusal('bad_request', 'The cursor cannot be used', { errors });
  }
}

const writeCursor = ({ updatedAt, id }: Place) => Buffer.from(JSON.stringify([updatedAt, id])).toString('base64url');

type RunHandlers = Pick<Handlers, 'openTicket' | 'startRun' | 'listRuns' | 'getRun' | 'appendEvent' | 'listEvents'>;

const noSuchRun = () => new Refusal('not_found', 'There is no such run');

export function runHandlers(opening: Opening): RunHandlers {
  const { store, book } = opening;
  return {
    async openTicket({ params, body }, { who, now }) {
      if (params.ticketId !== body.snapshot.id) {
        const errors = [{ path: 'body.snapshot.id', message: 'Another ticket than in the address' }];
        throw new Refusal('bad_request', 'Address and snapshot name different tickets', { errors });
      }
      return openTicket(opening, who, body.snapshot, now);
    },
    startRun: ({ body }, { who, now }) => startRun(opening, who, body, now),
    async listRuns({ query }, { who, now }) {
      const { cursor, limit, ...filter } = query;
      const found = await store.list(who.account, filter, readCursor(cursor), limit + 1, now.getTime());
      const last = found.length > limit ? found[limit - 1] : undefined;
      return {
        runs: found.slice(0, limit).map((summary) => asOf(summary, now)),
        next: last ? writeCursor({ updatedAt: Date.parse(last.updatedAt), id: last.id }) : null,
      };
    },
    async getRun({ params }, { who, now }) {
      const run = await book.load(who.account, params.runId, now);
      if (!run) throw noSuchRun();
      return book.view(run, now);
    },
    appendEvent({ params, body }, { who, now }) {
      return recordEvent(opening, who, params.runId, body, now);
    },
    async listEvents({ params, query }, { who }) {
      const events = await store.eventsAfter(who.account, params.runId, query.after);
      if (!events) throw noSuchRun();
      return { events: events.map(publicEvent) };
    },
  };
}
