import { useDesk } from '../desk.ts';
import { useObservable } from '../observable.ts';
import { StatusBadge } from '../status-badge.tsx';
import type { TicketWork } from './ticket-work.ts';

/** The ticket's fields, with what is not saved yet. */
export function TicketFields({ work }: { work: TicketWork }) {
  const { data } = useDesk();
  const { users, groups, forms, customStatuses } = useObservable(data);
  const changes = useObservable(work.changes);
  const ticket = work.ticket();
  const named = (list: { id: number; name: string }[], id: number | null) =>
    list.find((entry) => entry.id === id)?.name;
  const requester = users.find(({ id }) => id === ticket.requesterId);

  return (
    <aside className="fields" aria-label="Ticket fields">
      <dl>
        <dt>Requester</dt>
        <dd>
          {requester?.name}
          <small>{requester?.email}</small>
        </dd>
        <dt>Assignee</dt>
        <dd>{named(users, ticket.assigneeId) ?? named(groups, ticket.groupId) ?? '–'}</dd>
        <dt>Status</dt>
        <dd>
          <StatusBadge status={ticket.status} custom={customStatuses.find(({ id }) => id === ticket.customStatusId)} />
          {changes.customStatusId !== undefined && <small>not saved</small>}
        </dd>
        <dt>Form</dt>
        <dd>{named(forms, ticket.formId)}</dd>
        <dt>Tags</dt>
        <dd className="tags">
          {ticket.tags.length === 0 ? '–' : null}
          {ticket.tags.map((tag) => (
            <span key={tag} className="tag">
              {tag}
            </span>
          ))}
        </dd>
        <dt>Type</dt>
        <dd>{ticket.type ?? '–'}</dd>
        <dt>Priority</dt>
        <dd>{ticket.priority ?? '–'}</dd>
        {ticket.externalId !== null && (
          <>
            <dt>External ID</dt>
            <dd className="break">{ticket.externalId}</dd>
          </>
        )}
      </dl>
    </aside>
  );
}
