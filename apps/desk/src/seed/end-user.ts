import type { User } from '../model/user.ts';
import { organizationOf } from './organizations.ts';

/** A customer as Zendesk makes one of a first mail. */
export function endUser(id: number, { name, email }: { name: string; email: string }): User {
  return {
    id,
    name,
    email,
    role: 'end-user',
    locale: 'en-GB',
    timeZone: 'UTC',
    organizationId: organizationOf(email),
    verification: 'none',
  };
}
