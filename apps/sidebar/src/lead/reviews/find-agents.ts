import { asZafError, type Zendesk } from '../../zendesk/zendesk.ts';
import { namedEntries } from '../answer-fields.ts';

export interface FoundAgent {
  id: string;
  name: string;
}

const most = 5;
const worksHere = new Set<unknown>(['agent', 'admin']);

/** Agents whose name or address says this; none while Zendesk cannot be asked. */
export async function findAgents(zendesk: Zendesk, words: string): Promise<FoundAgent[]> {
  const path = `/api/v2/users/search?query=${encodeURIComponent(words)}`;
  const answer = await zendesk.request({ method: 'GET', path }).catch(() => null);
  return namedEntries(answer?.body, 'users')
    .filter(({ fields }) => worksHere.has(fields['role']))
    .map(({ id, name }) => ({ id, name }))
    .slice(0, most);
}

/** @returns why Zendesk did not take it, or null */
export async function assignTicket(zendesk: Zendesk, ticketId: number, agent: string): Promise<string | null> {
  const path = `/api/v2/tickets/${ticketId}`;
  try {
    const body = { ticket: { assignee_id: Number(agent) } };
    const { status } = await zendesk.request({ method: 'PUT', path, body });
    return status < 400 ? null : `Zendesk ${status}`;
  } catch (reason) {
    return asZafError(reason, `PUT ${path}`).message;
  }
}
