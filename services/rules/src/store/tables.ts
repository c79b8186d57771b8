import { type RunFlag, RunFlagSchema } from '@handrail/contract';
import { StoreRefused } from './store.ts';

/** Columns per table in an order that can be filled again; the first `key` of them tell rows apart. Both engines share it. */
export const tables = [
  { name: 'versions', key: 3, columns: ['account', 'workflow', 'version', 'source', 'saved_at'] },
  { name: 'tickets', key: 2, columns: ['account', 'ticket_id', 'context', 'updated_at'] },
  {
    name: 'runs',
    key: 2,
    columns: [
      'account',
      'id',
      'ticket_id',
      'workflow',
      'subject_key',
      'status',
      'flags',
      'agent',
      'outcome',
      'wake_at',
      'updated_at',
      'seq',
      'head',
      'summary',
      'erased_at',
    ],
  },
  {
    name: 'events',
    key: 3,
    columns: [
      'account',
      'run_id',
      'seq',
      'id',
      'at',
      'actor_id',
      'actor_role',
      'key',
      'type',
      'sealed',
      'salt',
      'digest',
      'hash',
      'previous_hash',
    ],
  },
  {
    name: 'owner_tickets',
    key: 2,
    columns: ['account', 'external_id', 'run_id', 'step', 'username', 'state', 'owner_ticket_id'],
  },
  {
    name: 'counts',
    key: 6,
    columns: ['account', 'workflow', 'month', 'measure', 'item', 'version', 'amount'],
  },
  { name: 'launches', key: 2, columns: ['account', 'jti', 'expires_at'] },
  { name: 'sessions', key: 2, columns: ['account', 'id', 'user_id', 'role', 'expires_at', 'ended'] },
] as const;

export type Table = (typeof tables)[number];
export type TableName = (typeof tables)[number]['name'];

/** The schema this code reads and writes. */
export const schemaVersion = 11;

/**
 * The oldest schema whose programs can work with a store of this one: what only adds tables and columns leaves it, what
 * takes something away or must be kept up by all who write raises it. Version 6 counts what tickets are told. What version 7
 * counts of workflows can be counted anew, so an earlier program may leave it as it is.
 */
export const readableFrom = 6;

/** Tables of earlier versions: backups of then hold their rows, and nothing of today is made from them. */
export const retired: ReadonlySet<string> = new Set(['facts']);

/** Flags travel as bits, so that one partial index per flag serves both engines. The order must never change. */
const flagBits = RunFlagSchema.options;

export const bitOfFlag = (flag: RunFlag) => 1 << flagBits.indexOf(flag);
export const flagsToBits = (flags: readonly RunFlag[]) => flags.reduce((bits, flag) => bits | bitOfFlag(flag), 0);

const instants = 'account, updated_at, id';

function flagIndex(flag: RunFlag): string {
  return `create index runs_${flag} on runs (${instants}) where (flags & ${bitOfFlag(flag)}) <> 0`;
}

/** A workflow that is new or an agent who left has few runs, and a walk through all others to find them takes long. */
const narrowLists = [
  'create index runs_by_workflow on runs (account, workflow, updated_at, id)',
  'create index runs_by_agent on runs (account, agent, updated_at, id)',
];

/** What leads look for: a decision, holds by their day, and flags that came later than the first eight. */
const leadLists = [
  'create index runs_by_outcome on runs (account, outcome, updated_at, id)',
  "create index runs_by_wake on runs (account, wake_at, id) where wake_at is not null and status = 'open'",
  ...flagBits.slice(8, 12).map(flagIndex),
];

/** By the number of its ticket; the unique index tells runs of one ticket apart by other columns than lists do. */
const ticketLists = ['create index runs_by_ticket on runs (account, ticket_id, id)'];

/** For agents, who are shown first what a lead asks them to look at. */
const nudges = [flagIndex('nudged')];

const unsaidConsents = [flagIndex('consent_without_comment')];

/** Lists are read newest first by walking these backwards. Every event writes to all of them, so each has to pay. */
export const indexes: readonly string[] = [
  `create index runs_by_change on runs (${instants})`,
  'create index runs_by_status on runs (account, status, updated_at, id)',
  ...narrowLists,
  'create unique index runs_by_subject on runs (account, ticket_id, workflow, subject_key)',
  `create index runs_to_wake on runs (${instants}) where wake_at is not null`,
  ...flagBits.slice(0, 8).map(flagIndex),
  ...leadLists,
  ...ticketLists,
  ...nudges,
  ...unsaidConsents,
  'create index owner_tickets_by_run on owner_tickets (account, run_id)',
  'create index owner_tickets_by_ticket on owner_tickets (account, owner_ticket_id)',
  'create index launches_by_end on launches (expires_at)',
  'create index sessions_by_end on sessions (expires_at)',
];

/** What each version adds to the one before it; a new store gets all of it at once. */
const upgrades: Upgrades = {
  2: narrowLists,
  3: ['alter table runs add column outcome text', ...leadLists],
  4: ticketLists,
  8: nudges,
  10: unsaidConsents,
};

/** Whether a store is left as a newer program made it, because this one can work with it; throws in words if it cannot. */
export function isNewerAndReadable(found: number, from: number | null, what: string): boolean {
  if (found <= schemaVersion) return false;
  if (from !== null && from <= schemaVersion) return true;
  const since = from === null ? '' : ` Programs can work with it from schema ${from} on.`;
  throw new StoreRefused(
    `${what} has schema ${found}; this version of Handrail knows ${schemaVersion}.${since} Start the version that wrote it, or restore a backup.`,
  );
}

export type Upgrades = Readonly<Record<number, readonly string[]>>;

/** Statements that bring a store of a known version up to this code; 0 is an empty store. `own` are those of one engine. */
export function upgradeFrom(found: number, wholeSchema: readonly string[], own: Upgrades): readonly string[] {
  if (found === 0) return wholeSchema;
  const missing = Array.from({ length: schemaVersion - found }, (_, i) => found + 1 + i);
  return missing.flatMap((version) => [...(upgrades[version] ?? []), ...(own[version] ?? [])]);
}
