import type { approval as english } from '../en/approval.ts';
import type { Translation } from '../message.ts';

export const approval: Translation<typeof english> = {
  'approval.decides.lead': 'リーダーとして判断できます。',
  'approval.decides.peer': '依頼した本人以外のエージェントが判断できます。',
  'approval.comment': 'コメント（任意）',
  'approval.lead': 'リーダーが判断します',
  'approval.peer': 'ほかのエージェントが判断します',
  'approval.not_asked': 'まだ依頼していません',
  'approval.yours': 'あなたの判断待ち',
  'approval.asked': '{name} が依頼（{age}）',
  'approval.approved': '{name} が承認（{age}）',
  'approval.denied': '{name} が却下（{age}）',
  'approval.lapsed': '次の情報が変わったため失効しました：{facts}',
  'approval.snapshot': '依頼時の情報',
  'approval.earlier': '{subject} については、{name} が {time} に却下しました。',
  'approval.earlier.unnamed': '対象が決まる前に、{name} が {time} に却下しました。',
  'approval.ask': '承認を依頼',
  'approval.ask_again': 'もう一度依頼',
  'approval.approve': '承認',
  'approval.deny': '却下',
  'approval.own': 'あなたが依頼したため、ほかの人が判断する必要があります。',
};
