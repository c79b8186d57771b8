import { fieldsOf, idOf, wordsOf } from './shape.ts';
import type { Zaf } from './zaf.ts';
import { ZafError } from './zaf-error.ts';
import { escapeHtml } from './plain-text.ts';

/** The agent at this page, as the page says. Shown, never trusted. */
export interface CurrentUser {
  id: string;
  name: string | null;
  email: string | null;
  /** `agent`, `admin` or the name or id of a custom role. */
  role: string | null;
  locale: string | null;
  /** IANA name where Zendesk gives one. */
  timeZone: string | null;
}

export async function readCurrentUser(zaf: Zaf): Promise<CurrentUser> {
  const user = fieldsOf(await zaf.get('currentUser'));
  const id = idOf(user?.['id']);
  if (!user || id === null) throw new ZafError('unexpected_answer', 'get currentUser', 'no user came back');
  const zone = user['timeZone'];
  return {
    id,
    name: wordsOf(user['name']),
    email: wordsOf(user['email']),
    role: wordsOf(user['role']),
    locale: wordsOf(user['locale']),
    timeZone: wordsOf(fieldsOf(zone)?.['ianaName']) ?? wordsOf(zone),
  };
}

/** A short message in Zendesk's own corner. Zendesk shows it as HTML, so the text is escaped here. */
export async function notify(zaf: Zaf, text: string, kind: 'notice' | 'alert' | 'error' = 'notice'): Promise<void> {
  await zaf.invoke('notify', escapeHtml(text), kind);
}

/** Opens a ticket in the agent's workspace. */
export async function openTicketTab(zaf: Zaf, ticketId: number): Promise<void> {
  await zaf.invoke('routeTo', 'ticket', String(ticketId));
}
