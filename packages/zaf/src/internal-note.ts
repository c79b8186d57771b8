import { type Composer, isEmptyDraft, readComposer, setComposerMode } from './composer.ts';
import { has } from './insertion.ts';
import type { SubmitWatch } from './lifecycle.ts';
import { readComments } from './ticket-conversation.ts';
import { fieldsOf, textOf } from './shape.ts';
import type { Zaf } from './zaf.ts';
import { ZafError } from './zaf-error.ts';

export interface InternalNote {
  html: string;
  /** Printed at the end of the note: how it is found again. */
  marker: string;
}

export interface AddedNote {
  commentId: string | null;
  /** It had been added before, by this page or another. */
  wasThere: boolean;
  /** What became of the agent's draft meanwhile; `lost` comes with the draft as it was. */
  draft: { fate: 'kept' | 'given_back' } | { fate: 'changed'; before: string };
}

/**
 * Adds a note as the signed-in agent, past the composer, at most once: it is looked for before every write, and
 * after every write without a clear answer. Never while a submit is under way.
 * @throws {ZafError} `submitting`, `refused`: no note. `no_response`, `timed_out`: the next try finds out.
 */
export async function addInternalNote(
  zaf: Zaf,
  ticketId: number,
  { html, marker }: InternalNote,
  submit: SubmitWatch,
): Promise<AddedNote> {
  await submit.ended();
  const there = await findNote(zaf, ticketId, marker);
  if (there) return { commentId: there, wasThere: true, draft: { fate: 'kept' } };
  const before = await readComposer(zaf).catch(() => null);
  await submit.ended();
  const path = `/api/v2/tickets/${ticketId}`;
  const comment = { html_body: `${html}<p>${marker}</p>`, public: false };
  const answer = await zaf
    .request({ method: 'PUT', path, body: { ticket: { comment } } })
    .catch((reason: unknown) => (reason instanceof ZafError ? reason : Promise.reject(reason)));
  const isUnclear = answer instanceof ZafError || answer.status >= 500 || answer.status === 409;
  if (!isUnclear && answer.status >= 400) {
    const said = textOf(fieldsOf(answer.body)?.['description']) ?? `Zendesk answered ${answer.status}`;
    throw new ZafError('refused', `PUT ${path}`, said);
  }
  const commentId = await findNote(zaf, ticketId, marker);
  if (commentId === null) {
    throw answer instanceof ZafError ? answer : new ZafError('no_response', `PUT ${path}`, 'the note is not there');
  }
  return { commentId, wasThere: false, draft: before ? await compared(zaf, before) : { fate: 'kept' } };
}

async function findNote(zaf: Zaf, ticketId: number, marker: string): Promise<string | null> {
  const { comments } = await readComments(zaf, ticketId);
  const note = comments.find((comment) => !comment.public && comment.text.includes(marker));
  return note ? (note.id ?? '') : null;
}

/** Zendesk may draw the ticket anew after it was written to: the agent's draft must outlive that. */
async function compared(zaf: Zaf, before: Composer): Promise<AddedNote['draft']> {
  const after = await readComposer(zaf).catch(() => before);
  if (isEmptyDraft(before) || before.mode === 'other') return { fate: 'kept' };
  if (!isEmptyDraft(after)) {
    // What the agent typed meanwhile stands beside what was there.
    const isThere = after.mode === before.mode && has(after, { text: before.draft, format: before.format });
    return isThere ? { fate: 'kept' } : { fate: 'changed', before: before.draft };
  }
  await setComposerMode(zaf, before.mode);
  await zaf.set('comment.text', before.draft);
  return { fate: 'given_back' };
}
