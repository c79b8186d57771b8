import type { Launch } from '@handrail/contract';
import { createApi } from '../service/api.ts';
import { keptEvents } from '../state/kept-events.ts';
import { type TicketStore, createTicketStore } from '../state/ticket-store.ts';
import { fetchKeptTexts } from '../state/use-kept-text.ts';
import { fetchSayings } from '../text/saying-text.tsx';
import { whenIdle } from '../when-idle.ts';
import type { Zendesk } from '../zendesk/zendesk.ts';

export interface BegunTicket {
  store: TicketStore;
  /** The service has answered what it knows of the ticket, or could not be asked, and there are words for that. */
  opened: Promise<unknown>;
}

/** One ticket with what its page knows for as long as it lives. The service is asked at once. */
export function beginTicket(launch: Launch, zendesk: Zendesk, spoken: string): BegunTicket {
  const api = createApi({ session: launch.session, onSessionOver: () => store.endSession() });
  const store = createTicketStore({
    api,
    readSnapshot: zendesk.readSnapshot,
    userId: launch.user.id,
    kept: (ticketId) => keptEvents(`${launch.account}:${launch.user.id}:${ticketId}`, () => localStorage),
  });
  whenIdle(fetchKeptTexts);
  return { store, opened: Promise.all([store.open(), fetchSayings(spoken)]) };
}
