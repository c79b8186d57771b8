import { ActorSchema, type EventBody, type Fact, type RunSummary } from '@handrail/contract';
import { z } from 'zod';
import type { OwnerTicketRow, RunRow, StoredEvent, StoredRun, TicketContext, TicketFact } from './store.ts';
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

/** What this service wrote is trusted by its landmark: parsing thirty events again on each call would cost more than the call. */
function reading<T extends object>(landmark: keyof T & string): (text: Cell | undefined) => T {
  const isOurs = (value: unknown): value is T => typeof value === 'object' && value !== null && landmark in value;
  return (text) => {
    const value: unknown = JSON.parse(String(text));
    if (!isOurs(value)) throw new TypeError(`A stored row has no ${landmark}`);
    return value;
  };
}

export const summaryFromText = reading<RunSummary>('updatedAt');
export const ticketFromText = reading<TicketContext>('requester');
const sealedFromText = reading<{ body: EventBody; name: string | null }>('body');
const factFromText = reading<Fact>('state');

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
  sealed: event.body === null ? null : JSON.stringify({ body: event.body, name: event.actor.name }),
  salt: event.salt,
  digest: event.digest,
  hash: event.hash,
  previous_hash: event.previousHash,
});

const RoleSchema = ActorSchema.shape.role;

export function eventFromRow(row: Row): StoredEvent {
  const sealed = row.sealed === null ? null : sealedFromText(row.sealed);
  return {
    id: String(row.id),
    runId: String(row.run_id),
    seq: Number(row.seq),
    at: String(row.at),
    actor: { id: String(row.actor_id), name: sealed?.name ?? null, role: RoleSchema.parse(row.actor_role) },
    key: String(row.key),
    type: String(row.type),
    body: sealed?.body ?? null,
    salt: row.salt === null ? null : String(row.salt),
    digest: String(row.digest),
    hash: String(row.hash),
    previousHash: String(row.previous_hash),
  };
}

export const factFromRow = (row: Row): TicketFact => ({
  fact: String(row.fact),
  value: factFromText(row.value),
});

export const ownerTicketToRow = (account: string, ticket: OwnerTicketRow): Row => ({
  account,
  external_id: ticket.externalId,
  run_id: ticket.runId,
  step: ticket.step,
  username: ticket.username,
  state: ticket.state,
  owner_ticket_id: ticket.ownerTicketId,
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
export const storedRunFromRow = (run: Row, of: Record<'events' | 'siblings' | 'facts', Row[]>): StoredRun => ({
  run: runFromRow(run),
  events: of.events.map(eventFromRow),
  siblings: of.siblings.map(eventFromRow),
  ticketFacts: of.facts.map(factFromRow),
  ticket: run.context ? ticketFromText(run.context) : null,
  erasedAt: run.erased_at === null ? null : Number(run.erased_at),
});
