import { type EventBody, TicketStatusSchema, type WebhookDelivery } from '@handrail/contract';
import { followsFromStatus } from '@handrail/engine';
import { Refusal } from '../problem.ts';
import { mostEvents, mostTurns } from './record-event.ts';
import { hearMerge, type MergeHearing } from './hear-merge.ts';
import { type LoadedRun, serviceActor, unlessUnreadable } from './run-book.ts';

export interface Hearing extends MergeHearing {
  /** Told of runs that a comment by somebody outside came in for. */
  heard: (account: string, runId: string) => void;
}

type Of<T extends WebhookDelivery['type']> = Extract<WebhookDelivery, { type: T }>;

/** Notes on a run what was seen and what follows, once per delivery whatever is repeated; answers how many events. */
async function note(
  { book }: Hearing,
  run: { account: string; id: string },
  heard: { key: string; bodiesOf: (run: LoadedRun) => EventBody[] },
  now: Date,
): Promise<number> {
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const found = await book.load(run.account, run.id, now).catch(unlessUnreadable);
    if (!found || found.stored.erasedAt !== null || found.stored.events.length >= mostEvents) return 0;
    if (found.stored.events.some(({ key }) => key === heard.key)) return 0;
    const bodies = heard.bodiesOf(found);
    if (bodies.length === 0) return 0;
    const events = bodies.map((body, place) => ({ key: place === 0 ? heard.key : `${heard.key}/${place}`, body }));
    if (await book.write(found, events, serviceActor, now)) return events.length;
  }
  throw new Refusal('unavailable', 'The run is very busy; try again');
}

/**
 * What was seen of a ticket's status stands on every open run of it, whichever way the status was changed, and ends runs
 * or opens them again (X41). Deliveries overtake each other: only the newest word drives.
 */
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
    const bodiesOf = ({ situation }: LoadedRun): EventBody[] => {
      const { pack, state } = situation;
      const heardSince = state.ticketStatusAt ?? state.ending?.at ?? null;
      const isLate = heardSince !== null && heardSince > time;
      const follows = isLate ? null : followsFromStatus(pack.workflow, situation, status);
      const seen = { type: 'ticket_status_seen', status, changedAt: time } as const;
      return follows ? [seen, follows] : state.ending === null ? [seen] : [];
    };
    recorded += await note(hearing, { account, id: runId }, { key: `zendesk:${id}`, bodiesOf }, now);
  }
  return recorded;
}

/** Pages that have the ticket open read it again; nothing is kept of what was told. */
async function moveStreams(store: Hearing['store'], account: string, ticketId: number): Promise<void> {
  for (const runId of await store.runsOfTicket(account, ticketId)) {
    const stored = await store.load(account, runId);
    if (stored && stored.erasedAt === null) await store.project(account, stored.run);
  }
}

/** The ticket belongs to another group now, so its runs are found there. */
async function hearGroup(
  { store, book }: Hearing,
  account: string,
  { detail }: Of<'zen:event-type:ticket.group_assignment_changed'>,
  now: Date,
): Promise<number> {
  const groupId = detail.group_id ?? null;
  for (const runId of await store.runsOfTicket(account, detail.id)) {
    const stored = await store.load(account, runId);
    if (!stored?.ticket || stored.erasedAt !== null) continue;
    if (stored.ticket.groupId !== groupId)
      await store.saveTicket(account, { ...stored.ticket, groupId }, now.getTime());
    await book.project(account, runId, now);
  }
  return 0;
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
  await moveStreams(store, account, detail.id);
  for (const runId of await store.runsOfTicket(account, detail.id)) hearing.heard(account, runId);
  const asked = await store.findOwnerTicket(account, { ticketId: detail.id, externalId: detail.external_id ?? null });
  if (!asked) return 0;
  // Anybody who works in Zendesk can write an external id on another ticket.
  const isImitation = asked.ownerTicketId !== null && asked.ownerTicketId !== detail.id;
  // Zendesk may name the requester as author of the question itself, which is the ticket's first comment.
  const isQuestion = text === detail.description;
  if (isImitation || isQuestion) return 0;
  const { runId, step, username } = asked;
  const body = { type: 'owner_reply_seen', step, username, ticketId: detail.id, commentId, repliedAt: time } as const;
  const bodiesOf = ({ situation }: LoadedRun) => {
    const known = situation.state.ownerTickets[step]?.find((one) => one.username === username);
    return author.id === (known?.ownerId ?? detail.requester_id) ? [body] : [];
  };
  const recorded = await note(hearing, { account, id: runId }, { key: `zendesk:${id}`, bodiesOf }, now);
  if (recorded > 0) hearing.heard(account, runId);
  return recorded;
}

/**
 * An owner's ticket goes on in the one that it was merged into, and the owner's own comments there count. The requester's
 * ticket and another owner's stand for somebody else: merged into those, the owner has to be asked in another way (X46).
 */
async function hearOwnerMerge(
  hearing: Hearing,
  account: string,
  { id, detail }: Of<'zen:event-type:ticket.merged'>,
  into: number,
  now: Date,
): Promise<number> {
  const { store } = hearing;
  const asked = await store.findOwnerTicket(account, { ticketId: detail.id, externalId: null });
  const taken = await store.findOwnerTicket(account, { ticketId: into, externalId: null });
  const ownerId = detail.requester_id ?? null;
  if (!asked || taken || ownerId === null) return 0;
  const { runId, step } = asked;
  const body = { type: 'owner_ticket_merged', step, ticketId: detail.id, into, ownerId } as const;
  const bodiesOf = ({ situation }: LoadedRun) => (situation.state.ticketId === into ? [] : [body]);
  return note(hearing, { account, id: runId }, { key: `zendesk:${id}`, bodiesOf }, now);
}

/** Answers how many events this delivery added. */
export async function hearZendesk(
  hearing: Hearing,
  account: string,
  delivery: WebhookDelivery,
  now: Date,
): Promise<number> {
  switch (delivery.type) {
    case 'zen:event-type:ticket.status_changed':
      return hearStatus(hearing, account, delivery, now);
    case 'zen:event-type:ticket.comment_added':
      return hearComment(hearing, account, delivery, now);
    case 'zen:event-type:ticket.merged': {
      const into = delivery.event.target;
      if (into === null) return 0;
      const merge = { key: `zendesk:${delivery.id}`, from: delivery.detail.id, into };
      const moved = await hearOwnerMerge(hearing, account, delivery, into, now);
      return moved + (await hearMerge(hearing, account, merge, now));
    }
    case 'zen:event-type:ticket.group_assignment_changed':
      return hearGroup(hearing, account, delivery, now);
    case 'zen:event-type:ticket.soft_deleted':
    case 'zen:event-type:ticket.permanently_deleted':
    case 'zen:event-type:ticket.undeleted':
    case 'zen:event-type:ticket.marked_as_spam':
    case 'zen:event-type:ticket.requester_changed':
      await moveStreams(hearing.store, account, delivery.detail.id);
      return 0;
    default:
      return delivery satisfies never;
  }
}
