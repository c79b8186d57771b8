import type { proposal as english } from '../en/proposal.ts';
import type { Translation } from '../message.ts';

export const proposal: Translation<typeof english> = {
  'proposal.ticket': 'チケットの記載: {value}',
  'proposal.gitlab': 'GitLab の情報: {value}',
  'proposal.mailgun': 'Mailgun の情報: {value}',
  'proposal.merged': 'チケット {id} より: {value}',
  'proposal.zendesk': 'Zendesk の情報: {value}',
  'proposal.otherwise': '登録済みの回答と異なります。',
  'proposal.use': 'この値を使う',
  'proposal.use.of': '{value} を使う: {question}',
  'proposal.look': '情報元を見る',
};
