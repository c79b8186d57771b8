import {
  type Composer,
  type ComposerFormat,
  type ComposerText,
  isEmptyDraft,
  readComposer,
  setComposerMode,
} from './composer.ts';
import { joinedText } from './joined-text.ts';
import { type OwnText, type OwnTextMemory, findText, resembles } from './own-text.ts';
import { essenceOf } from './plain-text.ts';
import type { Zaf } from './zaf.ts';
import { MixedError, ZafError } from './zaf-error.ts';

export interface Insertion {
  mode: OwnText['mode'];
  format: ComposerFormat;
  /**
   * At the cursor, or after the draft where Zendesk refused the cursor; in place of the app's earlier text, or of
   * the whole draft; behind that text, as one with it; or nowhere, because the draft holds it already.
   */
  at: 'cursor' | 'end' | 'replaced' | 'added' | 'present';
  draftBefore: string;
  draftAfter: string;
  ownBefore: OwnText | null;
}

interface InsertOptions {
  memory: OwnTextMemory;
  /** The agent said so: the text takes the place of the whole draft. */
  isOverDraft?: boolean;
  /** The app's earlier text goes out too, so the two become one. */
  isAdded?: boolean;
}

/**
 * Puts a text into the composer, in the form it understands and in the wanted mode, beside the agent's own words of
 * that mode. The app's earlier text is replaced or joined, never doubled. Reads before and after; sends nothing.
 * @throws {ZafError} `mixed`, `own_changed`, `wrong_mode`: nothing was written. `not_inserted`: look at the composer.
 */
export async function insertIntoComposer(
  zaf: Zaf,
  mode: 'public' | 'internal',
  texts: ComposerText,
  { memory, isOverDraft = false, isAdded = false }: InsertOptions,
): Promise<Insertion> {
  const before = await composerIn(zaf, mode, memory);
  const { format } = before;
  const ownBefore = memory.read(mode);
  const joins = isAdded && !isOverDraft && ownBefore?.format === format && has(before, ownBefore);
  const text = joins ? joinedText(ownBefore.text, texts[format], format) : texts[format];
  const own: OwnText = { mode, format, text };
  const settle = async (at: Insertion['at']): Promise<Insertion> => {
    const after = await readComposer(zaf);
    if (after.mode !== mode) {
      const rest = withoutText(after, own);
      if (rest) await zaf.set('comment.text', `${rest.head}${rest.tail}`);
      throw new ZafError('wrong_mode', 'get comment.type', `the composer went to ${after.mode}`);
    }
    const isWhole = at === 'replaced' || at === 'added' || keepsDraft(after, before, own.text);
    if (!has(after, own) || (at !== 'present' && !isWhole)) {
      throw new ZafError('not_inserted', 'get comment.text', 'the composer does not hold draft and text together');
    }
    return { mode, format, at, draftBefore: before.draft, draftAfter: after.draft, ownBefore };
  };

  const isPartOfOwn = ownBefore !== null && ownBefore.text !== text && holds(ownBefore, own);
  if (!isOverDraft && has(before, own) && !isPartOfOwn) {
    memory.write(mode, own);
    return settle('present');
  }
  const without = ownBefore && withoutText(before, ownBefore);
  const isByHand = changedByHand(before, own) || (ownBefore !== null && changedByHand(before, ownBefore));
  if (!isOverDraft && !without && isByHand) {
    throw new ZafError('own_changed', 'get comment.text', 'the draft holds the text with changes made by hand');
  }
  // Remembered before it is written: an answer that is lost may still have written it.
  memory.write(mode, own);
  if (isOverDraft) {
    await zaf.set('comment.text', own.text);
    return settle('replaced');
  }
  if (without) {
    await zaf.set('comment.text', `${without.head}${own.text}${without.tail}`);
    return settle(joins ? 'added' : 'replaced');
  }
  const at = await write(zaf, before.format, own.text);
  const after = await readComposer(zaf);
  if (at === 'cursor' && has(after, own) && !keepsDraft(after, before, own.text)) {
    // The cursor was a selection, which the insertion replaced: the draft comes back, the text goes after it.
    await zaf.set('comment.text', before.draft);
    await append(zaf, before.format, own.text);
    return settle('end');
  }
  return settle(at);
}

