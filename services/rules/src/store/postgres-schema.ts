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
    subject_key text not null, status text not null, flags integer not null, agent text, wake_at bigint,
    updated_at bigint not null, seq integer not null, head text not null, summary text not null, erased_at bigint,
    primary key (account, id)) with (fillfactor = 80)`,
  `create table events (
    account text not null, run_id uuid not null, seq integer not null, id uuid not null, at text not null,
    actor_id text not null, actor_role text not null, key text not null, type text not null,
    sealed text, salt text, digest text not null, hash text not null, previous_hash text not null,
    primary key (account, run_id, seq))`,
  `create table facts (
    account text not null, ticket_id bigint not null, fact text not null, value text not null,
    primary key (account, ticket_id, fact))`,
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
];
