import type { record as english } from '../en/record.ts';
import type { Translation } from '../message.ts';

export const record: Translation<typeof english> = {
  'handover.heading': '引き継ぎ',
  'handover.done': '完了',
  'handover.why': '理由',
  'handover.reasons': { other: 'ほか {count} 件の理由' },
  'handover.next': '次に行うこと',
  'handover.waiting': '待っている相手',
  'handover.nothing': 'なし',
  'history.heading': '履歴',
  'record.heading': '社内メモに記録',
  'record.only': '記録だけが残っています',
  'record.only.why':
    'このチェックリストは、現在のHandrailでは読み取れないバージョンで書かれています。記録された内容は下にあります。チケットは手作業で進め、管理者に知らせてください。',
  'record.only.move':
    'このチェックリストは、現在のHandrailでは読み取れないバージョンで書かれています。記録された内容は下にあります。新しいバージョンの手順で続けられます。',
  'undo.recorded': '記録しました: {what}',
  'undo.answers': { other: '{count} 件の回答' },
  undo: '元に戻す',
  'undo.of': '元に戻す: {what}',
  'undo.reason': 'すぐに元に戻しました',
};