/**
 * The composer in a mode in which a text of that mode may be written: text of another mode, the agent's or the app's
 * own, is never joined.
 * @throws {ZafError} `mixed`, `wrong_mode`
 */
export async function composerIn(zaf: Zaf, mode: 'public' | 'internal', memory: OwnTextMemory): Promise<Composer> {
  const found = await readComposer(zaf);
  if (found.mode !== mode && !isEmptyDraft(found)) {
    throw new MixedError(mode, `the composer has a draft of another mode: ${found.mode}`);
  }
  if (found.mode !== mode) await setComposerMode(zaf, mode);
  // Zendesk may keep a draft per mode: only now is it known what the text would join.
  const now = found.mode === mode ? found : await readComposer(zaf);
  if (now.mode !== mode) throw new ZafError('wrong_mode', 'get comment.type', `the composer is at ${now.mode}`);
  const other = mode === 'public' ? 'internal' : 'public';
  const stray = memory.read(other);
  if (stray && (has(now, stray) || changedByHand(now, stray))) {
    throw new MixedError(mode, `the draft holds a text of the app of another mode: ${other}`);
  }
  return now;
}

/**
 * Takes an insertion back, unless the draft has changed since.
 * @returns whether the draft is as it was before
 */
export async function undoInsertion(zaf: Zaf, insertion: Insertion, memory: OwnTextMemory): Promise<boolean> {
  const now = await readComposer(zaf);
  if (now.mode !== insertion.mode || now.draft !== insertion.draftAfter) return false;
  await zaf.set('comment.text', insertion.draftBefore);
  memory.write(insertion.mode, insertion.ownBefore);
  return essenceIn(now, (await readComposer(zaf)).draft) === essenceIn(now, insertion.draftBefore);
}

/** Whether what a submit would send as a reply is free of an internal text that the app put there. */
export async function isFitToSend(zaf: Zaf, memory: OwnTextMemory): Promise<boolean> {
  const own = memory.read('internal');
  if (!own) return true;
  const now = await readComposer(zaf);
  return now.mode === 'internal' || !(has(now, own) || changedByHand(now, own));
}

/** What stands around a text of the app's in the draft; null where the draft does not hold it unchanged. */
export function withoutText({ draft, format }: Composer, own: OwnText): { head: string; tail: string } | null {
  const whole = draft.normalize('NFC');
  const stretch = findText(whole, format, own);
  return stretch && { head: whole.slice(0, stretch.start), tail: whole.slice(stretch.end) };
}

/** Two that had become one, of which only this one is wanted now. */
const holds = (whole: OwnText, own: OwnText) => findText(whole.text.normalize('NFC'), whole.format, own) !== null;

export function has({ draft, format }: Composer, own: Pick<OwnText, 'text' | 'format'>): boolean {
  return findText(draft.normalize('NFC'), format, own) !== null;
}

export function changedByHand(composer: Composer, own: OwnText): boolean {
  return !isEmptyDraft(composer) && resembles(composer.draft, composer.format, own);
}

function essenceIn({ format }: Composer, text: string): string {
  return essenceOf(text, format === 'html' ? 'html' : 'plain');
}

function keepsDraft(after: Composer, before: Composer, text: string): boolean {
  const kept = essenceIn(before, before.draft).length + essenceIn(before, text).length;
  return essenceIn(after, after.draft).length >= kept;
}

/** Only a refusal leads to the next way: after a time-out the text may be in the draft already. */
async function write(zaf: Zaf, format: ComposerFormat, text: string): Promise<'cursor' | 'end'> {
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
