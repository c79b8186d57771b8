import type { FactType } from './fact.ts';
import type { LookedUpSource } from './look-up.ts';

/** What a `read:` key gives: checked against the fact that names it, so that a workflow cannot ask for what never comes. */
export interface ReadKeyRow {
  source: 'ticket' | LookedUpSource;
  type: FactType;
  /** Of a choice: every value the source can give. The fact must offer them all. */
  options?: readonly string[];
  /** Facts of the same workflow that the call starts from. */
  from: readonly string[];
  /** What is read, for `docs/fact-sources.md`. */
  reads: string;
  /** Never certain enough to be recorded: one click of a person makes it the answer. */
  isProposed?: true;
  /** A new comment on the ticket can change it, so it is read again when one came in. */
  isHeard?: true;
}

const ticket = (type: FactType, reads: string) => ({ source: 'ticket', type, from: [], reads }) as const;
const ticketChoice = <const O extends readonly string[]>(options: O, reads: string) =>
  ({ source: 'ticket', type: 'choice', options, from: [], reads }) as const;
const proposed = <const R extends Omit<ReadKeyRow, 'isProposed'>>(row: R) => ({ ...row, isProposed: true as const });
const gitlab = <const R extends Omit<ReadKeyRow, 'source'>>(row: R) => ({ source: 'gitlab' as const, ...row });
const zendesk = <const R extends Omit<ReadKeyRow, 'source'>>(row: R) => ({ source: 'zendesk' as const, ...row });

const roles = ['owner', 'maintainer', 'lower', 'none'] as const;
const plan = ['paid', 'free'] as const;

