import { fieldsOf, idOf, listOf, textOf, textsOf, wordsOf } from './shape.ts';
import { plainTextOf } from './plain-text.ts';
import { commentsOfConversation, readComments, type TicketComment } from './ticket-conversation.ts';
import { normaliseStatus, type TicketStatus } from './ticket-status.ts';
import type { Zaf } from './zaf.ts';
import { ZafError } from './zaf-error.ts';

/** The open ticket as the page holds it. A claim of the browser: good for matching, never for rights. */
export interface TicketReading {
  /** Null while a new ticket is not saved. */
  id: number | null;
  subject: string;
  /** First message, plain text. */
  description: string;
  requester: { id: string | null; name: string | null; email: string | null };
  status: TicketStatus;
  /** Label of the custom status, where the account has them. */
  statusLabel: string | null;
  tags: string[];
  form: string | null;
  externalId: string | null;
  channel: string | null;
  comments: TicketComment[];
  /** `page` when REST refused the conversation: then no message carries an address. */
  commentsFrom: 'rest' | 'page';
}

const paths = [
  'ticket.id',
  'ticket.subject',
  'ticket.description',
  'ticket.requester',
  'ticket.status',
  'ticket.customStatus',
  'ticket.tags',
  'ticket.form',
  'ticket.externalId',
  'ticket.via',
  'ticket.conversation',
] as const;

/**
 * Reads what workflows may match on. Parts the account does not have stay empty.
 * @throws {ZafError} when the ticket's id or status cannot be read, or no answer comes
 */
export async function readTicket(zaf: Zaf): Promise<TicketReading> {
  // Zendesk names the ticket when it registers the app, so that the conversation need not wait for the other parts.
  const named = Number(idOf(zaf.registration.context['ticketId'])) || null;
  const ahead = named === null ? null : readComments(zaf, named).catch(() => null);
  const { values, errors } = await zaf.getMany(paths);
  const status = normaliseStatus(values['ticket.status']) ?? normaliseStatus(values['ticket.customStatus']);
  if (!status) {
    throw new ZafError('unexpected_answer', 'get ticket.status', errors['ticket.status'] ?? 'no known status');
  }
  const id = Number(idOf(values['ticket.id'])) || null;
  const requester = fieldsOf(values['ticket.requester']);
  const fromPage = commentsOfConversation(values['ticket.conversation']);
  const fromRest = id === null ? null : await (id === named ? ahead : readComments(zaf, id).catch(() => null));
  const comments = fromRest ?? fromPage;
  return {
    id,
    subject: textOf(values['ticket.subject']) ?? '',
    description: plainTextOf(wordsOf(values['ticket.description']) ?? comments[0]?.text ?? ''),
    requester: {
      id: idOf(requester?.['id']),
      name: wordsOf(requester?.['name']),
      email: wordsOf(requester?.['email']) ?? emailOf(requester?.['identities']),
    },
    status,
    statusLabel: wordsOf(fieldsOf(values['ticket.customStatus'])?.['name']),
    tags: textsOf(values['ticket.tags']),
    form: wordsOf(fieldsOf(values['ticket.form'])?.['name']) ?? idOf(fieldsOf(values['ticket.form'])?.['id']),
    externalId: wordsOf(values['ticket.externalId']),
    channel: wordsOf(fieldsOf(values['ticket.via'])?.['channel']),
    comments,
    commentsFrom: fromRest ? 'rest' : 'page',
  };
}

/** The status on the form now, saved or not; null when Zendesk says something unknown. */
export async function readStatus(zaf: Zaf): Promise<TicketStatus | null> {
  return normaliseStatus(await zaf.get('ticket.status'));
}

/** Sets the status on the unsaved form and reads it back. */
export async function setStatus(zaf: Zaf, status: Exclude<TicketStatus, 'closed'>): Promise<void> {
  await zaf.set('ticket.status', status);
  const now = await readStatus(zaf);
  if (now !== status) {
    throw new ZafError('refused', 'set ticket.status', `Zendesk left the status at ${now ?? 'something unknown'}`);
  }
}

/** Adds tags on the unsaved form; those already there stay. */
export async function addTags(zaf: Zaf, tags: readonly string[]): Promise<void> {
  await zaf.invoke('ticket.tags.add', tags);
}

function emailOf(identities: unknown): string | null {
  const email = listOf(identities)
    .map(fieldsOf)
    .find((identity) => identity?.['type'] === 'email');
  return wordsOf(email?.['value']);
}
