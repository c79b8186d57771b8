import type { Organization } from '../model/organization.ts';

const none = {
  sub_dotcom_premium: false,
  sub_dotcom_ultimate: false,
  sub_sm_premium: false,
  sub_sm_ultimate: false,
  sub_gitlab_dedicated: false,
  sub_edu: false,
  sub_oss: false,
  expiration_date: null,
  support_hold: false,
  restricted_account: false,
};

/** Organizations of the people who write, by the domains of their addresses. */
const byDomain: readonly { organization: Organization; domains: string[] }[] = [
  {
    domains: ['novak.example'],
    organization: {
      id: 701,
      name: 'Novak Consulting',
      fields: { ...none, sub_sm_ultimate: true, expiration_date: '2035-03-01' },
    },
  },
  {
    domains: ['acme.example'],
    organization: {
      id: 702,
      name: 'Acme',
      fields: { ...none, sub_dotcom_premium: true, expiration_date: '2035-06-30' },
    },
  },
  {
    domains: ['school.example'],
    organization: { id: 703, name: 'Example School', fields: { ...none, sub_edu: true } },
  },
  {
    domains: ['umbrella.example'],
    organization: {
      id: 704,
      name: 'Umbrella',
      fields: { ...none, sub_dotcom_ultimate: true, expiration_date: '2035-01-31', support_hold: true },
    },
  },
  {
    domains: ['hooli.example'],
    organization: { id: 705, name: 'Hooli', fields: { support_level: 'priority', expiration_date: '2035-04-30' } },
  },
];

export const seedOrganizations: readonly Organization[] = byDomain.map(({ organization }) => organization);

/** Zendesk puts a new user into the organization of their domain. */
export function organizationOf(email: string): number | null {
  const domain = email.slice(email.indexOf('@') + 1).toLowerCase();
  return byDomain.find(({ domains }) => domains.includes(domain))?.organization.id ?? null;
}
