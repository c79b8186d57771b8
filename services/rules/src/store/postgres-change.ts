import { projected, query, type Query, tableOf, updateText } from './queries.ts';
import { eventToRow, ownerTicketToRow, type Row, runToRow } from './rows.ts';
import type { Change } from './store.ts';

/** Types of given columns that are not text. */
export const columnTypes: Readonly<Record<string, string>> = {
  id: 'uuid',
  run_id: 'uuid',
  seq: 'integer',
  flags: 'integer',
  ticket_id: 'bigint',
  owner_ticket_id: 'bigint',
  wake_at: 'bigint',
  updated_at: 'bigint',
  erased_at: 'bigint',
};

/** What becomes of a row that is there already. Events never are: their run moves only once to each number. */
export const onKnown = {
  events: '',
  facts: 'on conflict (account, ticket_id, fact) do update set value = excluded.value',
  owner_tickets:
    'on conflict (account, external_id) do update set state = excluded.state, owner_ticket_id = excluded.owner_ticket_id',
} as const;

/** A table whose rows come with a change; the moved run gives the columns in `fixed`. */
function following(table: keyof typeof onKnown, fixed: readonly string[]) {
  const { columns } = tableOf(table);
  const ofRun = (column: string) => (column === 'run_id' ? 'moved.id' : `moved.${column}`);
  const given = columns.filter((column) => !fixed.includes(column));
  const selected = columns.map((column) => (fixed.includes(column) ? ofRun(column) : `given.${column}`));
  const tuple = `(${given.map((column) => `?::${columnTypes[column] ?? 'text'}`).join(', ')})`;
  return {
    valuesOf: (rows: readonly Row[]) => rows.flatMap((row) => given.map((column) => row[column] ?? null)),
    textOf: (rows: number) => `insert into ${table} (${columns.join(', ')}) select ${selected.join(', ')}
      from moved, (values ${Array<string>(rows).fill(tuple).join(', ')}) as given (${given.join(', ')}) ${onKnown[table]}`,
  };
}

const followers = {
  events: following('events', ['account', 'run_id']),
  facts: following('facts', ['account', 'ticket_id']),
  owner_tickets: following('owner_tickets', ['account', 'run_id']),
};

const created = tableOf('runs').columns;
const insertion = `insert into runs (${created.join(', ')}) values (${created.map(() => '?').join(', ')}) on conflict do nothing`;

/** Texts by their shape: putting one together costs as much as the rest of a call on this side. */
const texts = new Map<string, string>();

function textOf(isNew: boolean, counts: Readonly<Record<keyof typeof followers, number>>): string {
  const shape = `${isNew} ${counts.events} ${counts.facts} ${counts.owner_tickets}`;
  const known = texts.get(shape);
  if (known !== undefined) return known;
  const parts = (['events', 'facts', 'owner_tickets'] as const)
    .filter((table) => counts[table] > 0)
    .map((table) => `new_${table} as (${followers[table].textOf(counts[table])})`);
  const text = `with moved as (${isNew ? insertion : updateText} returning account, id, ticket_id), ${parts.join(', ')}
    select 1 as one from moved`;
  texts.set(shape, text);
  return text;
}

/**
 * A whole change in one statement, which is one round trip and one commit: everything hangs on the projection having
 * moved. Answers a row when it did.
 */
export function changeQuery(account: string, { run, expectedSeq, events, ticketFacts, ownerTickets }: Change): Query {
  const row = runToRow(account, run);
  const isNew = expectedSeq === 0;
  const counts = { events: events.length, facts: ticketFacts.length, owner_tickets: ownerTickets.length };
  return {
    sql: textOf(isNew, counts),
    values: [
      ...(isNew ? created : projected).map((column) => row[column] ?? null),
      ...(isNew ? [] : [account, run.summary.id, expectedSeq]),
      ...followers.events.valuesOf(events.map((event) => eventToRow(account, event))),
      ...followers.facts.valuesOf(ticketFacts.map(({ fact, value }) => ({ fact, value: JSON.stringify(value) }))),
      ...followers.owner_tickets.valuesOf(ownerTickets.map((ticket) => ownerTicketToRow(account, ticket))),
    ],
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
