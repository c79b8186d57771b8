import type { path as english } from '../en/path.ts';
import type { Translation } from '../message.ts';

export const path: Translation<typeof english> = {
  'path.heading': '決定までの道筋',
  'path.heading.open': 'これまでの確認',
  'path.taken': '当てはまる: {says}',
  'path.waits': '当てはまるが、その前の確認がまだ終わっていません',
  'path.open': 'まだ不明。当てはまる場合: {says}',
  'path.idle': '不明だが、結果は変わりません',
  'path.rest': { other: 'ほかの {count} 件の確認は、もう関係ありません。' },
};
