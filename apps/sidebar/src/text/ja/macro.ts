import type { macro as english } from '../en/macro.ts';
import type { Translation } from '../message.ts';

export const macro: Translation<typeof english> = {
  'macro.apply': 'マクロを適用',
  'macro.applied': '開いているチケットに適用しました。チケットを送信するまで保存されません。',
  'macro.present': '入力欄にはすでにこのマクロの文面があります。',
  'macro.copied': 'ここでは Zendesk がマクロを適用できなかったため、文面とタグを開いているチケットに入れました。',
  'macro.preview': '変更内容：{changes}',
  'macro.nothing': '文面のみ',
  'macro.comment': '文面',
  'macro.status': 'ステータス「{status}」',
  'macro.tags': 'タグ {tags}',
  'macro.named': 'マクロ「{title}」',
  'macro.left': 'マクロが設定する次の項目は手で設定してください: {fields}',
  'macro.looking': 'マクロを探しています…',
};
