import { Readable } from 'node:stream';
import type { TicketSnapshot } from '@handrail/contract';
import { Refusal } from '../problem.ts';
import type { Handlers } from '../register-routes.ts';
import { withFormName } from '../runs/form-name.ts';
import type { Opening } from '../runs/open-ticket.ts';
import type { LookUps } from '../runs/look-ups.ts';
import { openTicket, showRun, startRun } from '../runs/open-ticket.ts';
import { csvOfRuns } from '../runs/csv-of-runs.ts';
import { filterOf, placeOf, readCursor, visibleTo, writeCursor } from '../runs/list-place.ts';
import { recordEvent } from '../runs/record-event.ts';
import { asOf, publicEvent } from '../runs/run-view.ts';
import type { Sight } from '../session/sight.ts';
import type { SignedIn } from '../session/session-tokens.ts';
import type { SourceBook } from '../sources/source-book.ts';

type RunHandlers = Pick<
  Handlers,
  'openTicket' | 'startRun' | 'listRuns' | 'exportRuns' | 'getRun' | 'appendEvent' | 'listEvents'
>;

const noSuchRun = () => new Refusal('not_found', 'There is no such run', { told: 'run_gone' });

/** Events that tell something a look-up can start from. A tick never reads. */
const answers: ReadonlySet<string> = new Set(['fact_recorded', 'fact_corrected']);
/** Somebody's word that opens steps, and so what these need. */
const permissions: ReadonlySet<string> = new Set(['approval_decided', 'owner_answered']);

/** Runs as they are opened: what systems know about them is looked up behind the answer. */
export function runHandlers(opening: Opening, lookUps: LookUps, sight: Sight, sources: SourceBook): RunHandlers {
  const { store } = opening;
  /** A page may name any ticket as the one it came from: only those count that this person sees. */
  const named = async (who: SignedIn, snapshot: TicketSnapshot): Promise<TicketSnapshot> => {
    const { cameFrom } = snapshot;
    const isSeen = cameFrom ? (await sight.seen(who, [cameFrom.ticketId])).has(cameFrom.ticketId) : false;
    return { ...withFormName(snapshot, opening.formsOf(who.account)), cameFrom: isSeen ? cameFrom : null };
  };
  return {
    async openTicket({ params, body }, { who, now }) {
      if (params.ticketId !== body.snapshot.id) {
        const errors = [{ path: 'body.snapshot.id', message: 'Another ticket than in the address' }];
        throw new Refusal('bad_request', 'Address and snapshot name different tickets', { errors });
      }
      const opened = await openTicket(opening, who, await named(who, body.snapshot), now);
      for (const { id, unreadable } of opened.runs) if (unreadable === null) lookUps.begin(who, id);
      return opened;
    },
    async startRun({ body }, { who, now }) {
      const view = await startRun(opening, who, { ...body, snapshot: await named(who, body.snapshot) }, now);
      lookUps.begin(who, view.id);
      return view;
    },
    async listRuns({ query }, { who, now }) {
      const { cursor, limit, ...asked } = query;
      const filter = visibleTo(who, filterOf(asked));
      const found = await store.list(who.account, filter, readCursor(cursor), limit + 1, now.getTime());
      const last = found.length > limit ? found[limit - 1] : undefined;
      const shown = found.slice(0, limit);
      const seen = await sight.seen(
        who,
        shown.map(({ ticketId }) => ticketId),
      );
      return {
        runs: shown.filter(({ ticketId }) => seen.has(ticketId)).map((summary) => asOf(summary, now)),
        next: last ? writeCursor(placeOf(last, filter)) : null,
      };
    },
    async exportRuns({ query }, { who, now, reply }) {
      const name = `handrail-runs-${now.toISOString().slice(0, 10)}.csv`;
      void reply.header('content-disposition', `attachment; filename="${name}"`);
      return Readable.from(csvOfRuns(store, who.account, filterOf(query), now));
    },
    async getRun({ params }, { who, now }) {
      const view = await showRun(opening, who.account, params.runId, now);
      if (!view) throw noSuchRun();
      return view;
    },
    async appendEvent({ params, body }, { who, now }) {
      const view = await recordEvent({ ...opening, sources }, who, params.runId, body, now);
      if (answers.has(body.body.type)) lookUps.follow(who, params.runId);
      if (permissions.has(body.body.type)) lookUps.hear(who.account, params.runId, 'approval');
      return view;
    },
    async listEvents({ params, query }, { who }) {
      const events = await store.eventsAfter(who.account, params.runId, query.after);
      if (!events) throw noSuchRun();
      return { events: events.map(publicEvent) };
    },
  };
}
