import type { attempts as english } from '../en/attempts.ts';
import type { Translation } from '../message.ts';

export const attempts: Translation<typeof english> = {
  'attempts.of': { other: '{time} 以降、{name} さんからのリクエスト {count} 件を Handrail が拒否しました' },
  'attempts.unknown': { other: '{time} 以降、有効なサインインのないリクエスト {count} 件を Handrail が拒否しました' },
  'attempts.mostly.forbidden': '大半は、このユーザーに許可されていない閲覧や操作でした。',
  'attempts.mostly.too_many_requests': '大半は、プログラムから送られたような速さで届きました。',
  'attempts.mostly.unauthorized': '大半は、署名が偽造されているか壊れていました。',
  'attempts.mostly.other': '大半は、Handrail の画面からは送られない内容でした。',
  'attempts.do': 'これらによる変更はありません。心当たりがない場合は、Handrail の管理者に知らせてください。',
};
