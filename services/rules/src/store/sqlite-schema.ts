import type { Upgrades } from './tables.ts';
import { indexesInside } from './written-inside.ts';

/** Subjects are found by how they begin. */
const subjects = 'create index runs_by_subject_key on runs (account, subject_key)';

/** How often each ticket was told something: what appends are held against, and no backup needs. */
const tellings = `create table tellings (
  account text not null, ticket_id integer not null, times integer not null,
  primary key (account, ticket_id)) strict, without rowid`;

/** One row: the oldest schema whose programs can still work with this store. */
const readable = 'create table readable_from (version integer not null) strict';

const counts = `create table counts (
    account text not null, workflow text not null, month text not null, measure text not null, item text not null,
    version text not null, amount integer not null,
    primary key (account, workflow, month, measure, item, version)) strict, without rowid`;

/** STRICT tables; WITHOUT ROWID keeps a run's events side by side in key order. */
export const sqliteTables: readonly string[] = [
  `create table versions (
    account text not null, workflow text not null, version text not null,
    source text not null, saved_at integer not null,
    primary key (account, workflow, version)) strict`,
  `create table tickets (
    account text not null, ticket_id integer not null, context text not null, updated_at integer not null,
    primary key (account, ticket_id)) strict, without rowid`,
  `create table runs (
    account text not null, id text not null, ticket_id integer not null, workflow text not null,
    subject_key text not null, status text not null, flags integer not null, agent text, outcome text, wake_at integer,
    updated_at integer not null, seq integer not null, head text not null, summary text not null, erased_at integer,
    primary key (account, id)) strict, without rowid`,
  `create table events (
    account text not null, run_id text not null, seq integer not null, id text not null, at text not null,
    actor_id text not null, actor_role text not null, key text not null, type text not null,
    sealed text, salt text, digest text not null, hash text not null, previous_hash text not null,
    primary key (account, run_id, seq),
    foreign key (account, run_id) references runs (account, id)) strict, without rowid`,
  `create table owner_tickets (
    account text not null, external_id text not null, run_id text not null, step text not null,
    username text not null, state text not null, owner_ticket_id integer,
    primary key (account, external_id),
    foreign key (account, run_id) references runs (account, id)) strict, without rowid`,
  `create table launches (
    account text not null, jti text not null, expires_at integer not null,
    primary key (account, jti)) strict, without rowid`,
  `create table sessions (
    account text not null, id text not null, user_id text not null, role text not null,
    expires_at integer not null, ended integer not null,
    primary key (account, id)) strict, without rowid`,
  counts,
  subjects,
  tellings,
  readable,
  ...indexesInside('sqlite'),
];

export const sqliteUpgrades: Upgrades = {
  3: ["update runs set outcome = json_extract(summary, '$.outcome')", subjects],
  5: ['drop table facts'],
  6: [tellings, readable],
  7: [counts],
  9: indexesInside('sqlite', 9),
  11: indexesInside('sqlite', 11),
};
