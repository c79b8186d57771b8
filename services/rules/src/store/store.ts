import type { Event, Fact, RunFlag, RunSummary } from '@handrail/contract';

/** An event with what proves it: `digest` covers salt, body and actor name, `hash` covers `digest`. */
export interface StoredEvent extends Event {
  digest: string;
  /** Hex; null once the body is erased, so that the digest tells nothing about it any more. */
  salt: string | null;
}

/** The projection of a run: what lists need, and the end of its chain. */
export interface RunRow {
  summary: RunSummary;
  /** Lower-case subject, or empty; unique per account, ticket and workflow. */
  subjectKey: string;
  /** Hash of the last event. */
  head: string;
}

export interface TicketFact {
  fact: string;
  value: Fact;
}

/** What was last read of a ticket and its texts need: a claim of the browser, used for wording only. */
export interface TicketContext {
  id: number;
  subject: string | null;
  requester: { name: string | null; email: string | null };
}

/** The outbox: an owner ticket that was intended, and what became of it. */
export interface OwnerTicketRow {
  externalId: string;
  runId: string;
  step: string;
  username: string;
  state: 'intended' | 'created' | 'linked' | 'failed';
  ownerTicketId: number | null;
}

/** One change: events, the projection after them, and the shared facts and owner tickets they carry. All or nothing. */
export interface Change {
  run: RunRow;
  /** The run's seq before this change; 0 creates the run. */
  expectedSeq: number;
  events: StoredEvent[];
  ticketFacts: TicketFact[];
  ownerTickets: OwnerTicketRow[];
}

export interface StoredRun {
  run: RunRow;
  events: StoredEvent[];
  ticketFacts: TicketFact[];
  /** Fact events of the other runs on the ticket, oldest first: shared facts make them matter here. */
  siblings: StoredEvent[];
  ticket: TicketContext | null;
  erasedAt: number | null;
}

export interface RunFilter {
  workflow?: string | undefined;
  status?: 'open' | 'closed' | undefined;
  flag?: RunFlag | undefined;
  ticketId?: number | undefined;
  agent?: string | undefined;
}

/** Place in a list ordered by last change, newest first. */
export interface Place {
  updatedAt: number;
  id: string;
}

export interface SessionRow {
  id: string;
  user: string;
  role: 'agent' | 'lead';
  expiresAt: number;
}

/** What other parts of the service, here or in another instance, want to hear of after a commit. */
export type Notice =
  | { kind: 'run'; account: string; runId: string; seq: number }
  | { kind: 'session'; account: string; sessionId: string }
  /** Notices may have been lost: read again whatever is being watched. */
  | { kind: 'gap' };

export interface VersionRow {
  workflow: string;
  version: string;
  source: string;
}

/** A row of any table, as backups and copies carry it. */
export interface TableRow {
  table: string;
  row: Record<string, string | number | null>;
}

/**
 * Everything the service keeps. Every method but the whole-store ones at the end takes the account first and sees
 * nothing of others. Times are milliseconds since 1970. Throws `StoreUnavailable` when nothing was changed and a
 * later try may work.
 */
export interface Store {
  readonly kind: 'sqlite' | 'postgresql';

  /** False when the run is not at `expectedSeq` any more, or when a run for ticket, workflow and subject exists. */
  append(account: string, change: Change): Promise<boolean>;
  /** Replaces the projection if the run still is at this seq: used when shared facts moved a sibling run. */
  project(account: string, run: RunRow): Promise<boolean>;
  load(account: string, runId: string): Promise<StoredRun | null>;
  /** Ids of the runs on a ticket, oldest first. */
  runsOfTicket(account: string, ticketId: number): Promise<string[]>;
  findRun(account: string, ticketId: number, workflow: string, subjectKey: string): Promise<string | null>;
  eventsAfter(account: string, runId: string, seq: number): Promise<StoredEvent[] | null>;
  list(account: string, filter: RunFilter, after: Place | null, limit: number, now: number): Promise<RunSummary[]>;
  /** Runs changed at or after an instant, oldest change first. */
  changedSince(account: string, since: number, limit: number): Promise<{ runId: string; seq: number; at: number }[]>;

  saveTicket(account: string, ticket: TicketContext, now: number): Promise<void>;
  ticketFacts(account: string, ticketId: number): Promise<TicketFact[]>;
  /** The run an owner ticket belongs to, by its Zendesk id or the external id written on it. */
  findOwnerTicket(account: string, by: { ticketId: number; externalId: string | null }): Promise<OwnerTicketRow | null>;

  saveVersion(account: string, version: VersionRow, now: number): Promise<void>;
  loadVersion(account: string, workflow: string, version: string): Promise<string | null>;

  /** False when this launch token was used before. */
  useLaunch(account: string, jti: string, expiresAt: number): Promise<boolean>;
  saveSession(account: string, session: SessionRow): Promise<void>;
  isSessionLive(account: string, sessionId: string, now: number): Promise<boolean>;
  endSession(account: string, sessionId: string): Promise<void>;

  /** Takes all values out of a run's events, projection and ticket, keeping hashes, together with a last event. */
  erase(account: string, change: Change, at: number): Promise<boolean>;
  /** Closed runs untouched since an instant and not erased yet. */
  erasable(account: string, before: number, limit: number): Promise<string[]>;
  /** Runs whose subject, events, facts or ticket name this person, any letter case. */
  runsNaming(account: string, person: string): Promise<string[]>;

  /** Calls back after each commit here or elsewhere; returns how to stop. */
  watch(listener: (notice: Notice) => void): () => void;

  /** Drops what has expired. */
  sweep(now: number): Promise<void>;
  ping(): Promise<void>;
  /** All rows of one instant, tables in an order that can be filled again. */
  rows(): AsyncIterable<TableRow>;
  /** Fills an empty store; throws when it is not empty. */
  fill(rows: AsyncIterable<TableRow>): Promise<number>;
  /** Every run with its chain, for checking. */
  chains(): AsyncIterable<{ account: string; run: RunRow; events: StoredEvent[] }>;
  close(): Promise<void>;
}

/** The store cannot work now: disk full, connection lost, shutting down. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
  readonly code = 'STORE_UNAVAILABLE';
}

/** The store must not be used as it is: held by another process, newer schema, not empty. */
export class StoreRefused extends Error {
  override name = 'StoreRefused';
}
