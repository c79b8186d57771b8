import { ActorSchema, drawable, type RunSummary } from '@handrail/contract';
import { z } from 'zod';
import { type Sealed, sealedIn } from './chain.ts';
import type { ChainEnd, CountRow, OwnerTicketRow, RunRow, StoredEvent, StoredRun, TicketContext } from './store.ts';
import { flagsToBits } from './tables.ts';

/** Between rows as both engines keep them and the shapes of the store contract. Integers of PostgreSQL arrive as text. */

export type Cell = string | number | null;
export type Row = Record<string, Cell>;

export const runToRow = (account: string, { summary, subjectKey, head }: RunRow): Row => ({
  account,
  id: summary.id,
  ticket_id: summary.ticketId,
  workflow: summary.workflow.id,
  subject_key: subjectKey,
  status: summary.status,
  flags: flagsToBits(summary.flags),
  agent: summary.agent?.id ?? null,
  outcome: summary.outcome,
  wake_at: summary.wakeAt === null ? null : Date.parse(summary.wakeAt),
  updated_at: Date.parse(summary.updatedAt),
  seq: summary.seq,
  head,
  summary: JSON.stringify(summary),
  erased_at: null,
});

export const runFromRow = (row: Row): RunRow => ({
  summary: summaryFromText(row.summary),
  subjectKey: String(row.subject_key),
  head: String(row.head),
});

export const chainEndFromRow = (row: Row): ChainEnd => ({
  runId: String(row.id),
  seq: Number(row.seq),
  head: String(row.head),
});

/** How JSON spells halves of characters and control characters; earlier versions took them. */
const doubtful = /\\u(?:d[89a-f]|00)/i;
const drawn = (_name: string, value: unknown): unknown => (typeof value === 'string' ? drawable(value) : value);

/**
 * What this service wrote is trusted by its landmark: parsing thirty events again on each call would cost more than the
 * call. Texts come back fit to be drawn, unless they are to be held against their digest.
 */
function reading<T extends object>(landmark: keyof T & string, isRaw = false): (text: Cell | undefined) => T {
  const isOurs = (value: unknown): value is T => typeof value === 'object' && value !== null && landmark in value;
  return (text) => {
    const json = String(text);
    const value: unknown = JSON.parse(json, !isRaw && doubtful.test(json) ? drawn : undefined);
    if (!isOurs(value)) throw new TypeError(`A stored row has no ${landmark}`);
    return value;
  };
}

const keptSummary = reading<RunSummary>('updatedAt');
/** Rows of an earlier version do not say when their flags went up. */
const unsaid: Pick<RunSummary, 'raised'> = { raised: [] };
export const summaryFromText = (text: Cell | undefined): RunSummary => ({ ...unsaid, ...keptSummary(text) });
export const ticketFromText = reading<TicketContext>('requester');
const sealedFromText = reading<Sealed>('body');
const rawSealedFromText = reading<Sealed>('body', true);

export const eventToRow = (account: string, event: StoredEvent): Row => ({
  account,
  run_id: event.runId,
  seq: event.seq,
  id: event.id,
  at: event.at,
  actor_id: event.actor.id,
  actor_role: event.actor.role,
  key: event.key,
  type: event.type,
  sealed: event.body === null ? null : JSON.stringify(sealedIn(event.body, event)),
  salt: event.salt,
  digest: event.digest,
  hash: event.hash,
  previous_hash: event.previousHash,
});

/** A role nobody knows has the least rights; the hash tells that it was changed. */
const RoleSchema = ActorSchema.shape.role.catch('agent');

/** Values that cannot be read are null while their salt is there; erased ones have lost both. */
function sealedOf(row: Row, read: typeof sealedFromText): Sealed | null {
  try {
    return row.sealed === null ? null : read(row.sealed);
  } catch {
    return null;
  }
}

/** An event as its writer meant it, for checking. */
export const chainedEventFromRow = (row: Row): StoredEvent => eventFrom(row, sealedOf(row, rawSealedFromText));
export const eventFromRow = (row: Row): StoredEvent => eventFrom(row, sealedOf(row, sealedFromText));

function eventFrom(row: Row, sealed: Sealed | null): StoredEvent {
  return {
    id: String(row.id),
    runId: String(row.run_id),
    seq: Number(row.seq),
    at: String(row.at),
    actor: { id: String(row.actor_id), name: sealed?.name ?? null, role: RoleSchema.parse(row.actor_role) },
    key: String(row.key),
    type: String(row.type),
    body: sealed?.body ?? null,
    basis: sealed?.basis ?? null,
    salt: row.salt === null ? null : String(row.salt),
    digest: String(row.digest),
    hash: String(row.hash),
    previousHash: String(row.previous_hash),
  };
}

export const ownerTicketToRow = (account: string, ticket: OwnerTicketRow): Row => ({
  account,
  external_id: ticket.externalId,
  run_id: ticket.runId,
  step: ticket.step,
  username: ticket.username,
  state: ticket.state,
  owner_ticket_id: ticket.ownerTicketId,
});

export const countToRow = (account: string, row: CountRow): Row => ({ account, ...row });

export const countFromRow = (row: Row): CountRow => ({
  workflow: String(row.workflow),
  month: String(row.month),
  measure: String(row.measure),
  item: String(row.item),
  version: String(row.version),
  amount: Number(row.amount),
});

const OwnerStateSchema = z.enum(['intended', 'created', 'linked', 'failed']);

export const ownerTicketFromRow = (row: Row): OwnerTicketRow => ({
  externalId: String(row.external_id),
  runId: String(row.run_id),
  step: String(row.step),
  username: String(row.username),
  state: OwnerStateSchema.parse(row.state),
  ownerTicketId: row.owner_ticket_id === null ? null : Number(row.owner_ticket_id),
});

/** A run and the rows that belong to it. */
export const storedRunFromRow = (run: Row, of: Record<'events' | 'siblings', Row[]>): StoredRun => ({
  run: runFromRow(run),
  events: of.events.map(eventFromRow),
  siblings: of.siblings.map(eventFromRow),
  timesTold: Number(run.times_told ?? 0),
  ticket: run.context ? ticketFromText(run.context) : null,
  erasedAt: run.erased_at === null ? null : Number(run.erased_at),
});
