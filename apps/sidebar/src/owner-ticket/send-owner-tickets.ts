import type { OwnerTicket } from '@handrail/contract';
import type { NewEvent } from '../service/api.ts';
import type { Fate } from '../state/event-queue.ts';

/** What Zendesk did with a write. `unknown`: no answer, so it may have happened or may still happen. */
export type Written<T> =
  | { result: 'ok'; value: T }
  | { result: 'busy'; retryAfter: number }
  | { result: 'unknown' }
  | { result: 'refused'; message: string; isForbidden?: boolean };

/** The calls of Zendesk that owner tickets need. Reads are null when Zendesk cannot say now. */
export interface OwnerTicketDesk {
  /** Ids of the tickets that carry an external id, oldest first. */
  findTickets: (externalId: string) => Promise<readonly number[] | null>;
  createTicket: (ticket: OwnerTicket) => Promise<Written<number>>;
  hasLinkNote: (ticketId: number, externalId: string) => Promise<boolean | null>;
  addLinkNote: (ticketId: number, externalId: string) => Promise<Written<null>>;
}

export interface SendOptions {
  step: string;
  desk: OwnerTicketDesk;
  /** The step's tickets as the newest view has them. */
  tickets: () => readonly OwnerTicket[];
  record: (body: NewEvent) => Promise<Fate>;
  /** Waits between tries, seconds. */
  pause: (seconds: number) => Promise<void>;
  /** Tries of one ticket before the agent is asked to go on later. */
  tries?: number;
}

export type Sent =
  | { done: true }
  /** `away`: the service or Zendesk cannot say what happened; going on later is safe. */
  | { done: false; why: 'away' }
  | Refused;

/** Every other owner was written to, except where `isForbidden`: then no ticket is wrong, this agent may not create any. */
export interface Refused {
  done: false;
  why: 'refused';
  owners: { username: string; message: string }[];
  isForbidden: boolean;
}

const away = { done: false, why: 'away' } as const;

/**
 * Writes to each owner exactly once and links every ticket, whatever is lost on the way: the intention is recorded
 * first, Zendesk is always asked for the external id before it is written to, every write of one ticket carries
 * one idempotency key, and going on again from any point repeats nothing. One owner whom Zendesk refuses holds up no other.
 */
export async function sendOwnerTickets(options: SendOptions): Promise<Sent> {
  const owners: Refused['owners'] = [];
  for (const { username } of options.tickets()) {
    const sent = await sendOne(options, username);
    if (sent.done) continue;
    if (sent.why === 'away' || sent.isForbidden) return sent;
    owners.push(...sent.owners);
  }
  return owners.length === 0 ? { done: true } : { done: false, why: 'refused', owners, isForbidden: false };
}

async function sendOne(options: SendOptions, username: string): Promise<Sent> {
  const { step, record } = options;
  const current = () => options.tickets().find((ticket) => ticket.username === username);
  const ticket = current();
  if (!ticket || ticket.state === 'linked') return { done: true };
  const { externalId } = ticket;

  if (ticket.state === 'planned' || ticket.state === 'failed') {
    const isIntended = await record({ type: 'owner_ticket_intended', step, username, externalId });
    // Somebody else may have intended it meanwhile; then the newest view says so.
    if (isIntended !== 'recorded' && current()?.state !== 'intended') return away;
  }

  let ticketId = current()?.ticketId ?? null;
  if (ticketId === null) {
    const created = await untilKnown(
      options,
      async () => await options.desk.findTickets(externalId).then((ids) => (ids ? (ids[0] ?? 'none') : null)),
      () => options.desk.createTicket(ticket),
    );
    if (created.result === 'refused') {
      await record({ type: 'owner_ticket_failed', step, username, externalId, message: created.message });
      return refused(username, created);
    }
    if (created.result !== 'ok') return away;
    ticketId = created.value;
    const fate = await record({ type: 'owner_ticket_created', step, username, externalId, ticketId });
    if (fate !== 'recorded' && current()?.ticketId !== ticketId) return away;
  }

  const id = ticketId;
  const linked = await untilKnown(
    options,
    async () => {
      const isThere = await options.desk.hasLinkNote(id, externalId);
      return isThere === null ? null : isThere ? true : 'none';
    },
    async () => {
      const note = await options.desk.addLinkNote(id, externalId);
      return note.result === 'ok' ? { result: 'ok', value: true } : note;
    },
  );
  if (linked.result === 'refused') return refused(username, linked);
  if (linked.result !== 'ok') return away;
  const fate = await record({ type: 'owner_ticket_linked', step, ticketId: id });
  return fate === 'recorded' || current()?.state === 'linked' ? { done: true } : away;
}

function refused(
  username: string,
  { message, isForbidden = false }: Extract<Written<never>, { result: 'refused' }>,
): Sent {
  return { done: false, why: 'refused', owners: [{ username, message }], isForbidden };
}

/** Looks first, writes only when nothing is there, and looks again after every write that got no clear answer. */
async function untilKnown<T>(
  { pause, tries = 4 }: SendOptions,
  look: () => Promise<T | 'none' | null>,
  write: () => Promise<Written<T>>,
): Promise<Written<T>> {
  let last: Written<T> = { result: 'unknown' };
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (attempt > 0) await pause(last.result === 'busy' ? last.retryAfter : 2 ** attempt);
    const found = await look();
    if (found === null) continue;
    if (found !== 'none') return { result: 'ok', value: found };
    last = await write();
    if (last.result === 'ok' || last.result === 'refused') return last;
  }
  return last;
}
