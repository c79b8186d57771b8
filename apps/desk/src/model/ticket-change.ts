import type { CustomStatus, Macro } from './macro.ts';
import type { Comment, Status, Ticket } from './ticket.ts';

/** Default custom status per category; a closed ticket keeps the one of solved. */
const defaultStatusIds: Record<Status, number> = {
  new: 201,
  open: 202,
  pending: 203,
  hold: 204,
  solved: 205,
  closed: 205,
};

type Start = Pick<Ticket, 'id' | 'subject' | 'requesterId' | 'channel' | 'formId' | 'tags'> & Partial<Ticket>;

/** A new ticket with its first comment. */
export function newTicket(
  start: Start,
  comment: { id: number; html: string; from: string | null; authorId?: number; public?: boolean },
  at: Date,
): Ticket {
  const status = start.status ?? 'new';
  const instant = at.toISOString();
  return {
    submitterId: start.requesterId,
    assigneeId: null,
    groupId: 301,
    status,
    customStatusId: defaultStatusIds[status],
    priority: 'normal',
    type: null,
    externalId: null,
    followUpOf: null,
    customFields: [],
    createdAt: instant,
    updatedAt: instant,
    ...start,
    comments: [
      {
        id: comment.id,
        authorId: comment.authorId ?? start.requesterId,
        public: comment.public ?? true,
        html: comment.html,
        at: instant,
        channel: start.channel,
        from: comment.from,
      },
    ],
  };
}

export function addComment(ticket: Ticket, comment: Omit<Comment, 'at'>, at: Date): Ticket {
  const instant = at.toISOString();
  return { ...ticket, comments: [...ticket.comments, { ...comment, at: instant }], updatedAt: instant };
}

/** Sets a status category with its default label. */
export function withStatus(ticket: Ticket, status: Status): Ticket {
  return { ...ticket, status, customStatusId: defaultStatusIds[status] };
}

export function withCustomStatus(ticket: Ticket, { id, category }: CustomStatus): Ticket {
  return { ...ticket, status: category, customStatusId: id };
}

/** What a macro makes of a ticket, its comment aside. */
export function withMacro(ticket: Ticket, { changes }: Macro): Ticket {
  const changed = changes.status ? withStatus(ticket, changes.status) : ticket;
  return {
    ...changed,
    tags: [...new Set([...ticket.tags, ...(changes.addTags ?? [])])],
    groupId: changes.groupId ?? ticket.groupId,
    type: changes.type ?? ticket.type,
  };
}
