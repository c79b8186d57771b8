import type { OwnerTicket } from '@handrail/contract';
import type { NewEvent } from '../service/api.ts';
import type { Fate } from '../state/event-queue.ts';
import type { OwnerTicketDesk, Written } from './send-owner-tickets.ts';

/** A page that dies in the middle of a call. */
export class PageGone extends Error {}

export type Random = () => number;

/** Numbers from 0 to 1 that are the same for the same seed. */
export function randomOf(seed: number): Random {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const owners = ['ana', 'ben', 'cy'];

/** A Zendesk and a service in which anything may fail, as long as `isCalm` is false. */
export function faultWorld(random: Random) {
  const zendesk = {
    tickets: [] as { id: number; externalId: string }[],
    notes: [] as { ticketId: number; text: string }[],
  };
  const keys = new Map<string, number>();
  const late: (() => void)[] = [];
  const view = owners.map(
    (username): OwnerTicket => ({
      username,
      name: null,
      email: `${username}@initech.example`,
      because: 'A recent owner',
      externalId: `handrail:run:${username}`,
      state: 'planned',
      ticketId: null,
      answer: 'none',
      answeredAt: null,
      voidBecause: null,
      unrecordedReplyAt: null,
      seenComments: [],
      isClosed: false,
    }),
  );
  const unsent: NewEvent[] = [];
  let isCalm = false;

  const dies = () => {
    if (!isCalm && random() < 0.06) throw new PageGone();
  };

  /** Whatever comes back, the effect happens never, now, or some calls later. */
  async function write<T>(effect: () => T): Promise<Written<T>> {
    dies();
    if (late.length > 0 && random() < 0.5) late.shift()?.();
    const chance = isCalm ? 1 : random();
    if (chance < 0.1) return { result: 'busy', retryAfter: 1 };
    if (chance < 0.2) return { result: 'unknown' };
    if (chance < 0.3) {
      effect();
      dies();
      return { result: 'unknown' };
    }
    if (chance < 0.38) {
      late.push(effect);
      return { result: 'unknown' };
    }
    const value = effect();
    dies();
    return { result: 'ok', value };
  }

  async function read<T>(value: () => T): Promise<T | null> {
    dies();
    return !isCalm && random() < 0.15 ? null : value();
  }

  const desk: OwnerTicketDesk = {
    findTickets: (externalId) =>
      read(() => zendesk.tickets.filter((ticket) => ticket.externalId === externalId).map(({ id }) => id)),
    createTicket: ({ externalId }) =>
      write(() => {
        // Zendesk answers a known idempotency key with the ticket it made then.
        const known = keys.get(externalId);
        if (known !== undefined) return known;
        const id = 100 + zendesk.tickets.length;
        zendesk.tickets.push({ id, externalId });
        keys.set(externalId, id);
        return id;
      }),
    hasLinkNote: (ticketId, externalId) =>
      read(() => zendesk.notes.some((note) => note.ticketId === ticketId && note.text.includes(externalId))),
    addLinkNote: (ticketId, externalId) =>
      write(() => {
        zendesk.notes.push({ ticketId, text: externalId });
        return null;
      }),
  };

  function apply(body: NewEvent) {
    if (!('step' in body)) return;
    const ticket = view.find((one) =>
      'externalId' in body ? one.externalId === body.externalId : 'ticketId' in body && one.ticketId === body.ticketId,
    );
    if (!ticket) return;
    if (body.type === 'owner_ticket_intended' && ticket.ticketId === null) ticket.state = 'intended';
    if (body.type === 'owner_ticket_created') Object.assign(ticket, { state: 'created', ticketId: body.ticketId });
    if (body.type === 'owner_ticket_linked') ticket.state = 'linked';
  }

  return {
    desk,
    zendesk,
    view,
    record: async (body: NewEvent): Promise<Fate> => {
      dies();
      if (!isCalm && random() < 0.12) {
        unsent.push(body);
        return 'queued';
      }
      apply(body);
      dies();
      return 'recorded';
    },
    /** A new page: what waited is replayed, what was on its way in Zendesk arrives. */
    comeBack() {
      for (const body of unsent.splice(0)) apply(body);
      for (const effect of late.splice(0)) effect();
    },
    calmDown() {
      isCalm = true;
    },
  };
}
