import type { proposal as english } from '../en/proposal.ts';
import type { Translation } from '../message.ts';

export const proposal: Translation<typeof english> = {
  'proposal.ticket': 'El ticket dice: {value}',
  'proposal.gitlab': 'GitLab indica: {value}',
  'proposal.mailgun': 'Mailgun indica: {value}',
  'proposal.merged': 'Del ticket {id}: {value}',
  'proposal.zendesk': 'Zendesk indica: {value}',
  'proposal.otherwise': 'No coincide con la respuesta registrada.',
  'proposal.use': 'Usar este valor',
  'proposal.use.of': 'Usar {value} para: {question}',
  'proposal.look': 'Ver la fuente',
};
