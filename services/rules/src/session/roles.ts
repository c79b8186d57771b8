import type { Role } from '@handrail/contract';
import type { Account } from '../accounts.ts';
import type { SourceBook } from '../sources/source-book.ts';
import { zendeskAccess } from './zendesk-access.ts';

/** Who may do what. Never asked of a page. */
export interface Roles {
  of(account: Account, user: string): Promise<Role>;
}

/** The accounts file decides for whom it names; for all others Zendesk does, as far as the account asks it. */
export function openRoles(sources: SourceBook): Roles {
  async function byZendesk({ id, access }: Account, user: string): Promise<Role> {
    const { leadGroups = [], zendeskAdmins = false } = access ?? {};
    // Who cannot be told to have a right has none.
    if (zendeskAdmins) {
      const agent = await zendeskAccess(sources, id)
        .agent(user)
        .catch(() => null);
      if (agent?.isAdmin === true) return 'admin';
    }
    if (leadGroups.length === 0) return 'agent';
    const memberships = await zendeskAccess(sources, id)
      .groupsOf(user)
      .catch((): number[] => []);
    return leadGroups.some((group) => memberships.includes(group)) ? 'lead' : 'agent';
  }

  return {
    async of(account, user) {
      if (account.admins.includes(user)) return 'admin';
      return account.leads.includes(user) ? 'lead' : byZendesk(account, user);
    },
  };
}
