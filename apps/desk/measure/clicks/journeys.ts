import type { Answers, Journey } from './journey.ts';

const typed = (type: string) => ({ type });

const verified: Answers = {
  'verification.result': 'Passed, by challenge questions',
};

const allowed = (from: string) => ({
  from,
  text: 'Yes, please do exactly that.',
  answers: { 'permission.answer': 'They allow it', 'permission.by': 'The requester' },
});

/** The tickets by which the first build was measured; an owner who may ask takes the place of ticket 112's. */
export const journeys: readonly Journey[] = [
  {
    workflow: 'email_release',
    ticket: 101,
    answers: {
      'other.found': "On an account other than the requester's",
      'other.username': typed('ana-initech'),
      'other.kind': 'primary',
      'requester.plan': 'paid',
      'other.activity': 'none',
      'other.signed_in': 'Never signed in, address not confirmed, no memberships, no data',
      'release.is_taken': 'No',
    },
    replies: {
      'ask-reply': {
        from: 'ana@initech.example',
        text: 'Yes, this address is mine. Please release it.',
        answers: { 'reply.from': typed('ana@initech.example') },
      },
    },
    limits: { firstReply: 3, solved: 9 },
  },
  {
    workflow: 'account_access',
    ticket: 109,
    answers: {
      'account.username': typed('inesd'),
      'recovery.exhausted': 'Yes',
      'account.confirmed': 'Yes',
      'request.kind': 'Another change to the account',
      'permission.action': typed('remove the two-factor authentication'),
      'permission.object': typed('account inesd'),
    },
    replies: {
      'send-challenges': {
        from: 'ines@duarte.example',
        text: 'Here are my answers to all questions.',
        answers: { ...verified, 'verification.row': 'Paid user, own account' },
      },
      'ask-permission': allowed('ines@duarte.example'),
    },
    limits: { firstReply: 4, solved: 13 },
  },
  {
    workflow: 'project_group_change',
    ticket: 107,
    answers: {
      'namespace.kind': 'project',
      'user.can_act': 'Yes, but every attempt failed and there is no other way',
      'requester.role': 'maintainer',
      'permission.action': typed('delete the project'),
      'permission.object': typed('acme/legacy-api'),
    },
    replies: { 'ask-permission': allowed('nora.kim@acme.example') },
    limits: { firstReply: 4, solved: 9 },
  },
  {
    workflow: 'troubleshooting_permission',
    ticket: 115,
    answers: {
      'requester.role': 'maintainer',
      'problem.needs_support': 'Looking and downloading data',
      'link.given': 'To the very pages',
      'namespace.kind': 'project',
      'permission.action': typed('clone the repository'),
      'permission.object': typed('initech/web'),
      'work.finding': typed('The runner has no disk space left.'),
    },
    replies: { 'ask-permission': allowed('ivo.maric@initech.example') },
    limits: { firstReply: 3, solved: 9 },
  },
  {
    workflow: 'portal_signin',
    ticket: 118,
    pages: {
      customersdot_customer: [
        'Id\tEmail\tFirst name\tLast name\tConfirmed at\tUid',
        '4711\tzoe.martin@umbrella.example\tZoe\tMartin\tMay 3, 2026 09:12\t-',
      ].join('\n'),
    },
    answers: {
      'portal.accounts': 'one',
      'portal.email': typed('zoe.martin@umbrella.example'),
      'portal.confirmed': 'Yes',
      'portal.linked': 'No',
      'portal.origin': 'By a purchase through Sales',
      'reset.tried': 'No',
    },
    replies: {
      'explain-sales-linking': {
        from: 'zoe.martin@umbrella.example',
        text: 'Linked, and it works now. Thank you!',
        answers: { 'signin.result': 'Yes' },
      },
    },
    limits: { firstReply: 4, solved: 8 },
  },
  {
    workflow: 'enterprise_email_owner',
    ticket: {
      subject: 'Update the email of our employee',
      text: 'As an owner of the group https://gitlab.com/acme I would like the address of our employee nils@acme.example changed to nils@private.example.',
      requester: { name: 'Kim Tran', email: 'kim.tran@acme.example' },
    },
    answers: {
      'requester.role': 'Direct owner of the top-level group',
      'user.is_enterprise': 'Yes',
      'domain.is_verified': 'No',
      'matrix.allows': 'Yes',
      'address.new': typed('nils@private.example'),
      'user.username': typed('nils'),
      'group.path': typed('acme'),
    },
    replies: {
      'send-challenges': {
        from: 'kim.tran@acme.example',
        text: 'Here are my answers to all questions.',
        answers: { ...verified, 'verification.row': 'Enterprise owner, for an enterprise user' },
      },
      'ask-confirmation': {
        from: 'kim.tran@acme.example',
        text: 'Yes, change exactly this address.',
        answers: { 'owner.answer': 'They confirm the change' },
      },
    },
    limits: { firstReply: 4, solved: 13 },
  },
  {
    workflow: 'enterprise_email_user',
    ticket: 113,
    answers: {
      'user.is_enterprise': 'Yes',
      'domain.is_verified': 'No',
      'address.new': typed('bo@private.example'),
      'user.username': typed('bo'),
      'group.path': typed('acme'),
      'owners.members': typed(
        [
          ['olga', '2026-05-20'],
          ['kim.tran', '2026-05-02'],
          ['hans', '2026-03-14'],
        ]
          .map(([name, active]) => `@${name} ${name}@acme.example Owner Direct member Last activity ${active}`)
          .join('\n'),
      ),
    },
    replies: {
      'send-initial': {
        from: 'bo@acme.example',
        text: 'I understand, please go on.',
        answers: { 'user.wishes': 'They wish to go on' },
      },
      'send-challenges': {
        from: 'bo@acme.example',
        text: 'Here are my answers to all questions.',
        answers: { ...verified, 'verification.row': 'Paid user, own account' },
      },
    },
    owner: { email: 'olga@acme.example', text: 'Yes, you may change it.' },
    limits: { firstReply: 3, solved: 22 },
  },
];
