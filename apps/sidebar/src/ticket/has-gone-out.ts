import type { Step, TicketComment, TicketSnapshot, TicketStatus } from '@handrail/contract';
import type { Draft } from '../zendesk/zendesk.ts';
import type { Outgoing, SentText } from '../state/outgoing.ts';

/** What is known of a save once it is over. */
export interface Saved {
  /** What the composer held when Zendesk began to save; null where it could not be read. */
  draft: Draft | null;
  /** What this agent has added to the conversation; null where Zendesk numbers no comments or could not be asked. */
  added: readonly Pick<TicketComment, 'public' | 'text'>[] | null;
  status: TicketStatus | null;
}

/** The agent may have set another status since, emptied the composer, or made a note of the reply. */
export function hasGoneOut({ text }: Outgoing, step: Step, { draft, added, status }: Saved): boolean {
  if (step.kind === 'status') return status === null || status === step.status;
  if (text === null) return true;
  if (added === null) return isInDraft(text, draft);
  return added.some((comment) => comment.public === (text.mode === 'public') && isMadeOf(comment.text, text.text));
}

/** Whether a submit now would send it. Where the composer could not be read the agent is believed. */
export function isInDraft(text: SentText, draft: Draft | null): boolean {
  if (draft === null) return true;
  // A conversation's composer is empty once the agent has sent, long before they submit.
  if (draft.isEmpty) return draft.isConversation;
  return draft.mode === text.mode && isMadeOf(draft.text, text.text);
}

/** The comments that this agent's submit has added; null where Zendesk numbers no comments. */
export function addedComments(
  comments: TicketSnapshot['comments'],
  known: ReadonlySet<string | null>,
  me: string,
): TicketComment[] | null {
  if (comments.some(({ id }) => id === null)) return null;
  return comments.filter((comment) => comment.author.id === me && !known.has(comment.id));
}

/** Whether all of it was written to the customer since they last wrote, from whatever page. */
export function isSaid({ mode, text }: SentText, comments: TicketSnapshot['comments']): boolean {
  const since = comments.findLastIndex(({ author }) => author.role === 'end-user');
  // A mail shows links without their addresses.
  const words = wordsOf(text.replace(/https?:\S+/g, ''));
  return (
    mode === 'public' &&
    words.size > 0 &&
    comments.some((comment, at) => at > since && comment.public && kept(words, comment.text) === words.size)
  );
}

/** Agents change what was inserted; a reply of other words altogether is another reply. */
function isMadeOf(comment: string, text: string): boolean {
  const words = wordsOf(text);
  return kept(words, comment) * 3 >= words.size;
}

/** How many of the words are in the comment. */
function kept(words: ReadonlySet<string>, comment: string): number {
  const there = wordsOf(comment);
  return [...words].filter((word) => there.has(word)).length;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu));
}
