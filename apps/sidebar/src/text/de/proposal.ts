import type { proposal as english } from '../en/proposal.ts';
import type { Translation } from '../message.ts';

export const proposal: Translation<typeof english> = {
  'proposal.ticket': 'Im Ticket steht: {value}',
  'proposal.gitlab': 'GitLab meldet: {value}',
  'proposal.mailgun': 'Mailgun meldet: {value}',
  'proposal.merged': 'Aus Ticket {id}: {value}',
  'proposal.zendesk': 'Zendesk meldet: {value}',
  'proposal.otherwise': 'Das weicht von der Antwort hier ab.',
  'proposal.use': 'Übernehmen',
  'proposal.use.of': '{value} übernehmen für: {question}',
  'proposal.look': 'Quelle ansehen',
};
