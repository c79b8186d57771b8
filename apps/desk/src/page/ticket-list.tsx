import { useState } from 'react';
import { useDesk } from './desk.ts';
import { Icon } from './icons.tsx';
import { NewTicketForm } from './new-ticket-form.tsx';
import { useObservable } from './observable.ts';
import { StatusBadge } from './status-badge.tsx';
import { ago } from './ticket/ago.ts';

export function TicketList() {
  const { data, workspace } = useDesk();
  const { tickets, users, customStatuses } = useObservable(data);
  const [isNew, setNew] = useState(false);
  const byDate = [...tickets].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));

  return (
    <section className="list-page">
      <div className="list-head">
        <div>
          <h1>Tickets</h1>
          <p>{tickets.length} in this view, the last changed first</p>
        </div>
        <button type="button" className="button" onClick={() => setNew(!isNew)}>
          New ticket
        </button>
      </div>
      {isNew && <NewTicketForm onDone={() => setNew(false)} />}
      <table className="ticket-table">
        <thead>
          <tr>
            <th>Status</th>
            <th>ID</th>
            <th>Subject</th>
            <th>Requester</th>
            <th>Updated</th>
          </tr>
        </thead>
        <tbody>
          {byDate.map((ticket) => (
            <tr key={ticket.id} onClick={() => workspace.goTo({ kind: 'ticket', id: ticket.id })}>
              <td>
                <StatusBadge
                  status={ticket.status}
                  custom={customStatuses.find(({ id }) => id === ticket.customStatusId)}
                />
              </td>
              <td className="dim">#{ticket.id}</td>
              <td>
                <a
                  href={`/agent/tickets/${ticket.id}`}
                  onClick={(event) => {
                    event.preventDefault();
                    event.stopPropagation();
                    workspace.goTo({ kind: 'ticket', id: ticket.id });
                  }}
                >
                  {ticket.channel === 'messaging' && <Icon name="chat" size={14} />} {ticket.subject}
                </a>
              </td>
              <td>{users.find(({ id }) => id === ticket.requesterId)?.name}</td>
              <td className="dim">{ago(ticket.updatedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
