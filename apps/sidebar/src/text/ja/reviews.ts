import type { reviews as english } from '../en/reviews.ts';
import type { Translation } from '../message.ts';

export const reviews: Translation<typeof english> = {
  'review.loading': 'サンプルを選んでいます …',
  'review.sample': '次の記録を確認してください',
  'review.sample.how': '過去 7 日間に完了し、まだレビューされていないものを、ワークフローごとに 1 件示します。',
  'review.sample.none': '過去 7 日間に完了したもので、レビューが必要なものはありません。',
  'review.again': '別のサンプルを選ぶ',
  'review.coverage': 'レビューの割合',
  'review.coverage.how': '完了した月ごとのチェックリスト数と、リーダーがレビューした数です。',
  'review.of': '{finished} 件中 {reviewed} 件',
  'review.form': 'レビューを記入',
  'review.findings': '気づいた点を選んでください。選ばなければ、すべて適切という意味です。',
  'review.note': '担当者へのメモ（任意）',
  'review.done': 'レビューを保存',
  'nudge.note': '担当者へのひとこと（任意）',
  'nudge.comment': 'チケットに社内コメントも追加する',
  'nudge.send': '依頼する',
  'nudge.text': 'このチケットの Handrail チェックリストを確認してください。',
  'nudge.solved': 'チケットは解決済みかクローズ済みのため、コメントは追加されませんでした。',
  'nudge.failed': '依頼は届きましたが、コメントは追加されませんでした：{why}',
  'give.who': '誰が引き継ぎますか？',
  'give.search': '担当者を探す',
  'give.none': '該当する担当者がいません。',
  'give.to': '{name} に渡す',
  'give.failed': 'Zendesk の担当者を変更できませんでした：{why}。何も変更されていません。',
};
