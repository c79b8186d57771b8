import type { Upgrades } from './tables.ts';
import { indexesInside } from './written-inside.ts';

/** Subjects are found by how they begin, byte by byte, whatever the database's own order is. */
const subjects = 'create index runs_by_subject_key on runs (account, subject_key text_pattern_ops)';

/** How often each ticket was told something: what appends are held against, and no backup needs. Its rows are rewritten in place. */
const tellings = `create table tellings (
  account text not null, ticket_id bigint not null, times bigint not null,
  primary key (account, ticket_id)) with (fillfactor = 50)`;

/** Rows are rewritten all the time, so room is left on their pages: then their index need not follow. */
const counts = `create table counts (
    account text not null, workflow text not null, month text not null, measure text not null, item text not null,
    version text not null, amount bigint not null,
    primary key (account, workflow, month, measure, item, version)) with (fillfactor = 50)`;

/**
 * Events come only with their run, in one statement, so a foreign key would check again what cannot be otherwise. A
 * key is unique in its run because its writer saw all earlier events and `seq` is unique.
 * JSON is kept as text: bodies must come back byte for byte, and text takes what jsonb refuses. Room is left on pages of
 * `runs`, whose rows are rewritten with each event.
 */
export const postgresTables: readonly string[] = [
  `create table versions (
    account text not null, workflow text not null, version text not null,
    source text not null, saved_at bigint not null,
    primary key (account, workflow, version))`,
  `create table tickets (
    account text not null, ticket_id bigint not null, context text not null, updated_at bigint not null,
    primary key (account, ticket_id))`,
  `create table runs (
    account text not null, id uuid not null, ticket_id bigint not null, workflow text not null,
    subject_key text not null, status text not null, flags integer not null, agent text, outcome text, wake_at bigint,
    updated_at bigint not null, seq integer not null, head text not null, summary text not null, erased_at bigint,
    primary key (account, id)) with (fillfactor = 80)`,
  `create table events (
    account text not null, run_id uuid not null, seq integer not null, id uuid not null, at text not null,
    actor_id text not null, actor_role text not null, key text not null, type text not null,
    sealed text, salt text, digest text not null, hash text not null, previous_hash text not null,
    primary key (account, run_id, seq))`,
  `create table owner_tickets (
    account text not null, external_id text not null, run_id uuid not null, step text not null,
    username text not null, state text not null, owner_ticket_id bigint,
    primary key (account, external_id),
    foreign key (account, run_id) references runs (account, id))`,
  `create table launches (
    account text not null, jti text not null, expires_at bigint not null,
    primary key (account, jti))`,
  `create table sessions (
    account text not null, id text not null, user_id text not null, role text not null,
    expires_at bigint not null, ended integer not null,
    primary key (account, id))`,
  counts,
  tellings,
];

/** Beside those of both engines. */
export const postgresIndexes: readonly string[] = [subjects, ...indexesInside('postgresql')];

/**
 * An instance of version 4 that still runs beside this one names the table in every statement that loads a run or records
 * a fact of a ticket, and folds the events all the same. So it stays, empty, until a later version drops it with its trigger.
 */
const emptiedFacts = [
  'delete from facts',
  `create function handrail_keep_nothing() returns trigger language plpgsql as 'begin return null; end'`,
  'create trigger keep_nothing before insert on facts for each row execute function handrail_keep_nothing()',
];

export const postgresUpgrades: Upgrades = {
  // By pattern: a kept text may be no JSON for PostgreSQL, and one such run must not hold up all others.
  3: [`update runs set outcome = substring(summary from '"outcome":"([^"]*)"')`, subjects],
  5: emptiedFacts,
  6: [tellings, 'alter table handrail_schema add column if not exists readable_from integer'],
  7: [counts],
  9: indexesInside('postgresql', 9),
  11: indexesInside('postgresql', 11),
};
