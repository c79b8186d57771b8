import { fieldsOf, idOf, listOf, textOf, textsOf, wordsOf } from './shape.ts';
import { plainTextOf } from './plain-text.ts';
import { commentsOfConversation, readComments, type TicketComment } from './ticket-conversation.ts';
import { noDetails, readDetails, readFormName, type TicketDetails } from './ticket-details.ts';
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
  /** Its name; null where Zendesk does not tell it to this agent. */
  form: string | null;
  formId: string | null;
  brand: string | null;
  groupId: string | null;
  /** Custom fields by id, and fields of the requester's organization by key. */
  fields: Record<string, string>;
  organization: Record<string, string>;
  externalId: string | null;
  channel: string | null;
  cameFrom: TicketDetails['cameFrom'];
  comments: TicketComment[];
  /** `page` when REST refused the conversation: then no message carries an address. */
  commentsFrom: 'rest' | 'page';
  /** How many messages are older than the first of them. */
  olderComments: number;
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
  'ticket.brand',
  'ticket.assignee',
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
  const ahead = named === null ? null : readByRest(zaf, named);
  const { values, errors } = await zaf.getMany(paths);
  const status = normaliseStatus(values['ticket.status']) ?? normaliseStatus(values['ticket.customStatus']);
  if (!status) {
    throw new ZafError('unexpected_answer', 'get ticket.status', errors['ticket.status'] ?? 'no known status');
  }
  const id = Number(idOf(values['ticket.id'])) || null;
  const requester = fieldsOf(values['ticket.requester']);
  const fromPage = commentsOfConversation(values['ticket.conversation']);
  const byRest = id === null ? null : id === named ? ahead : readByRest(zaf, id);
  const shownForm = fieldsOf(values['ticket.form']);
  const [fromRest, { fields, organization, forms, formId: savedForm, groupId, cameFrom }] = (await byRest) ?? [
    null,
    noDetails,
  ];
  // The page has what the agent chose and has not saved yet.
  const formId = idOf(shownForm?.['id']) ?? savedForm;
  const comments = fromRest?.comments ?? fromPage;
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
    form:
      wordsOf(shownForm?.['name']) ??
      (formId === null ? null : (forms.get(formId) ?? (await readFormName(zaf, formId)))),
    formId,
    brand: wordsOf(fieldsOf(values['ticket.brand'])?.['name']),
    groupId: groupId ?? idOf(fieldsOf(fieldsOf(values['ticket.assignee'])?.['group'])?.['id']),
    fields,
    organization,
    externalId: wordsOf(values['ticket.externalId']),
    channel: wordsOf(fieldsOf(values['ticket.via'])?.['channel']),
    cameFrom,
    comments,
    commentsFrom: fromRest ? 'rest' : 'page',
    olderComments: fromRest?.older ?? 0,
  };
}

/** Two calls at once; what is refused is null or empty. */
const readByRest = (zaf: Zaf, id: number) =>
  Promise.all([readComments(zaf, id).catch(() => null), readDetails(zaf, id)]);

function emailOf(identities: unknown): string | null {
  const email = listOf(identities)
    .map(fieldsOf)
    .find((identity) => identity?.['type'] === 'email');
  return wordsOf(email?.['value']);
}
