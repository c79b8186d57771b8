import { fieldsOf, idOf, listOf, textOf, textsOf, wordsOf, type Fields } from './shape.ts';
import { normaliseStatus, type TicketStatus } from './ticket-status.ts';
import type { Zaf } from './zaf.ts';
import { ZafError } from './zaf-error.ts';

export interface Macro {
  id: string;
  title: string;
  description: string | null;
}

/** What a macro would change on a ticket; null where it changes nothing. */
export interface MacroPreview {
  comment: { html: string | null; text: string; public: boolean } | null;
  status: TicketStatus | null;
  tags: string[] | null;
  subject: string | null;
  groupId: string | null;
  assigneeId: string | null;
  priority: string | null;
  type: string | null;
}

/** Active macros whose title holds these words. The agent sees only what their Zendesk role allows. */
export async function searchMacros(zaf: Zaf, words: string): Promise<Macro[]> {
  const path = `/api/v2/macros/search?query=${encodeURIComponent(words)}&active=true&only_viewable=true`;
  return listOf((await read(zaf, path))['macros']).flatMap(macroOf);
}

/** The active macro with exactly this title, or null; upper and lower case are one. */
export async function findMacro(zaf: Zaf, title: string): Promise<Macro | null> {
  const wanted = title.trim().toLowerCase();
  return (await searchMacros(zaf, title)).find((macro) => macro.title.trim().toLowerCase() === wanted) ?? null;
}

/** Previews a macro on a ticket, or on none, without changing anything. */
export async function previewMacro(zaf: Zaf, macroId: string, ticketId: number | null): Promise<MacroPreview> {
  const own = `/api/v2/macros/${macroId}/apply`;
  // On a ticket the whole ticket is answered, changed or not; only its text, with the placeholders filled, is of use.
  const [ticket, filled] = await Promise.all([
    previewedTicket(zaf, own),
    ticketId === null ? null : previewedTicket(zaf, `/api/v2/tickets/${ticketId}/macros/${macroId}/apply`),
  ]);
  const comment = commentOf(ticket['comment']);
  return {
    comment: (comment && commentOf(filled?.['comment'])) ?? comment,
    status: normaliseStatus(ticket['status']),
    tags: Array.isArray(ticket['tags']) ? textsOf(ticket['tags']) : null,
    subject: wordsOf(ticket['subject']),
    groupId: idOf(ticket['group_id']),
    assigneeId: idOf(ticket['assignee_id']),
    priority: wordsOf(ticket['priority']),
    type: wordsOf(ticket['type']),
  };
}

async function previewedTicket(zaf: Zaf, path: string): Promise<Fields> {
  return fieldsOf(fieldsOf((await read(zaf, path))['result'])?.['ticket']) ?? {};
}

function commentOf(value: unknown): MacroPreview['comment'] {
  const comment = fieldsOf(value);
  if (!comment) return null;
  const html = wordsOf(comment['html_body']) ?? wordsOf(listOf(comment['scoped_body']).map(listOf)[0]?.[1]);
  const text = textOf(comment['body']);
  if (html === null && text === null) return null;
  return { html, text: text ?? '', public: comment['public'] !== false };
}

function macroOf(value: unknown): Macro[] {
  const fields = fieldsOf(value);
  const id = idOf(fieldsOf(value)?.['id']);
  const title = wordsOf(fields?.['title']);
  return id !== null && title !== null ? [{ id, title, description: wordsOf(fields?.['description']) }] : [];
}

async function read(zaf: Zaf, path: string): Promise<Fields> {
  const { status, body } = await zaf.request({ method: 'GET', path });
  const fields = fieldsOf(body);
  if (status !== 200 || !fields) throw new ZafError('refused', `GET ${path}`, `Zendesk answered ${status}`);
  return fields;
}
