import type { CustomStatus, Macro } from '../model/macro.ts';
import { agents } from './people.ts';

/** An account with custom statuses: two more beside the default of each category. */
export const customStatuses: readonly CustomStatus[] = [
  { id: 201, category: 'new', label: 'New', isDefault: true },
  { id: 202, category: 'open', label: 'Open', isDefault: true },
  { id: 203, category: 'pending', label: 'Pending', isDefault: true },
  { id: 204, category: 'hold', label: 'On-hold', isDefault: true },
  { id: 205, category: 'solved', label: 'Solved', isDefault: true },
  { id: 206, category: 'pending', label: 'Awaiting confirmation', isDefault: false },
  { id: 207, category: 'hold', label: 'Waiting for owner', isDefault: false },
];

export const groups = [
  { id: 301, name: 'Support', members: agents.map(({ id }) => id) },
  // Not Ana's group: Zendesk refuses a ticket there with her as assignee.
  { id: 302, name: 'Outbound', members: [9002, 9003, 9004, 9005, 9006, 9007] },
];

export const forms = [
  { id: 401, name: 'Support for GitLab.com' },
  { id: 402, name: 'Subscription, License or Customers Portal Problems' },
  { id: 403, name: 'GitLab.com user accounts and login issues' },
];

export const seedMacros: readonly Macro[] = [
  {
    id: 501,
    title: 'General::Outbound Contact Request',
    description: 'Routes a ticket that Support opens itself and picks the right notification',
    active: true,
    changes: { status: 'pending', addTags: ['outbound_contact'], groupId: 302, type: 'task' },
  },
  {
    id: 502,
    title: 'General::Forward to Billing',
    description: 'Hands the ticket to the billing team',
    active: true,
    changes: {
      status: 'open',
      addTags: ['billing'],
      comment: { html: '<p>Handing over to billing.</p>', public: false },
    },
  },
  {
    id: 503,
    title: 'General::Thank you',
    description: null,
    active: true,
    changes: { comment: { html: '<p>Thank you for writing back.</p>', public: true } },
  },
  {
    id: 504,
    title: '2FA::2FA Challenges',
    description: 'No longer in use',
    active: false,
    changes: { comment: { html: '<p>Please answer these questions.</p>', public: true } },
  },
];
