import { columnsOf, inTime, projected, query, type Query, tableOf, updateText, sharedTypes } from './queries.ts';
import { countToRow, eventToRow, ownerTicketToRow, type Row, runToRow } from './rows.ts';
import type { Change, CountRow } from './store.ts';
import { tellingText, tellingValues, timesTold } from './telling.ts';

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
  amount: 'bigint',
};

/** What becomes of a row that is there already. Events never are: their run moves only once to each number. */
export const onKnown = {
  events: '',
  owner_tickets:
    'on conflict (account, external_id) do update set state = excluded.state, owner_ticket_id = excluded.owner_ticket_id',
  counts: `on conflict (account, workflow, month, measure, item, version)
    do update set amount = counts.amount + excluded.amount`,
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
  owner_tickets: following('owner_tickets', ['account', 'run_id']),
  counts: following('counts', ['account']),
};
const order = ['events', 'owner_tickets', 'counts'] as const;

/** One order for all who count, so that none waits for another who waits for them. */
export const inKeyOrder = (counts: readonly CountRow[]) =>
  counts.toSorted((a, b) => (keyOfCount(a) < keyOfCount(b) ? -1 : 1));
const keyOfCount = ({ workflow, month, measure, item, version }: CountRow) =>
  [workflow, month, measure, item, version].join('\n');

const created = tableOf('runs').columns;
const insertion = `insert into runs (${created.join(', ')}) values (${created.map(() => '?').join(', ')}) on conflict do nothing`;

/** Texts by their shape: putting one together costs as much as the rest of a call on this side. */
const texts = new Map<string, string>();

/** The ticket first, whoever writes: two who took its row and a run's in another order would wait for each other. */
const telling = `told as (${tellingText} returning 1)`;
const ifTold = 'and exists (select 1 from told)';

function textOf(isNew: boolean, tells: boolean, counts: Readonly<Record<keyof typeof followers, number>>): string {
  const shape = `${isNew} ${tells} ${order.map((table) => counts[table]).join(' ')}`;
  const known = texts.get(shape);
  if (known !== undefined) return known;
  const parts = order
    .filter((table) => counts[table] > 0)
    .map((table) => `new_${table} as (${followers[table].textOf(counts[table])})`);
  const move = isNew ? insertion : `${updateText} ${tells ? ifTold : ''}`;
  const text = `with ${tells ? `${telling}, ` : ''}moved as (${move} returning account, id), ${parts.join(', ')}
    select 1 as one from moved`;
  texts.set(shape, text);
  return text;
}

/**
 * A whole change in one statement, which is one round trip and one commit: everything hangs on the projection having
 * moved. Answers a row when it did.
 */
export function changeQuery(account: string, change: Change): Query {
  const { run, expectedSeq, events, ownerTickets, counts } = change;
  const row = runToRow(account, run);
  const isNew = expectedSeq === 0;
  const tells = change.telling !== 'nothing';
  const shape = { events: events.length, owner_tickets: ownerTickets.length, counts: counts.length };
  return {
    sql: textOf(isNew, tells, shape),
    values: [
      ...(tells ? tellingValues(account, run.summary.ticketId, change.telling) : []),
      ...(isNew ? created : projected).map((column) => row[column] ?? null),
      ...(isNew ? [] : [account, run.summary.id, expectedSeq]),
      ...followers.events.valuesOf(events.map((event) => eventToRow(account, event))),
      ...followers.owner_tickets.valuesOf(ownerTickets.map((ticket) => ownerTicketToRow(account, ticket))),
      ...followers.counts.valuesOf(inKeyOrder(counts).map((count) => countToRow(account, count))),
    ],
  };
}

const eventsWhere = (where: string) =>
  `(select coalesce(json_agg(found), '[]'::json) from (select ${columnsOf('events', 'e')} from events e where ${where}) found)`;

const ownEvents = `${eventsWhere('e.account = runs.account and e.run_id = runs.id order by e.seq')} as events`;

/** Every run with its events, which are looked up run by run: the cost of a run does not grow with their number. */
export const chainsText = `select ${columnsOf('runs', 'runs')}, ${ownEvents} from runs order by account, id`;

/** A run with all that belongs to it in one round trip. */
export const loadQuery = (account: string, runId: string): Query =>
  query(
    `select ${columnsOf('runs', 'runs')},
       ${ownEvents},
       ${eventsWhere(
         `e.account = runs.account and e.run_id in (
            select r.id from runs r where r.account = runs.account and r.ticket_id = runs.ticket_id and r.id <> runs.id)
          and e.type in (${sharedTypes}) and e.sealed is not null
          ${inTime}`,
       )} as siblings,
       ${timesTold},
       (select context from tickets t where t.account = runs.account and t.ticket_id = runs.ticket_id) as context
     from runs where account = ? and id = ?`,
    account,
    runId,
  );
