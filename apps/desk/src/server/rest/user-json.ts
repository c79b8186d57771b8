import type { User } from '../../model/user.ts';

/** A user as the REST interface gives one. */
export function userJson(user: User, origin: string) {
  return {
    id: user.id,
    url: `${origin}/api/v2/users/${user.id}.json`,
    name: user.name,
    email: user.email,
    role: user.role,
    active: true,
    verified: user.role !== 'end-user' || user.verification !== 'none',
    organization_id: user.organizationId,
    locale: user.locale,
    time_zone: user.timeZone,
    iana_time_zone: user.timeZone,
    tags: [],
    suspended: false,
  };
}
