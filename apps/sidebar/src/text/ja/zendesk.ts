import type { zendesk as english } from '../en/zendesk.ts';
import type { Translation } from '../message.ts';

export const zendesk: Translation<typeof english> = {
  'zendesk.wrong_mode': '入力欄を切り替えられなかったため、何も挿入していません。',
  'zendesk.not_inserted': 'テキストが入力欄に入っていない可能性があります。再度挿入する前に確認してください。',
  'zendesk.mixed.note': '入力欄に社内メモがあります。先に保存するか、返信をコピーしてください。',
  'zendesk.mixed.reply': '入力欄に返信があります。先に送信するか、メモをコピーしてください。',
  'zendesk.own_changed':
    'Handrail が挿入した文面が変更されています。下書きを置き換えるか、新しい文面をコピーしてください。',
  'zendesk.submitting': 'チケットはまだ保存中です。何も追加していません。少し待ってからやり直してください。',
  'zendesk.timed_out': 'Zendesk から時間内に応答がありませんでした。やり直す前にチケットを確認してください。',
  'zendesk.refused': 'Zendesk に拒否されました：{detail}',
  'actor.service': 'Handrail',
  'actor.unknown': 'エージェント {id}',
};
