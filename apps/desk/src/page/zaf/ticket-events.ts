import type { Ticket } from '../../model/ticket.ts';
import type { DeskData } from '../../model/desk-state.ts';
import type { Observable } from '../observable.ts';
import type { TicketWork } from '../ticket/ticket-work.ts';
import type { FrameSession } from './frame-session.ts';

const watched = {
  'ticket.status.changed': ({ status }: Ticket) => status,
  'ticket.customStatus.changed': ({ customStatusId }: Ticket) => customStatusId,
  'ticket.subject.changed': ({ subject }: Ticket) => subject,
  'ticket.tags.changed': ({ tags }: Ticket) => tags.join(' '),
  'ticket.form.id.changed': ({ formId }: Ticket) => formId,
  'ticket.assignee.user.id.changed': ({ assigneeId }: Ticket) => assigneeId,
  'ticket.externalId.changed': ({ externalId }: Ticket) => externalId,
  'ticket.conversation.changed': ({ comments }: Ticket) => comments.length,
} as const;

/** Tells the app in a ticket's sidebar what changes there, saved or not, by whomever. */
export function tellTicketEvents(work: TicketWork, data: Observable<DeskData>, session: FrameSession): () => void {
  let before = work.ticket();
  const compare = () => {
    const now = work.ticket();
    for (const [event, valueOf] of Object.entries(watched)) {
      if (valueOf(now) !== valueOf(before)) session.fire(event, valueOf(now));
    }
    before = now;
  };
  const stops = [
    work.changes.watch(compare),
    data.watch(compare),
    work.composerType.watch((type) => session.fire('comment.type.changed', type)),
    work.edits.watch(() => session.fire('comment.text.changed', work.composer()?.read() ?? '')),
  ];
  return () => stops.forEach((stop) => stop());
}
