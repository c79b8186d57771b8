import type { Event, Role, RunFlag, RunSort, RunSummary } from '@handrail/contract';

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

/** Where a run's chain ends, as the run remembers it. */
export interface ChainEnd {
  runId: string;
  seq: number;
  head: string;
}

/** What was last read of a ticket and its texts need: a claim of the browser, used for wording only. */
export interface TicketContext {
  id: number;
  subject: string | null;
  requester: { name: string | null; email: string | null };
  /** Zendesk's group of the ticket; missing in what earlier versions kept. */
  groupId?: string | null;
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

/**
 * What a change is to the other runs of its ticket: it tells them something or not, or it must not stand if they told
 * something after it was decided on. `after` is how often the ticket had been told something then.
 */
export type Telling = 'nothing' | 'something' | { after: number };

/** How often something came about in a month, on one version of a workflow. */
export interface CountRow {
  workflow: string;
  /** `YYYY-MM`, UTC. */
  month: string;
  /** What is counted, such as `skipped`; and of what, such as the step. */
  measure: string;
  item: string;
  version: string;
  amount: number;
}

export interface CountsAsked {
  workflows: readonly string[];
  months: readonly string[];
  /** All unless given. */
  measures?: readonly string[];
}

/** One change: events, the projection after them, and the owner tickets they carry. All or nothing. */
export interface Change {
  run: RunRow;
  /** The run's seq before this change; 0 creates the run. */
  expectedSeq: number;
  events: StoredEvent[];
  ownerTickets: OwnerTicketRow[];
  telling: Telling;
  /** What is added to counts, each at most once; negative where something counts no longer. */
  counts: readonly CountRow[];
}

export interface StoredRun {
  run: RunRow;
  events: StoredEvent[];
  /** What the other runs on the ticket told, oldest first: facts of the ticket are kept nowhere else. */
  siblings: StoredEvent[];
  /** How often runs on the ticket told it something, up to what `siblings` holds. */
  timesTold: number;
  ticket: TicketContext | null;
  erasedAt: number | null;
}

export interface RunFilter {
  workflow?: string | undefined;
  /** Of the workflow that is named with it. */
  version?: string | undefined;
  status?: 'open' | 'closed' | undefined;
  flag?: RunFlag | undefined;
  ticketId?: number | undefined;
  agent?: string | undefined;
  group?: string | undefined;
  outcome?: string | undefined;
  /** Number of the ticket or of an owner's, or how the subject or the requester's address begins, letter case aside. */
  search?: string | undefined;
  /** Changed at or after this instant, and before that. */
  from?: number | undefined;
  to?: number | undefined;
  sort?: RunSort | undefined;
  /** Descending unless said. */
  order?: 'asc' | 'desc' | undefined;
}

/** Place in a list: what the row is sorted by there, and its id. */
export interface Place {
  value: number;
  id: string;
}

export interface SessionRow {
  id: string;
  user: string;
  role: Role;
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

  /**
   * False when the run is not at `expectedSeq` any more, when its ticket was told more than the change may miss, or when a
   * run for ticket, workflow and subject exists.
   */
  append(account: string, change: Change): Promise<boolean>;
  /** Replaces the projection if the run still is at this seq: used when shared facts moved a sibling run. */
  project(account: string, run: RunRow): Promise<boolean>;
  load(account: string, runId: string): Promise<StoredRun | null>;
  /** Ids of the runs on a ticket, oldest first. */
  runsOfTicket(account: string, ticketId: number): Promise<string[]>;
  findRun(account: string, ticketId: number, workflow: string, subjectKey: string): Promise<string | null>;
  eventsAfter(account: string, runId: string, seq: number): Promise<StoredEvent[] | null>;
  list(account: string, filter: RunFilter, after: Place | null, limit: number, now: number): Promise<RunSummary[]>;
  /** Of the runs that need a lead for this reason, those that have stood longest. */
  needs(account: string, flag: RunFlag, limit: number, now: number): Promise<RunSummary[]>;
  /** How many there are by reason, counted no further than `most`; reasons without any are left out. */
  countNeeds(account: string, most: number, now: number): Promise<Map<RunFlag, number>>;
  /** Runs of a workflow with an open report of a mistake, newest change first, of the newest so many of all workflows. */
  mistaken(account: string, workflow: string, limit: number): Promise<RunSummary[]>;
  /** Counts of workflows and months; what came to nothing is left out. */
  counts(account: string, asked: CountsAsked): Promise<CountRow[]>;
  /** Runs changed at or after an instant, oldest change first. */
  changedSince(account: string, since: number, limit: number): Promise<{ runId: string; seq: number; at: number }[]>;

  saveTicket(account: string, ticket: TicketContext, now: number): Promise<void>;
  /** What all runs on a ticket told of it, as a run on it that is yet to be would have it in `siblings`. */
  toldOnTicket(account: string, ticketId: number): Promise<StoredEvent[]>;
  /** The run an owner ticket belongs to, by its Zendesk id or the external id written on it. */
  findOwnerTicket(account: string, by: { ticketId: number; externalId: string | null }): Promise<OwnerTicketRow | null>;

  saveVersion(account: string, version: VersionRow, now: number): Promise<void>;
  loadVersion(account: string, workflow: string, version: string): Promise<string | null>;
  /** Versions of a workflow that runs were pinned to, newest first, without their source. */
  versions(account: string, workflow: string, limit: number): Promise<{ version: string; savedAt: number }[]>;

  /** False when this launch token was used before. */
  useLaunch(account: string, jti: string, expiresAt: number): Promise<boolean>;
  saveSession(account: string, session: SessionRow): Promise<void>;
  isSessionLive(account: string, sessionId: string, now: number): Promise<boolean>;
  endSession(account: string, sessionId: string): Promise<void>;
  /** Ends every session of a user; answers how many lived. */
  endSessionsOf(account: string, user: string, now: number): Promise<number>;

  /** Takes all values out of a run's events, projection and ticket, keeping hashes, together with a last event. */
  erase(account: string, change: Change, at: number): Promise<boolean>;
  /**
   * Closed runs untouched since an instant and not erased yet. What they told of their ticket goes with them, so none
   * whose ticket has a run that is open or younger.
   */
  erasable(account: string, before: number, limit: number): Promise<string[]>;
  /** Runs whose subject, events or ticket name this person, any letter case. */
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
  /** Puts these in the place of all counts of a month and those after it, in every account. */
  recount(counts: Iterable<CountRow & { account: string }>, from: string): Promise<void>;
  /** Every run with its chain, for checking: also what cannot be read any more. */
  chains(): AsyncIterable<{ account: string; end: ChainEnd; events: StoredEvent[] }>;
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
