import { Refusal } from '../problem.ts';
import { isSameAddress } from '../sources/gitlab/account.ts';
import type { AccountSources } from '../sources/open-sources.ts';
import { Unreadable } from '../sources/unreadable.ts';
import { allComments, type Authored, isOnBehalf } from '../sources/zendesk/all-comments.ts';

/** Milliseconds that an answer waits for Zendesk. */
const longestWait = 2000;

interface Named {
  commentId: string;
  /** Their address, where the page knew it. */
  author?: string | undefined;
  /** The address that the answer gives, where it is that of whoever wrote. */
  answer?: string | undefined;
}

/**
 * Whether Zendesk shows that the named person, who is no agent, wrote the comment on the ticket; refused where it shows
 * otherwise, false where it did not tell in time. Kept answers suffice, unless the comment is newer. The author counts and not
 * whether it is public: Zendesk keeps as internal what people in copy write by mail (X7).
 */
export async function isCommentSeen(
  sources: AccountSources,
  ticketId: number,
  named: Named,
  wait = longestWait,
): Promise<boolean> {
  const { author, answer } = named;
  const found = await inTime(find(sources, ticketId, named.commentId), wait);
  if (found === null || found?.role === null) return false;
  if (found === undefined) throw notShown(named, `Ticket ${ticketId} has no comment ${named.commentId}`);
  if (found.role !== 'end-user' || isOnBehalf(found.comment)) throw notShown(named, 'An agent wrote that comment');
  const claimed = author ?? answer;
  if (claimed === undefined) return true;
  // A person can have several addresses, of which Zendesk names the first; a mail says from which it came.
  const wrote = found.comment.via?.source?.from?.address ?? found.email;
  if (wrote === null) return false;
  refuseOther(named, claimed, wrote);
  return true;
}

/** The page names another author than the answer gives: no comment of theirs shows it, also where nobody can look. */
export function refuseContradiction({ author, answer, commentId }: Named): void {
  if (answer !== undefined && author !== undefined) refuseOther({ commentId }, answer, author);
}

function refuseOther(named: Named, claimed: string, wrote: string): void {
  if (!isSameAddress(wrote, claimed)) throw notShown(named, `${claimed} did not write that comment`);
}

const notShown = ({ commentId }: Named, detail: string): Refusal =>
  new Refusal('conflict', detail, { told: { refused: 'reply_not_shown', values: { comment: commentId } } });

/** Undefined where the ticket has no such comment, null where nobody could look. */
async function find(sources: AccountSources, ticketId: number, id: string): Promise<Authored | undefined | null> {
  try {
    for (const oldest of [Number.POSITIVE_INFINITY, 0]) {
      const { zendesk } = sources.forLookUp(oldest);
      if (!zendesk) return null;
      const found = (await allComments(zendesk, ticketId)).find(({ comment }) => String(comment.id) === id);
      if (found) return found;
    }
    return undefined;
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

async function inTime<T>(work: Promise<T>, wait: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), wait);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
