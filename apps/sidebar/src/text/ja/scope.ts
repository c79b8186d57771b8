import type { scope as english } from '../en/scope.ts';
import type { Translation } from '../message.ts';

export const scope: Translation<typeof english> = {
  'scope.heading': '対象外・判断に迷う場合',
  'scope.out': 'この手順の対象ではない',
  'scope.doubt': '判断に迷うため、マネージャーに確認する',
  'scope.reason': '理由は何ですか？リーダーに表示されます。',
};
