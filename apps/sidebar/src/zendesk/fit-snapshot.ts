import type { TicketSnapshot } from '@handrail/contract';
// The whole contract would bring its schemas along to the first page.
import { ticketBytes } from '@handrail/contract/ticket-size';
import type { TicketReading } from '@handrail/zaf/reading';

/** The contract's own limits of a snapshot. */
const mostText = 20_000;
const mostComments = 200;
/** What stands around the snapshot in a request: the chosen workflow and its subject. */
const around = 8 * 1024;

const encoder = new TextEncoder();
const bytesOf = (value: unknown): number => encoder.encode(JSON.stringify(value)).length;

/** A ticket as a request can carry it: the first message, then the newest ones, and what was left out of the others. */
export function fitSnapshot(ticket: TicketReading & { id: number }, most = ticketBytes): TicketSnapshot {
  const leftOut = { messages: ticket.olderComments, characters: 0 };
  const snapshot: TicketSnapshot = {
    id: ticket.id,
    subject: ticket.subject.slice(0, 1000),
    description: ticket.description.slice(0, mostText),
    requester: ticket.requester,
    status: ticket.status,
    tags: ticket.tags.slice(0, 200),
    form: ticket.form?.slice(0, 200) ?? null,
    formId: ticket.formId,
    brand: ticket.brand?.slice(0, 200) ?? null,
    groupId: ticket.groupId,
    fields: fitting(ticket.fields),
    organization: fitting(ticket.organization),
    externalId: ticket.externalId,
    channel: ticket.channel,
    cameFrom: ticket.cameFrom,
    comments: [],
    leftOut,
  };
  let left = most - around - bytesOf(snapshot);
  for (const { id, author, public: isPublic, text, at } of ticket.comments.toReversed()) {
    const comment = {
      id,
      author: { id: author.id, email: author.email, role: author.role },
      public: isPublic,
      text: text.slice(0, mostText),
      at,
    };
    left -= bytesOf(comment) + 1;
    const isTaken = left >= 0 && snapshot.comments.length < mostComments;
    if (isTaken) snapshot.comments.push(comment);
    const lost = text.length - (isTaken ? comment.text.length : 0);
    leftOut.characters += lost;
    if (lost > 0 || !isTaken) leftOut.messages += 1;
  }
  snapshot.comments.reverse();
  return snapshot;
}

/** A field that the contract would refuse is left out: it must not keep the ticket from opening. */
function fitting(fields: Record<string, string>): Record<string, string> {
  const taken = Object.entries(fields).filter(([key]) => /^[\w.-]{1,100}$/.test(key));
  return Object.fromEntries(taken.slice(0, 300).map(([key, words]) => [key, words.slice(0, 400)]));
}
