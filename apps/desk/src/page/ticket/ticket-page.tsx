import { useEffect, useMemo, useRef, useState } from 'react';
import { AppFrame } from '../app-frame.tsx';
import { useDesk } from '../desk.ts';
import { ticketOf } from '../desk-data.ts';
import { useObservable } from '../observable.ts';
import { ticketAppPlace } from '../zaf/ticket-app-place.ts';
import { AppTray } from './app-tray.tsx';
import { Composer } from './composer.tsx';
import { Conversation } from './conversation.tsx';
import { SubmitBar } from './submit-bar.tsx';
import { TicketFields } from './ticket-fields.tsx';

/** One open ticket: its fields, the conversation with the composer, and the app beside it. */
export function TicketPage({ id, isShown }: { id: number; isShown: boolean }) {
  const { data } = useDesk();
  const isThere = ticketOf(useObservable(data), id) !== undefined;
  if (isThere) return <OpenTicket id={id} isShown={isShown} />;
  return isShown ? <p className="empty">There is no ticket #{id}.</p> : null;
}

function OpenTicket({ id, isShown }: { id: number; isShown: boolean }) {
  const { data, workOn } = useDesk();
  const work = workOn(id);
  useObservable(data);
  useObservable(work.changes);
  const ticket = work.ticket();
  const place = useMemo(() => ticketAppPlace(work, data), [work, data]);
  const [load, setLoad] = useState(1);
  const bottom = useRef<HTMLDivElement>(null);
  const count = ticket.comments.length;

  useEffect(() => {
    if (isShown && count > 1) bottom.current?.scrollIntoView({ block: 'end' });
  }, [isShown, count]);

  return (
    <section className="ticket-page" hidden={!isShown} aria-label={`Ticket ${id}`}>
      <TicketFields work={work} />
      <div className="ticket-middle">
        <div className="ticket-scroll">
          <h1 className="ticket-subject">{ticket.subject}</h1>
          <Conversation ticket={ticket} />
          <div ref={bottom} />
        </div>
        <Composer work={work} />
        <SubmitBar work={work} />
      </div>
      <AppTray title="Handrail" onReload={() => setLoad(load + 1)}>
        <AppFrame key={load} place={place} title={`Handrail on ticket ${id}`} isActive={isShown} />
      </AppTray>
    </section>
  );
}
