import { type Fields, fieldsOf, idOf, listOf, wordsOf } from './shape.ts';
import type { Zaf } from './zaf.ts';

/** What only REST tells of a ticket and workflows match on. */
export interface TicketDetails {
  formId: string | null;
  /** As it was last saved. */
  groupId: string | null;
  /** The ticket that this one follows up, or was split off from. */
  cameFrom: { ticketId: number; how: 'follow_up' | 'split' } | null;
  /** Names of forms by id, as far as they came along. */
  forms: ReadonlyMap<string, string>;
  /** Custom fields by id, as far as they hold a word. */
  fields: Record<string, string>;
  /** Fields of the requester's organization by key, as far as they hold a word. */
  organization: Record<string, string>;
}

export const noDetails: TicketDetails = {
  formId: null,
  groupId: null,
  cameFrom: null,
  forms: new Map(),
  fields: {},
  organization: {},
};

/** One call as the signed-in agent. What Zendesk does not tell stays empty; the ticket can be worked on without. */
export async function readDetails(zaf: Zaf, ticketId: number): Promise<TicketDetails> {
  const path = `/api/v2/tickets/${ticketId}?include=organizations,ticket_forms`;
  const answer = await zaf.request({ method: 'GET', path }).catch(() => null);
  const body = answer?.status === 200 ? fieldsOf(answer.body) : null;
  const ticket = fieldsOf(body?.['ticket']);
  if (!ticket) return noDetails;
  const organizationId = idOf(ticket['organization_id']);
  const organization = listOf(body?.['organizations'])
    .map(fieldsOf)
    .find((entry) => organizationId !== null && idOf(entry?.['id']) === organizationId);
  return {
    formId: idOf(ticket['ticket_form_id']),
    groupId: idOf(ticket['group_id']),
    cameFrom: cameFromOf(fieldsOf(fieldsOf(ticket['via'])?.['source'])),
    forms: namesOf(listOf(body?.['ticket_forms'])),
    fields: wordsByKey(
      listOf(ticket['custom_fields']).map((entry) => [idOf(fieldsOf(entry)?.['id']), fieldsOf(entry)?.['value']]),
    ),
    organization: wordsByKey(Object.entries(fieldsOf(organization?.['organization_fields']) ?? {})),
  };
}

/** Zendesk names the closed ticket of a follow-up; whatever else names another ticket made this one out of it. */
function cameFromOf(source: Fields | null): TicketDetails['cameFrom'] {
  const ticketId = Number(idOf(fieldsOf(source?.['from'])?.['ticket_id'])) || null;
  const rel = wordsOf(source?.['rel']);
  if (ticketId === null || rel === null) return null;
  if (rel === 'follow_up') return { ticketId, how: 'follow_up' };
  return rel.startsWith('split') ? { ticketId, how: 'split' } : null;
}

/** The name of a form, which Zendesk's page gives by id only. Null where the agent may not read forms. */
export async function readFormName(zaf: Zaf, formId: string): Promise<string | null> {
  const answer = await zaf.request({ method: 'GET', path: `/api/v2/ticket_forms/${formId}` }).catch(() => null);
  const form = answer?.status === 200 ? fieldsOf(fieldsOf(answer.body)?.['ticket_form']) : null;
  return form && nameOf(form);
}

const nameOf = (form: Fields) => wordsOf(form['name']) ?? wordsOf(form['raw_name']);

function namesOf(forms: readonly unknown[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const form of forms.map(fieldsOf)) {
    const id = idOf(form?.['id']);
    const name = form && nameOf(form);
    if (id !== null && name !== null) names.set(id, name);
  }
  return names;
}

/** Texts, numbers and check boxes; a list counts where it has one entry. */
function wordsByKey(entries: readonly (readonly [string | null, unknown])[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [key, value] of entries) {
    const [one, ...more] = Array.isArray(value) ? listOf(value) : [value];
    const isPlain = typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean';
    const words = isPlain && more.length === 0 ? wordsOf(String(one)) : null;
    if (key !== null && words !== null) found[key] = words;
  }
  return found;
}
