import { insertOf, query, type Query, tableOf, updateOf } from './queries.ts';
import { eventToRow, ownerTicketToRow, type Row, runToRow } from './rows.ts';
import type { Change } from './store.ts';
import type { TableName } from './tables.ts';

const types: Record<string, string> = { seq: 'integer', id: 'uuid', owner_ticket_id: 'bigint' };

/** Rows of a table that hang on the run which `moved` answered; the columns in `fixed` come from it. */
function insertMany(table: TableName, rows: readonly Row[], fixed: Record<string, string>, conflict = ''): Query {
  const { columns } = tableOf(table);
  const given = columns.filter((column) => !(column in fixed));
  const selected = columns.map((column) => fixed[column] ?? `given.${column}`);
  const tuple = `(${given.map((column) => `?::${types[column] ?? 'text'}`).join(', ')})`;
  return {
    sql: `insert into ${table} (${columns.join(', ')}) select ${selected.join(', ')}
      from moved, (values ${rows.map(() => tuple).join(', ')}) as given (${given.join(', ')}) ${conflict}`,
    values: rows.flatMap((row) => given.map((column) => row[column] ?? null)),
  };
}

/**
 * A whole change in one statement, which is one round trip and one commit: everything hangs on the projection having
 * moved. Answers a row when it did.
 */
export function changeQuery(account: string, { run, expectedSeq, events, ticketFacts, ownerTickets }: Change): Query {
  const row = runToRow(account, run);
  const isNew = expectedSeq === 0;
  const start = isNew ? insertOf('runs', row) : updateOf(row, expectedSeq);
  const moved = isNew
    ? `${start.sql} on conflict do nothing returning account, id, ticket_id`
    : start.sql.replace(/returning seq$/, 'returning account, id, ticket_id');
  const mine = { account: 'moved.account', run_id: 'moved.id' };
  const facts = ticketFacts.map(({ fact, value }) => ({ fact, value: JSON.stringify(value) }));
  const parts = {
    new_events: insertMany(
      'events',
      events.map((event) => eventToRow(account, event)),
      mine,
    ),
    new_facts: insertMany(
      'facts',
      facts,
      { account: 'moved.account', ticket_id: 'moved.ticket_id' },
      'on conflict (account, ticket_id, fact) do update set value = excluded.value',
    ),
    new_owners: insertMany(
      'owner_tickets',
      ownerTickets.map((ticket) => ownerTicketToRow(account, ticket)),
      mine,
      `on conflict (account, external_id) do update set state = excluded.state, owner_ticket_id = excluded.owner_ticket_id`,
    ),
  };
  const used = Object.entries(parts).filter(([, { values }]) => values.length > 0);
  return {
    sql: `with moved as (${moved}), ${used.map(([name, { sql }]) => `${name} as (${sql})`).join(', ')}
      select 1 as one from moved`,
    values: [...start.values, ...used.flatMap(([, { values }]) => values)],
  };
}

const rowsOf = (table: string, where: string) =>
  `(select coalesce(json_agg(found), '[]'::json) from (select * from ${table} where ${where}) found)`;

/** A run with all that belongs to it in one round trip. */
export const loadQuery = (account: string, runId: string): Query =>
  query(
    `select runs.*,
       ${rowsOf('events e', 'e.account = runs.account and e.run_id = runs.id order by e.seq')} as events,
       ${rowsOf(
         'events e',
         `e.account = runs.account and e.run_id in (
            select r.id from runs r where r.account = runs.account and r.ticket_id = runs.ticket_id and r.id <> runs.id)
          and e.type in ('fact_recorded', 'fact_corrected', 'fact_unobtainable') and e.sealed is not null
          order by e.at, e.id`,
       )} as siblings,
       ${rowsOf('facts f', 'f.account = runs.account and f.ticket_id = runs.ticket_id')} as facts,
       (select context from tickets t where t.account = runs.account and t.ticket_id = runs.ticket_id) as context
     from runs where account = ? and id = ?`,
    account,
    runId,
  );
