import { type RunFlag, RunFlagSchema } from '@handrail/contract';

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
  { name: 'facts', key: 3, columns: ['account', 'ticket_id', 'fact', 'value'] },
  {
    name: 'owner_tickets',
    key: 2,
    columns: ['account', 'external_id', 'run_id', 'step', 'username', 'state', 'owner_ticket_id'],
  },
  { name: 'launches', key: 2, columns: ['account', 'jti', 'expires_at'] },
  { name: 'sessions', key: 2, columns: ['account', 'id', 'user_id', 'role', 'expires_at', 'ended'] },
] as const;

export type Table = (typeof tables)[number];
export type TableName = (typeof tables)[number]['name'];

/** The schema this code reads and writes; a store with a higher number is refused. */
export const schemaVersion = 2;

/** Flags travel as bits, so that one partial index per flag serves both engines. The order must never change. */
const flagBits = RunFlagSchema.options;

export const bitOfFlag = (flag: RunFlag) => 1 << flagBits.indexOf(flag);
export const flagsToBits = (flags: readonly RunFlag[]) => flags.reduce((bits, flag) => bits | bitOfFlag(flag), 0);

const instants = 'account, updated_at, id';

/** A workflow that is new or an agent who left has few runs, and a walk through all others to find them takes long. */
const narrowLists = [
  'create index runs_by_workflow on runs (account, workflow, updated_at, id)',
  'create index runs_by_agent on runs (account, agent, updated_at, id)',
];

/** Lists are read newest first by walking these backwards. Every event writes to all of them, so each has to pay. */
export const indexes: readonly string[] = [
  `create index runs_by_change on runs (${instants})`,
  'create index runs_by_status on runs (account, status, updated_at, id)',
  ...narrowLists,
  'create unique index runs_by_subject on runs (account, ticket_id, workflow, subject_key)',
  `create index runs_to_wake on runs (${instants}) where wake_at is not null`,
  ...flagBits.map((flag) => `create index runs_${flag} on runs (${instants}) where (flags & ${bitOfFlag(flag)}) <> 0`),
  'create index owner_tickets_by_run on owner_tickets (account, run_id)',
  'create index owner_tickets_by_ticket on owner_tickets (account, owner_ticket_id)',
  'create index launches_by_end on launches (expires_at)',
  'create index sessions_by_end on sessions (expires_at)',
];

/** What each version adds to the one before it; a new store gets all of it at once. */
const upgrades: Readonly<Record<number, readonly string[]>> = { 2: narrowLists };

/** Statements that bring a store of a known version up to this code; 0 is an empty store. */
export function upgradeFrom(found: number, wholeSchema: readonly string[]): readonly string[] {
  if (found === 0) return wholeSchema;
  const missing = Array.from({ length: schemaVersion - found }, (_, i) => found + 1 + i);
  return missing.flatMap((version) => upgrades[version] ?? []);
}
