import { essenceOf } from './plain-text.ts';
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

export interface Insertion {
  mode: ComposerMode;
  format: ComposerFormat;
  /** At the cursor, or after the draft where Zendesk refused the cursor. */
  at: 'cursor' | 'end';
  draftBefore: string;
  draftAfter: string;
}

const modes: Readonly<Record<string, ComposerMode>> = { publicReply: 'public', internalNote: 'internal' };
const types = { public: 'publicReply', internal: 'internalNote' } as const;
const messagingChannels = new Set([
  'chat',
  'messaging',
  'native_messaging',
  'web_messaging',
  'sms',
  'whatsapp',
  'line',
]);

export async function readComposer(zaf: Zaf): Promise<Composer> {
  const { values } = await zaf.getMany([
    'comment.type',
    'comment.text',
    'comment.useRichText',
    'ticket.editor.targetChannel',
  ]);
  const type = textOf(values['comment.type']);
  if (type === null) throw new ZafError('unexpected_answer', 'get comment.type', 'no composer on this page');
  const target = values['ticket.editor.targetChannel'];
  const channel = (textOf(fieldsOf(target)?.['name']) ?? textOf(target) ?? '').toLowerCase();
  const isRich = values['comment.useRichText'] === true;
  const isMessaging = messagingChannels.has(channel) && type !== 'internalNote';
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

/**
 * Inserts at the cursor (else after the draft), in the form the composer understands, after checking the mode and
 * before checking that draft and text are both there. Sends nothing.
 * @throws {ZafError} `wrong_mode`: nothing was written. `not_inserted`: look at the composer.
 */
export async function insertIntoComposer(
  zaf: Zaf,
  mode: 'public' | 'internal',
  texts: ComposerText,
): Promise<Insertion> {
  await setComposerMode(zaf, mode);
  const before = await readComposer(zaf);
  if (before.mode !== mode) throw new ZafError('wrong_mode', 'get comment.type', `the composer is at ${before.mode}`);
  const text = texts[before.format];
  let at = await write(zaf, before.format, text);
  let after = await readComposer(zaf);
  if (at === 'cursor' && has(after, text) && !keepsDraft(after, before, text)) {
    // The cursor was a selection, which the insertion replaced: the draft comes back, the text goes after it.
    await zaf.set('comment.text', before.draft);
    at = await append(zaf, before.format, text);
    after = await readComposer(zaf);
  }
  if (after.mode !== mode) throw new ZafError('wrong_mode', 'get comment.type', `the composer went to ${after.mode}`);
  if (!has(after, text) || !keepsDraft(after, before, text)) {
    throw new ZafError('not_inserted', 'get comment.text', 'the composer does not hold draft and text together');
  }
  return { mode, format: before.format, at, draftBefore: before.draft, draftAfter: after.draft };
}

/**
 * Takes an insertion back, unless the draft has changed since.
 * @returns whether the draft is as it was before
 */
export async function undoInsertion(zaf: Zaf, insertion: Insertion): Promise<boolean> {
  const now = await readComposer(zaf);
  if (now.mode !== insertion.mode || now.draft !== insertion.draftAfter) return false;
  await zaf.set('comment.text', insertion.draftBefore);
  return essenceIn(now, (await readComposer(zaf)).draft) === essenceIn(now, insertion.draftBefore);
}

function essenceIn({ format }: Composer, text: string): string {
  return essenceOf(text, format === 'html' ? 'html' : 'plain');
}

function has(composer: Composer, text: string): boolean {
  return essenceIn(composer, composer.draft).includes(essenceIn(composer, text));
}

function keepsDraft(after: Composer, before: Composer, text: string): boolean {
  const kept = essenceIn(before, before.draft).length + essenceIn(before, text).length;
  return essenceIn(after, after.draft).length >= kept;
}

/** Only a refusal leads to the next way: after a time-out the text may be in the draft already. */
async function write(zaf: Zaf, format: ComposerFormat, text: string): Promise<Insertion['at']> {
  if (await isTaken(zaf.invoke('ticket.editor.insert', text))) return 'cursor';
  return append(zaf, format, text);
}

const appends = { html: 'comment.appendHtml', markdown: 'comment.appendMarkdown', text: 'comment.appendText' } as const;

async function append(zaf: Zaf, format: ComposerFormat, text: string): Promise<'end'> {
  if (format === 'markdown' && (await isTaken(zaf.invoke(appends.markdown, text)))) return 'end';
  await zaf.invoke(format === 'html' ? appends.html : appends.text, text);
  return 'end';
}

async function isTaken(answer: Promise<unknown>): Promise<boolean> {
  try {
    await answer;
    return true;
  } catch (reason) {
    if (reason instanceof ZafError && reason.code === 'refused') return false;
    throw reason;
  }
}
