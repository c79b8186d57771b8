import type { Message } from '../message.ts';

export const proposal = {
  'proposal.ticket': 'The ticket says: {value}',
  'proposal.gitlab': 'GitLab says: {value}',
  'proposal.mailgun': 'Mailgun says: {value}',
  'proposal.merged': 'From ticket {id}: {value}',
  'proposal.zendesk': 'Zendesk says: {value}',
  'proposal.otherwise': 'This differs from the answer here.',
  'proposal.use': 'Use this',
  'proposal.use.of': 'Use {value} for: {question}',
  'proposal.look': 'See the source',
} as const satisfies Record<string, Message>;
