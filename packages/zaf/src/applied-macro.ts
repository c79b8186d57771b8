import { isEmptyDraft, readComposer, setComposerMode } from './composer.ts';
import { changedByHand, composerIn, has, insertIntoComposer, withoutText } from './insertion.ts';
import type { Macro, MacroPreview } from './macro.ts';
import type { OwnText, OwnTextMemory } from './own-text.ts';
import { addTags, readStatus, setStatus } from './ticket.ts';
import type { TicketStatus } from './ticket-status.ts';
import type { Zaf } from './zaf.ts';
import { ZafError } from './zaf-error.ts';

interface ApplyOptions {
  memory: OwnTextMemory;
  /** What the ticket has to be at afterwards, whatever the macro sets; null leaves the macro's. */
  status: Exclude<TicketStatus, 'closed' | 'new'> | null;
}

/**
 * Applies a previewed macro to the open, unsaved ticket as if the agent had picked it; where Zendesk's page cannot,
 * its text, tags and status are put there one by one (`copied`). A text that is there already is not put twice.
 * @throws {ZafError} `mixed`, `own_changed`: nothing was written. `wrong_mode`: look at the composer.
 */
export async function applyMacro(
  zaf: Zaf,
  { id }: Macro,
  preview: MacroPreview,
  { memory, status }: ApplyOptions,
): Promise<'applied' | 'copied' | 'present'> {
  const { comment } = preview;
  const mode = comment && (comment.public ? 'public' : 'internal');
  const before = mode ? await composerIn(zaf, mode, memory) : await readComposer(zaf);
  const own: OwnText | null = comment &&
    mode && {
      mode,
      format: before.format,
      text: before.format === 'html' ? (comment.html ?? comment.text) : comment.text,
    };
  let how: 'applied' | 'copied' | 'present' = 'present';
  if (!own || !has(before, own)) {
    const last = mode && memory.read(mode);
    if (own && (changedByHand(before, own) || (last && changedByHand(before, last) && !has(before, last)))) {
      throw new ZafError('own_changed', 'get comment.text', 'the draft holds the text with changes made by hand');
    }
    const without = own && last && withoutText(before, last);
    if (without) await zaf.set('comment.text', `${without.head}${without.tail}`);
    how = (await isRun(zaf, id)) ? 'applied' : 'copied';
    if (how === 'copied') await copy(zaf, preview, memory);
    if (own) memory.write(own.mode, own);
  }
  const after = await readComposer(zaf);
  if (after.mode !== before.mode) {
    if (mode) throw new ZafError('wrong_mode', 'invoke macro', `the macro left the composer at ${after.mode}`);
    if (!isEmptyDraft(after) && before.mode !== 'other') await setComposerMode(zaf, before.mode);
  }
  if (status && (await readStatus(zaf)) !== status) await setStatus(zaf, status);
  return how;
}

async function isRun(zaf: Zaf, id: string): Promise<boolean> {
  try {
    await zaf.invoke('macro', Number(id));
    return true;
  } catch (reason) {
    // After a time-out it may have been applied; doing it twice would be worse than asking the agent to look.
    if (reason instanceof ZafError && reason.code === 'refused') return false;
    throw reason;
  }
}

async function copy(zaf: Zaf, { comment, tags, status }: MacroPreview, memory: OwnTextMemory): Promise<void> {
  if (comment) {
    const { text, html } = comment;
    const texts = { html: html ?? text, markdown: text, text };
    await insertIntoComposer(zaf, comment.public ? 'public' : 'internal', texts, { memory });
  }
  if (tags && tags.length > 0) await addTags(zaf, tags);
  if (status && status !== 'closed' && status !== 'new') await setStatus(zaf, status);
}
