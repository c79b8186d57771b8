import type { flip as english } from '../en/flip.ts';
import type { Translation } from '../message.ts';

export const flip: Translation<typeof english> = {
  'flip.nothing': '回答なし',
  'flip.any': '任意の値',
  'flip.any_other': 'それ以外の値',
  'flip.anything_else': 'それ以外',
  'flip.other_in_domain': '{domain} の別のアドレス',
  'flip.number.at_least': '{value} 以上',
  'flip.number.at_most': '{value} 以下',
  'flip.day.at_least': '{value} 以降',
  'flip.day.at_most': '{value} 以前',
  'flip.days_ago': { other: '{count} 日前' },
  'flip.days_ago.at_least': { other: '{count} 日以上前' },
  'flip.days_ago.at_most': { other: '{count} 日以内' },
  'flip.between': '{from} ～ {to}',
  'flip.except': '{span}（{except} を除く）',
  'flip.entries': { other: '{count} 件' },
  'flip.entries.more': { other: '{count} 件以上' },
  'flip.entries.none': '{entries}（条件に挙がっているものなし）',
  'flip.entries.with': '{entries}（{named} を含む）',
  'flip.same': '「{fact}」の回答と同じ',
  'flip.not_same': '「{fact}」の回答と異なる値',
};
