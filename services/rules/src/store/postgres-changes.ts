import { columnTypes, onKnown } from './postgres-change.ts';
import { projected, query, type Query, tableOf } from './queries.ts';
import { countToRow, eventToRow, ownerTicketToRow, runToRow } from './rows.ts';
import type { AccountChange } from './append-queue.ts';
import { knownTimes } from './telling.ts';

const ownTypes: Readonly<Record<string, string>> = { expected: 'integer', tells: 'boolean', known_times: 'bigint' };
const typeOf = (column: string) => ownTypes[column] ?? columnTypes[column] ?? 'text';

/** Rows of one parameter, which is JSON: one text serves any number of them. */
const given = (columns: readonly string[]): string =>
  `json_to_recordset(?::json) as given (${columns.map((column) => `${column} ${typeOf(column)}`).join(', ')})`;

const runColumns = tableOf('runs').columns;
const created = `created as (
    insert into runs (${runColumns.join(', ')}) select ${runColumns.join(', ')} from given where expected = 0
    on conflict do nothing returning account, id)`;
const told = `told as (
    insert into tellings (account, ticket_id, times) select account, ticket_id, 1 from given where tells
    on conflict (account, ticket_id) do update set times = tellings.times + 1
    where exists (select 1 from given g where g.account = tellings.account and g.ticket_id = tellings.ticket_id
      and tellings.times = coalesce(g.known_times, tellings.times))
    returning account, ticket_id)`;
const ifTold = `and (not given.tells
      or exists (select 1 from told where told.account = given.account and told.ticket_id = given.ticket_id))`;
const updated = (tells: boolean) => `updated as (
    update runs set ${projected.map((column) => `${column} = given.${column}`).join(', ')} from given
    where given.expected > 0 and runs.account = given.account and runs.id = given.id and runs.seq = given.expected ${tells ? ifTold : ''}
    returning runs.account, runs.id)`;

/** Moves the projections; parts that no row needs are left out, because even idle they cost. */
function start(hasNew: boolean, hasMoved: boolean, tells: boolean): string {
  const parts = [...(hasNew ? ['created'] : []), ...(hasMoved ? ['updated'] : [])];
  return [
    `given as (select * from ${given([...runColumns, ...Object.keys(ownTypes)])})`,
    ...(tells ? [told] : []),
    ...(hasNew ? [created] : []),
    ...(hasMoved ? [updated(tells)] : []),
    `moved as (${parts.map((part) => `select account, id from ${part}`).join(' union all ')})`,
  ].join(', ');
}

/** Inserts those rows whose run has moved. */
function following(table: 'events' | 'owner_tickets'): string {
  const { columns } = tableOf(table);
  const selected = columns.map((column) => `given.${column}`);
  return `new_${table} as (insert into ${table} (${columns.join(', ')}) select ${selected.join(', ')}
    from ${given(columns)} join moved on moved.account = given.account and moved.id = given.run_id ${onKnown[table]})`;
}

const { columns: countColumns, key: countKey } = tableOf('counts');
const countKeys = countColumns.slice(0, countKey).map((column) => `given.${column}`);

/** Several runs may add to one count, and no statement changes a row twice: so they are added up first, in one order for all. */
const counting = `new_counts as (insert into counts (${countColumns.join(', ')})
    select ${countKeys.join(', ')}, sum(given.amount)::bigint
    from ${given([...countColumns, 'run_id'])} join moved on moved.account = given.account and moved.id = given.run_id
    group by ${countKeys.join(', ')} order by ${countKeys.map((key) => `${key} collate "C"`).join(', ')} ${onKnown.counts})`;

const followers = [following('events'), following('owner_tickets'), counting];

/**
 * Several changes in one statement, each as `changeQuery` writes one: its parts hang on its projection having moved.
 * Answers account and id of each run that did. No two of the changes may be about one ticket.
 */
export function changesQuery(changes: readonly AccountChange[]): Query {
  const runs = changes.map(({ account, change: { run, expectedSeq, telling } }) => ({
    ...runToRow(account, run),
    expected: expectedSeq,
    tells: telling !== 'nothing',
    known_times: knownTimes(telling),
  }));
  const rows = [
    changes.flatMap(({ account, change }) => change.events.map((event) => eventToRow(account, event))),
    changes.flatMap(({ account, change }) => change.ownerTickets.map((ticket) => ownerTicketToRow(account, ticket))),
    changes.flatMap(({ account, change }) =>
      change.counts.map((count) => ({ ...countToRow(account, count), run_id: change.run.summary.id })),
    ),
  ];
  const hasNew = runs.some(({ expected }) => expected === 0);
  const hasMoved = runs.some(({ expected }) => expected > 0);
  const tells = runs.some((run) => run.tells);
  const used = followers.filter((_, i) => rows[i]?.length);
  return query(
    `with ${[start(hasNew, hasMoved, tells), ...used].join(', ')} select account, id from moved`,
    JSON.stringify(runs),
    ...rows.flatMap((some) => (some.length > 0 ? [JSON.stringify(some)] : [])),
  );
}
