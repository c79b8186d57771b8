import { asZafError, type Zendesk } from '../../zendesk/zendesk.ts';
import { fieldsOf } from '../answer-fields.ts';

/**
 * One private comment as the signed-in lead, never on a ticket that is solved or closed: it would open it again. Zendesk
 * refuses it if the ticket changed since it was read, which may have been to solved.
 */
export async function addPrivateComment(
  zendesk: Zendesk,
  ticketId: number,
  text: string,
): Promise<'added' | 'solved' | { why: string }> {
  const path = `/api/v2/tickets/${ticketId}`;
  try {
    const read = await zendesk.request({ method: 'GET', path });
    const { status, updated_at } = fieldsOf(fieldsOf(read.body)['ticket']);
    if (status === 'solved' || status === 'closed') return 'solved';
    if (read.status >= 400 || typeof status !== 'string') return { why: `Zendesk ${read.status}` };
    const ticket = { comment: { body: text, public: false }, safe_update: true, updated_stamp: updated_at };
    const { status: answered } = await zendesk.request({ method: 'PUT', path, body: { ticket } });
    return answered < 400 ? 'added' : { why: `Zendesk ${answered}` };
  } catch (reason) {
    return { why: asZafError(reason, `PUT ${path}`).message };
  }
}
