import type { reply as english } from '../en/reply.ts';
import type { Translation } from '../message.ts';

export const reply: Translation<typeof english> = {
  'reply.heading': '返信',
  'reply.from': '{from}、{age}',
  'reply.other': '依頼者ではありません',
  'reply.not_awaited': '待っているアドレスではありません',
  'reply.taken': '回答とともに記録されます',
  'reply.take': '代わりにこの返信を使う',
  'reply.late': '回答を記録した後に届きました。回答が変わる場合は、先に訂正してください。',
  'reply.waits': '{address} からの返信をまだ待っています。最新の返信は {from} からです。',
  'reply.mismatch':
    '{address} からの返信はここにありません。最新の返信は {from} からです。別の方法で回答を受け取った場合は、コメントなしで記録できます。',
  'reply.record_unshown': 'コメントなしで記録',
};
