import { plainTextOf } from './plain-text.ts';
import { fieldsOf, textOf } from './shape.ts';
import type { Zaf } from './zaf.ts';
import { ZafError } from './zaf-error.ts';

/** `other` covers social channels: nothing is written there. */
export type ComposerMode = 'public' | 'internal' | 'other';

/** What the composer understands: HTML, Markdown as plain characters (messaging), or plain text. */
export type ComposerFormat = 'html' | 'markdown' | 'text';

export interface Composer {
  mode: ComposerMode;
  format: ComposerFormat;
  /** The draft as Zendesk gives it: HTML in a rich editor, else text. */
  draft: string;
}

/** One text in the three forms a composer may need; they say the same. */
export interface ComposerText {
  html: string;
  markdown: string;
  text: string;
}

const modes: Readonly<Record<string, ComposerMode>> = { publicReply: 'public', internalNote: 'internal' };
const types = { public: 'publicReply', internal: 'internalNote' } as const;
/**
 * Conversations that take Markdown as plain characters. New ones come every year, so what Zendesk says of the channel
 * counts, and names only where it says nothing.
 */
const messagingName =
  /^(chat|(native_|web_)?messaging|sms|whatsapp|line|wechat|viber|telegram|kakaotalk|instagram_dm|sunshine_conversations_.*)$/;

export async function readComposer(zaf: Zaf): Promise<Composer> {
  const { values } = await zaf.getMany([
    'comment.type',
    'comment.text',
    'comment.useRichText',
    'ticket.editor.targetChannel',
    'channel.sessionBased',
  ]);
  const type = textOf(values['comment.type']);
  if (type === null) throw new ZafError('unexpected_answer', 'get comment.type', 'no composer on this page');
  const target = values['ticket.editor.targetChannel'];
  const channel = (textOf(fieldsOf(target)?.['name']) ?? textOf(target) ?? '').toLowerCase();
  const isRich = values['comment.useRichText'] === true;
  const isConversation = values['channel.sessionBased'] === true || messagingName.test(channel);
  const isMessaging = isConversation && type !== 'internalNote';
  return {
    mode: modes[type] ?? 'other',
    format: isMessaging ? 'markdown' : isRich ? 'html' : 'text',
    draft: textOf(values['comment.text']) ?? '',
  };
}

/**
 * Brings the composer into a mode and verifies it, because a note must never go out as a reply.
 * @throws {ZafError} `wrong_mode`, `timed_out`, `refused`
 */
export async function setComposerMode(zaf: Zaf, mode: 'public' | 'internal'): Promise<void> {
  if (modes[textOf(await zaf.get('comment.type')) ?? ''] === mode) return;
  await zaf.set('comment.type', types[mode]);
  const now = textOf(await zaf.get('comment.type'));
  if (modes[now ?? ''] !== mode) {
    throw new ZafError('wrong_mode', 'set comment.type', `the composer stayed at ${now ?? 'an unknown mode'}`);
  }
}

/** White space and empty elements are no draft. */
export function isEmptyDraft({ draft }: Pick<Composer, 'draft'>): boolean {
  return plainTextOf(draft) === '' && !/<(img|hr|video|object|iframe)\b/i.test(draft);
}
