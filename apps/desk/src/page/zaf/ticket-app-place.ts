import type { DeskData } from '../../model/desk-state.ts';
import type { AppPlace } from '../app-frame.tsx';
import type { Observable } from '../observable.ts';
import type { TicketWork } from '../ticket/ticket-work.ts';
import { tellTicketEvents } from './ticket-events.ts';
import { ticketPaths } from './ticket-paths.ts';

/** The app's place beside one ticket. */
export function ticketAppPlace(work: TicketWork, data: Observable<DeskData>): AppPlace {
  return {
    location: 'ticket_sidebar',
    context: { account: { subdomain: 'desk' }, ticketId: work.id },
    paths: ticketPaths(work, data.get),
    started(session) {
      const stop = tellTicketEvents(work, data, session);
      const leave = work.connectApp(session);
      return () => {
        stop();
        leave();
      };
    },
  };
}