/** Every key a workflow may name. The service has one reader a key; a test holds the two lists together. */
export const readKeys = {
  'ticket.requester.email': ticket('email', 'the requester’s address'),
  'ticket.requester.name': ticket('text', 'the requester’s name'),
  'ticket.address': ticket('email', 'the only other address in the requester’s own words'),
  'ticket.address.account': ticket(
    'email',
    'the address of the requester’s account: the old one of a pair; theirs where they name no other',
  ),
  'ticket.address.held': ticket(
    'email',
    'the address the requester’s account has now: the old one of a pair; theirs where they name only a new one',
  ),
  'ticket.address.wanted': ticket('email', 'the address they want to have; their own where they name no other'),
  'ticket.address.new': proposed(ticket('email', 'the new address beside the old one, by the words between them')),
  'ticket.namespace': ticket('text', 'the only group or project in the requester’s own words'),
  'ticket.namespace.top': ticket('text', 'the top-level group of all links in the requester’s own words'),
  'ticket.username': proposed(ticket('text', 'a username they write as `@name` or after such a word')),
  'ticket.link': ticketChoice(['none', 'general', 'specific'], 'how close their links lead to the fault'),
  'ticket.plan': proposed(ticketChoice(plan, 'the plan they name')),

  'gitlab.other.found': gitlab({
    type: 'choice',
    options: ['elsewhere', 'own_account', 'not_found'],
    from: ['address.wanted'],
    reads: 'the account that holds the address, compared with the requester’s',
  }),
  'gitlab.other.username': gitlab({ type: 'text', from: ['address.wanted'], reads: 'username of that account' }),
  'gitlab.other.kind': gitlab({
    type: 'choice',
    options: ['primary', 'secondary'],
    from: ['address.wanted'],
    reads: 'whether it is the primary address there or a row of the others',
  }),
  'gitlab.other.confirmed': gitlab({
    type: 'boolean',
    from: ['address.wanted'],
    reads: '`confirmed_at` of the account, or of the row of a secondary address',
  }),
  'gitlab.other.signed_in': gitlab({
    type: 'choice',
    options: ['never', 'by_user', 'only_support'],
    from: ['address.wanted'],
    reads: 'number and times of sign-ins, held against logged impersonations',
  }),
  'gitlab.other.memberships': gitlab({
    type: 'boolean',
    from: ['address.wanted'],
    reads: 'memberships in groups and projects',
  }),
  'gitlab.other.has_data': gitlab({
    type: 'boolean',
    from: ['address.wanted'],
    reads: 'own projects, counts of groups, projects, issues and merge requests, snippets',
  }),
  'gitlab.other.activity': gitlab({
    type: 'choice',
    options: ['none', 'some'],
    from: ['address.wanted'],
    reads: 'events, contributed projects, counts, snippets and the age of the account',
  }),
  'gitlab.release.is_taken': gitlab({
    type: 'boolean',
    from: ['address.wanted'],
    reads: 'an account with `+release` put into the address',
  }),
  'gitlab.requester.plan': gitlab({
    type: 'choice',
    options: plan,
    from: [],
    reads: 'the requester’s organization in Zendesk, else plans of the top-level groups they are in',
  }),

  'gitlab.account.username': proposed(
    gitlab({ type: 'text', from: [], reads: 'the account with the requester’s address' }),
  ),
  'gitlab.account.confirmed': gitlab({
    type: 'boolean',
    from: ['account.username'],
    reads: 'whether any address of the account is confirmed',
  }),
  'gitlab.account.primary': gitlab({ type: 'email', from: ['account.username'], reads: 'the primary address' }),
  'gitlab.account.primary_state': gitlab({
    type: 'choice',
    options: ['confirmed', 'unconfirmed'],
    from: ['account.username'],
    reads: '`confirmed_at` of the account',
  }),
  'gitlab.account.has_confirmed_secondary': gitlab({
    type: 'boolean',
    from: ['account.username'],
    reads: 'confirmed rows besides the primary address',
  }),
  'gitlab.account.secondary': gitlab({
    type: 'email',
    from: ['account.username'],
    reads: 'the confirmed secondary address',
  }),
  'gitlab.account.identity': proposed(
    gitlab({
      type: 'text',
      from: ['account.username'],
      reads: 'providers of the linked identities',
    }),
  ),

  'gitlab.user.username': gitlab({ type: 'text', from: ['address.current'], reads: 'the account with that address' }),
  'gitlab.user.is_enterprise': gitlab({
    type: 'boolean',
    from: ['address.current'],
    reads: '`enterprise_group_id` of the account',
  }),
  'gitlab.user.is_enterprise_of_group': gitlab({
    type: 'boolean',
    from: ['address.current', 'group.path'],
    reads: '`enterprise_group_id` of the account, compared with the group',
  }),
  'gitlab.group.path': gitlab({ type: 'text', from: ['address.current'], reads: 'path of the enterprise group' }),
  'gitlab.group.role': gitlab({
    type: 'choice',
    options: ['top_owner', 'subgroup_owner', 'other'],
    from: ['group.path'],
    reads: 'the requester’s direct membership in the top-level group and below it',
  }),
  'gitlab.group.owners': gitlab({ type: 'members', from: [], reads: 'direct owners of the top-level group' }),
  'gitlab.domain.is_verified': gitlab({
    type: 'boolean',
    from: ['address.new'],
    reads: 'verified domains of the instance and the groups of their projects',
  }),
  'gitlab.domain.of_other': gitlab({
    type: 'boolean',
    from: ['address.new'],
    reads: 'verified domains of the instance and the groups of their projects',
  }),

  'gitlab.namespace.kind': gitlab({
    type: 'choice',
    options: ['group', 'project'],
    from: ['namespace.path'],
    reads: 'what answers under that path',
  }),
  'gitlab.namespace.role': gitlab({
    type: 'choice',
    options: roles,
    from: ['namespace.path'],
    reads: 'the requester’s highest role there',
  }),

  'mailgun.reset': {
    source: 'mailgun',
    type: 'choice',
    options: ['gitlab', 'portal', 'both', 'nothing_found'],
    from: ['customer.email'],
    reads: 'delivered reset mails of both domains',
  },

  'zendesk.reply.from': zendesk({
    type: 'email',
    isHeard: true,
    from: ['address.wanted', 'reply.asked'],
    reads: 'author and channel of replies since the address was asked for one',
  }),
  'zendesk.owner.joined': proposed(
    zendesk({
      type: 'boolean',
      isHeard: true,
      from: ['namespace.path'],
      reads: 'people who wrote on the ticket and their roles at GitLab',
    }),
  ),
  'zendesk.permission.by': proposed(
    zendesk({
      type: 'choice',
      isHeard: true,
      options: ['entitled'],
      from: ['namespace.path'],
      reads: 'people who wrote on the ticket and their roles at GitLab',
    }),
  ),
  'zendesk.organization.in_doubt': proposed(
    zendesk({
      type: 'boolean',
      from: [],
      reads: 'support hold or restriction of the requester’s organization',
    }),
  ),
} as const satisfies Record<string, ReadKeyRow>;

export type ReadKey = keyof typeof readKeys;
/** Keys that the service reads from a system rather than from the ticket the sidebar sent. */
export type SourceKey = { [K in ReadKey]: (typeof readKeys)[K]['source'] extends 'ticket' ? never : K }[ReadKey];

export function isReadKey(key: string): key is ReadKey {
  return Object.hasOwn(readKeys, key);
}
