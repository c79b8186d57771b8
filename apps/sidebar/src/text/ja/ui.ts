import type { ui as english } from '../en/ui.ts';
import type { Translation } from '../message.ts';

export const ui: Translation<typeof english> = {
  retry: '再試行',
  'request.id': 'リクエスト {id}',
  cancel: 'キャンセル',
  'text.whole': '全文を表示',
  'text.less': '折りたたむ',
  copy: 'コピー',
  copied: 'コピーしました',
  'copy.no': 'コピーが許可されませんでした。テキストを選択してコピーしてください。',
  'copy.tick': 'コピーして完了にする',
};
