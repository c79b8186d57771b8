import type { opening as english } from '../en/opening.ts';
import type { Translation } from '../message.ts';

export const opening: Translation<typeof english> = {
  'opening.text': 'このチケットの手順を開いています…',
  'fail.zendesk.title': 'Zendesk から応答がありません',
  'fail.zendesk.not_registered':
    'Handrail は読み込まれましたが、Zendesk と接続できていません。チケットは何も変わっていません。',
  'fail.zendesk.no_sdk':
    'Zendesk のアプリ用スクリプトを読み込めませんでした。多くの場合、アドレスのブロックか通信の切断が原因です。',
  'fail.zendesk.not_in_zendesk':
    'Handrail は Zendesk のチケット内で動作します。チケットを開き、アプリ一覧から Handrail を選んでください。',
  'fail.zendesk.call': 'Zendesk は「{call}」を完了しませんでした。下書きはそのままです。',
  'fail.service.title': 'Handrail のサービスに接続できません',
  'fail.service.text':
    'このチケットへの返信や保存は通常どおり行えます。解決済みにもできます。Handrail は接続を試み続けます。',
  'fail.unreadable.title': 'Handrail が更新されました',
  'fail.unreadable.text': 'このページはサービスより古いものです。チケットを閉じて、開き直してください。',
  'fail.forbidden.title': 'このチケットのチェックリストは表示できません',
  'fail.forbidden.text':
    'Zendesk でこのチケットが表示されないため、Handrail でも表示されません。必要な場合は Zendesk の管理者に依頼してください。',
  'fail.code.text':
    'このページに新しいバージョンの一部がありません。チケットを閉じて、もう一度開いてください。記録した内容は保存されています。',
  'broken.title': 'Handrail のこの部分が停止しました',
  'broken.text': 'チケットと記録した内容は無事です。もう一度お試しになるか、チケットを閉じて開き直してください。',
  'fail.refused.title': 'サービスに拒否されました',
  'session.title': 'セッションが終了しました',
  'session.text': '続けるには、チケットを閉じて開き直してください。記録した内容は保持され、その際に送信されます。',
  'launch.text': 'Zendesk のサインインなしで Handrail が開かれました。チケットを閉じて、開き直してください。',
  'match.none': 'このチケットに合う手順がありません',
  'match.looked': '確認した内容：{what}',
  'match.guesses': '近いと思われるもの',
  'match.several': 'どの手順ですか？',
  'match.because': '理由：{because}',
  'match.start': '開始',
  'match.start.for': '{subject} について開始',
  'match.all': 'すべての手順を検索',
  'search.label': '手順を検索',
  'search.none': 'この語を含む手順はありません。',
  'search.subject': '対象のアドレスまたは名前（任意）',
};
