import type { Accounts } from '../accounts.ts';
import { Refusal } from '../problem.ts';
import type { SourceBook } from '../sources/source-book.ts';
import { Unreadable } from '../sources/unreadable.ts';
import type { SignedIn } from './session-tokens.ts';
import { type AgentAccess, type TicketPlace, zendeskAccess, type ZendeskAccess } from './zendesk-access.ts';

/** Which tickets an agent sees in Zendesk, for accounts that want the same of their runs. */
export interface Sight {
  /** Throws a `Refusal` unless this person sees the ticket. */
  require(who: SignedIn, ticketId: number): Promise<void>;
  /** Those of the tickets that this person sees. */
  seen(who: SignedIn, ticketIds: readonly number[]): Promise<ReadonlySet<number>>;
  /** False where the account does not ask for it, or this person sees everything here. */
  isLimited(who: SignedIn): boolean;
}

async function isInside(
  zendesk: ZendeskAccess,
  user: string,
  agent: AgentAccess,
  ticket: TicketPlace,
): Promise<boolean> {
  switch (agent.restriction) {
    case null:
      return true;
    case 'groups':
      return ticket.groupId !== null && (await zendesk.groupsOf(user)).includes(ticket.groupId);
    case 'organization':
      return ticket.organizationId !== null && ticket.organizationId === agent.organizationId;
    case 'assigned':
      return ticket.assigneeId === Number(user);
    default:
      // `requested`, and whatever Zendesk may think of next.
      return false;
  }
}

export function openSight(accounts: Accounts, sources: SourceBook): Sight {
  const isLimited = ({ account, role }: SignedIn) =>
    role === 'agent' && accounts.byId(account)?.access?.restrictTickets === true;

  async function sees({ account, user }: SignedIn, ticketId: number): Promise<boolean> {
    const zendesk = zendeskAccess(sources, account);
    const agent = await zendesk.agent(user);
    if (!agent) return false;
    if (agent.restriction === null) return true;
    const ticket = await zendesk.ticket(ticketId);
    return ticket !== null && isInside(zendesk, user, agent, ticket);
  }

  return {
    isLimited,
    async require(who, ticketId) {
      if (!isLimited(who)) return;
      const isSeen = await sees(who, ticketId).catch((error: unknown) => {
        if (!(error instanceof Unreadable)) throw error;
        const detail = 'Zendesk could not say whether you see this ticket; nothing was changed. Try again.';
        throw new Refusal('unavailable', detail, { cause: error });
      });
      if (!isSeen) throw new Refusal('forbidden', 'You do not see this ticket in Zendesk', { told: 'not_seen' });
    },
    async seen(who, ticketIds) {
      const different = [...new Set(ticketIds)];
      if (!isLimited(who)) return new Set(different);
      const found = await Promise.all(
        different.map(async (id) => [id, await sees(who, id).catch(() => false)] as const),
      );
      return new Set(found.flatMap(([id, isSeen]) => (isSeen ? [id] : [])));
    },
  };
}
