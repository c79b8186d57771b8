import { Refusal } from '../problem.ts';
import type { SourceBook } from '../sources/source-book.ts';

/** What is read of an agent, and of a ticket, counts so long. */
const life = 5 * 60_000;

/** Whose work a ticket is, as Zendesk says. */
export interface TicketPlace {
  groupId: number | null;
  organizationId: number | null;
  assigneeId: number | null;
}

export interface AgentAccess {
  /** Null sees every ticket. */
  restriction: string | null;
  organizationId: number | null;
  isAdmin: boolean;
}

/** What Zendesk says about an agent's rights, by the service's own client. Throws what its calls throw. */
export interface ZendeskAccess {
  groupsOf(user: string): Promise<number[]>;
  agent(user: string): Promise<AgentAccess | null>;
  ticket(id: number): Promise<TicketPlace | null>;
}

export function zendeskAccess(sources: SourceBook, account: string): ZendeskAccess {
  const zendesk = sources.of(account)?.forLookUp(life).zendesk;
  if (!zendesk) throw new Refusal('unavailable', 'Zendesk is not set up to be read for this account');
  const { client } = zendesk;
  return {
    async groupsOf(user) {
      const answer = await client.read('memberships', { params: { id: Number(user) } }, { life });
      return (answer?.group_memberships ?? []).map(({ group_id: id }) => id);
    },
    async agent(user) {
      const answer = await client.read('user', { params: { id: Number(user) } }, { life });
      if (!answer) return null;
      const { ticket_restriction: restriction, organization_id: organizationId, is_admin: isAdmin } = answer.user;
      return { restriction, organizationId, isAdmin };
    },
    async ticket(id) {
      const answer = await client.read('ticket', { params: { id } }, { life });
      if (!answer) return null;
      const { group_id: groupId, organization_id: organizationId, assignee_id: assigneeId } = answer.ticket;
      return { groupId, organizationId, assigneeId };
    },
  };
}
