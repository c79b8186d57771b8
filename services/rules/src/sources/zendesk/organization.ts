import { type Finding, propose, unknown } from '../finding.ts';
import type { Reading } from '../reading.ts';
import { Unreadable } from '../unreadable.ts';
import type { OrganizationFields } from './zendesk.ts';

/** Fields of the requester's organization; null when the ticket has none. */
async function organizationFields({ zendesk, ticketId }: Reading): Promise<OrganizationFields | null> {
  if (!zendesk) throw new Unreadable('source_off');
  const ticket = await zendesk.client.read('ticket', { params: { id: ticketId } });
  if (!ticket) throw new Unreadable('organization_unread');
  const id = ticket.ticket.organization_id;
  if (id === null) return null;
  const organization = await zendesk.client.read('organization', { params: { id } }, { life: 10 * 60_000 });
  if (!organization) throw new Unreadable('organization_unread');
  const { organization_fields: fields } = organization.organization;
  // Left out is not empty: nobody could see what the organization has.
  if (fields === undefined) throw new Unreadable('organization_unread');
  return fields ?? {};
}

const isSet = (fields: OrganizationFields, names: readonly string[]) =>
  names.some((name) => fields[name] === true || fields[name] === 'true');

/** What the organization says about the plan; `unread` when it says nothing because nobody could look. */
export async function organizationPlan(reading: Reading): Promise<'paid' | 'education' | 'none' | 'unread'> {
  const mapping = reading.zendesk?.organization;
  if (!mapping) return 'unread';
  try {
    const fields = await organizationFields(reading);
    if (!fields) return 'none';
    const expires = fields[mapping.expires];
    const hasEnded = typeof expires === 'string' && expires.slice(0, 10) < reading.now.toISOString().slice(0, 10);
    if (isSet(fields, mapping.paid) && !hasEnded) return 'paid';
    return isSet(fields, mapping.education) ? 'education' : 'none';
  } catch (error) {
    if (error instanceof Unreadable) return 'unread';
    throw error;
  }
}

/** A hold or a restriction is a reason to ask a manager; that is for a person to say. */
export async function readInDoubt(reading: Reading): Promise<Finding> {
  const fields = await organizationFields(reading);
  const name = (reading.zendesk?.organization.hold ?? []).find((field) => fields && isSet(fields, [field]));
  return name === undefined ? unknown('no_such_value') : propose(true, 'hold_or_restricted', name);
}
