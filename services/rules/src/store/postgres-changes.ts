import { columnTypes, onKnown } from './postgres-change.ts';
import { projected, query, type Query, tableOf } from './queries.ts';
import { eventToRow, ownerTicketToRow, type Row, runToRow } from './rows.ts';
import type { AccountChange } from './append-queue.ts';

const typeOf = (column: string) => (column === 'expected' ? 'integer' : (columnTypes[column] ?? 'text'));

/** Rows of one parameter, which is JSON: one text serves any number of them. */
const given = (columns: readonly string[]): string =>
  `json_to_recordset(?::json) as given (${columns.map((column) => `${column} ${typeOf(column)}`).join(', ')})`;

const runColumns = tableOf('runs').columns;
const created = `created as (
    insert into runs (${runColumns.join(', ')}) select ${runColumns.join(', ')} from given where expected = 0
    on conflict do nothing returning account, id)`;
const updated = `updated as (
    update runs set ${projected.map((column) => `${column} = given.${column}`).join(', ')} from given
    where given.expected > 0 and runs.account = given.account and runs.id = given.id and runs.seq = given.expected
    returning runs.account, runs.id)`;

/** Moves the projections; parts that no row needs are left out, because even idle they cost. */
function start(hasNew: boolean, hasMoved: boolean): string {
  const parts = [...(hasNew ? ['created'] : []), ...(hasMoved ? ['updated'] : [])];
  return [
    `given as (select * from ${given([...runColumns, 'expected'])})`,
    ...(hasNew ? [created] : []),
    ...(hasMoved ? [updated] : []),
    `moved as (${parts.map((part) => `select account, id from ${part}`).join(' union all ')})`,
  ].join(', ');
}

/** Inserts those rows whose run has moved. */
function following(table: keyof typeof onKnown, columns: readonly string[] = tableOf(table).columns): string {
  const target = tableOf(table).columns.join(', ');
  const selected = tableOf(table).columns.map((column) => `given.${column}`);
  return `new_${table} as (insert into ${table} (${target}) select ${selected.join(', ')}
    from ${given(columns)} join moved on moved.account = given.account and moved.id = given.run_id ${onKnown[table]})`;
}

const followers = [
  following('events'),
  following('facts', [...tableOf('facts').columns, 'run_id']),
  following('owner_tickets'),
];

const factRows = ({ account, change: { run, ticketFacts } }: AccountChange): Row[] =>
  ticketFacts.map(({ fact, value }) => ({
    account,
    run_id: run.summary.id,
    ticket_id: run.summary.ticketId,
    fact,
    value: JSON.stringify(value),
  }));

/**
 * Several changes in one statement, each as `changeQuery` writes one: its parts hang on its projection having moved.
 * Answers account and id of each run that did. No two of the changes may be about one ticket.
 */
export function changesQuery(changes: readonly AccountChange[]): Query {
  const runs = changes.map(({ account, change: { run, expectedSeq } }) => ({
    ...runToRow(account, run),
    expected: expectedSeq,
  }));
  const rows = [
    changes.flatMap(({ account, change }) => change.events.map((event) => eventToRow(account, event))),
    changes.flatMap(factRows),
    changes.flatMap(({ account, change }) => change.ownerTickets.map((ticket) => ownerTicketToRow(account, ticket))),
  ];
  const hasNew = runs.some(({ expected }) => expected === 0);
  const hasMoved = runs.some(({ expected }) => expected > 0);
  const used = followers.filter((_, i) => rows[i]?.length);
  return query(
    `with ${[start(hasNew, hasMoved), ...used].join(', ')} select account, id from moved`,
    JSON.stringify(runs),
    ...rows.flatMap((some) => (some.length > 0 ? [JSON.stringify(some)] : [])),
  );
}
