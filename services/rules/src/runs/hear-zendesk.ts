import { type EventBody, TicketStatusSchema, type WebhookDelivery } from '@handrail/contract';
import { Refusal } from '../problem.ts';
import type { Store } from '../store/store.ts';
import { mostTurns } from './record-event.ts';
import { type LoadedRun, type RunBook, serviceActor } from './run-book.ts';

export interface Hearing {
  store: Store;
  book: RunBook;
}

type Of<T extends WebhookDelivery['type']> = Extract<WebhookDelivery, { type: T }>;

/** Notes one sighting on a run, once per delivery whatever is repeated; true when it was added now. */
async function note(
  { book }: Hearing,
  run: { account: string; id: string },
  event: { key: string; bodyOf: (run: LoadedRun) => EventBody | null },
  now: Date,
): Promise<boolean> {
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const found = await book.load(run.account, run.id, now);
    if (!found || found.stored.erasedAt !== null) return false;
    if (found.stored.events.some(({ key }) => key === event.key)) return false;
    const body = event.bodyOf(found);
    if (!body) return false;
    if (await book.write(found, [{ key: event.key, body }], serviceActor, now)) return true;
  }
  throw new Refusal('unavailable', 'The run is very busy; try again');
}

/** What was seen of a ticket's status stands on every open run of it, whichever way the status was changed. */
async function hearStatus(
  hearing: Hearing,
  account: string,
  { id, time, detail, event }: Of<'zen:event-type:ticket.status_changed'>,
  now: Date,
): Promise<number> {
  const status = TicketStatusSchema.safeParse(event.current).data;
  if (!status) return 0;
  let recorded = 0;
  for (const runId of await hearing.store.runsOfTicket(account, detail.id)) {
    const bodyOf = ({ situation }: LoadedRun): EventBody | null =>
      situation.state.status === 'open' ? { type: 'ticket_status_seen', status, changedAt: time } : null;
    if (await note(hearing, { account, id: runId }, { key: `zendesk:${id}`, bodyOf }, now)) recorded += 1;
  }
  return recorded;
}

/**
 * A customer's words on a ticket with runs move their streams, so that open pages read the ticket again: nothing is
 * kept of them here. On an owner ticket its requester's reply, and nobody else's, is noted for the run that asked (X20).
 */
async function hearComment(
  hearing: Hearing,
  account: string,
  { id, time, detail, event }: Of<'zen:event-type:ticket.comment_added'>,
  now: Date,
): Promise<number> {
  const { store } = hearing;
  const { author, id: commentId, body: text } = event.comment;
  if (author.is_staff) return 0;
  for (const runId of await store.runsOfTicket(account, detail.id)) {
    const stored = await store.load(account, runId);
    if (stored && stored.erasedAt === null) await store.project(account, stored.run);
  }
  const asked = await store.findOwnerTicket(account, { ticketId: detail.id, externalId: detail.external_id ?? null });
  if (!asked) return 0;
  // Anybody who works in Zendesk can write an external id on another ticket.
  const isImitation = asked.ownerTicketId !== null && asked.ownerTicketId !== detail.id;
  // Zendesk may name the requester as author of the question itself, which is the ticket's first comment.
  const isQuestion = text === detail.description;
  if (isImitation || isQuestion || author.id !== detail.requester_id) return 0;
  const { runId, step, username } = asked;
  const body = { type: 'owner_reply_seen', step, username, ticketId: detail.id, commentId, repliedAt: time } as const;
  const isNew = await note(hearing, { account, id: runId }, { key: `zendesk:${id}`, bodyOf: () => body }, now);
  return isNew ? 1 : 0;
}

/** Answers how many events this delivery added. */
export function hearZendesk(hearing: Hearing, account: string, delivery: WebhookDelivery, now: Date): Promise<number> {
  return delivery.type === 'zen:event-type:ticket.status_changed'
    ? hearStatus(hearing, account, delivery, now)
    : hearComment(hearing, account, delivery, now);
}
