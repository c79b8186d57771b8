import type { fromLead as english } from '../en/from-lead.ts';
import type { Translation } from '../message.ts';

export const fromLead: Translation<typeof english> = {
  'from_lead.nudge': '{name} から確認を依頼されています',
  'from_lead.review': '{name} がこのチェックリストをレビューしました',
  'from_lead.right': 'すべて適切でした',
  'finding.wrong_decision': '判断が誤っていた',
  'finding.thin_evidence': '根拠が不十分だった',
  'finding.unfit_text': '文面が合っていなかった',
  'finding.missed_step': '抜けたステップがあった',
  'finding.needless_step': '不要なステップがあった',
  'finding.too_slow': '時間がかかりすぎた',
};
