import type { EventBody, RunView } from '@handrail/contract';
import { Refusal } from '../problem.ts';
import type { SignedIn } from '../session/session-tokens.ts';
import type { SourceBook } from '../sources/source-book.ts';
import { Unreadable } from '../sources/unreadable.ts';
import { type Reply, requesterReplies } from '../sources/zendesk/requester-replies.ts';
import { mostEvents, mostTurns } from './record-event.ts';
import { type LoadedRun, type RunBook, serviceActor } from './run-book.ts';

export interface ReplyReading {
  book: RunBook;
  sources: SourceBook;
}

interface Asked {
  runId: string;
  step: string;
  ticketId: number;
}

/** A run opens no other ticket than those it wrote to. */
function ownerTicketOf(run: LoadedRun, { step, ticketId }: Asked) {
  const ticket = run.situation.state.ownerTickets[step]?.find((one) => one.ticketId === ticketId);
  if (!ticket) {
    const told = { refused: 'no_owner_ticket', values: { ticket: String(ticketId) } } as const;
    throw new Refusal('conflict', `Ticket ${ticketId} is not an owner ticket of this step`, { told });
  }
  return ticket;
}

/** Replies that the run has not heard of, as what was seen. */
function unheard(run: LoadedRun, asked: Asked, replies: readonly Reply[]): EventBody[] {
  const { step, ticketId } = asked;
  const ticket = ownerTicketOf(run, asked);
  const { username } = ticket;
  const heard = new Set(ticket.replies.map(({ commentId }) => commentId));
  return replies.flatMap(({ commentId, at: repliedAt }) =>
    heard.has(commentId) ? [] : [{ type: 'owner_reply_seen', step, username, ticketId, commentId, repliedAt }],
  );
}

/**
 * Asks Zendesk for what the owner wrote, where no webhook has told of it (X33). The service reads as itself: what a page
 * claims to have seen is no proof. An account whose Zendesk is not read gets the run as it is.
 */
export async function readOwnerReplies(
  { book, sources }: ReplyReading,
  who: SignedIn,
  asked: Asked,
  now: Date,
): Promise<RunView> {
  const zendesk = sources.of(who.account)?.forLookUp(0).zendesk ?? null;
  let replies: Reply[] | null = null;
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const run = await book.load(who.account, asked.runId, now);
    if (!run) throw new Refusal('not_found', 'There is no such run', { told: 'run_gone' });
    const isFull = run.stored.erasedAt !== null || run.stored.events.length >= mostEvents;
    const { ownerId } = ownerTicketOf(run, asked);
    replies ??= zendesk === null || isFull ? [] : await repliesOf(zendesk, asked.ticketId, ownerId);
    const bodies = unheard(run, asked, replies);
    if (bodies.length === 0) return book.view(run, now);
    const keyOf = (body: EventBody) => `zendesk-reply:${asked.ticketId}:${'commentId' in body ? body.commentId : ''}`;
    const events = bodies.map((body) => ({ key: keyOf(body), body }));
    const written = await book.write(run, events, serviceActor, now);
    if (written) return written.shown;
  }
  throw new Refusal('unavailable', 'The run is very busy; try again', { told: 'run_busy' });
}

async function repliesOf(...from: Parameters<typeof requesterReplies>): Promise<Reply[]> {
  try {
    return await requesterReplies(...from);
  } catch (error) {
    if (error instanceof Unreadable) {
      throw new Refusal('conflict', 'Zendesk could not be read', { told: 'zendesk_unread', cause: error });
    }
    throw error;
  }
}
