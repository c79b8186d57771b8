import { exceptionDays, expectableFlags, type RunFlag, RunFlagSchema } from '@handrail/contract';
import { namingPattern } from './naming.ts';
import type { Cell, Row } from './rows.ts';
import type { CountsAsked, Place, RunFilter, Store } from './store.ts';
import { bitOfFlag, type Table, type TableName, tables } from './tables.ts';
import { writtenInside } from './written-inside.ts';

const runFlags = RunFlagSchema.options;

/** SQL both engines understand, with `?` for each value. */
export interface Query {
  sql: string;
  values: Cell[];
}
export const query = (sql: string, ...values: Cell[]): Query => ({ sql, values });

export const tableOf = (name: string): Table => {
  const table = tables.find((candidate) => candidate.name === name);
  if (!table) throw new Error(`No table ${name}`);
  return table;
};

/** By name: a column that a newer version adds would change what a statement answers that is prepared already. */
export const columnsOf = (name: TableName, as?: string): string =>
  tableOf(name)
    .columns.map((column) => (as === undefined ? column : `${as}.${column}`))
    .join(', ');

/** Events of a ticket's other runs that may count for this one too; the engine says which of them do. */
export const sharedTypes = [
  'run_opened',
  'fact_recorded',
  'fact_corrected',
  'fact_unobtainable',
  'lookup_failed',
  'step_done',
  'step_reopened',
  'approval_asked',
  'approval_decided',
]
  .map((type) => `'${type}'`)
  .join(', ');

/** One order for all who read a ticket, as the engine has it. */
export const inTime = 'order by e.at, e.run_id, e.seq';

type Conflict = 'fail' | 'ignore' | 'replace' | 'add';

/** Texts of inserts by table: putting one together costs more than handing it to the database. */
const inserts = new Map<string, string>();

function insertText({ name, columns, key }: Table, conflict: Conflict): string {
  const known = inserts.get(`${conflict} ${name}`);
  if (known !== undefined) return known;
  const keys = columns.slice(0, key).join(', ');
  const others = columns.slice(key).map((column) => `${column} = excluded.${column}`);
  const tail = {
    fail: '',
    ignore: `on conflict do nothing returning ${columns[0]}`,
    replace: `on conflict (${keys}) do update set ${others.join(', ')}`,
    add: `on conflict (${keys}) do update set amount = ${name}.amount + excluded.amount`,
  }[conflict];
  const text = `insert into ${name} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')}) ${tail}`;
  inserts.set(`${conflict} ${name}`, text);
  return text;
}

/** Inserts one row; what happens to a row that is there already is up to `conflict`. */
export function insertOf(into: TableName | Table, row: Row, conflict: Conflict = 'fail'): Query {
  const table = typeof into === 'string' ? tableOf(into) : into;
  return { sql: insertText(table, conflict), values: table.columns.map((column) => row[column] ?? null) };
}

export const endSessionsQuery = (account: string, user: string, now: number): Query =>
  query(
    'update sessions set ended = 1 where account = ? and user_id = ? and ended = 0 and expires_at > ? returning id',
    account,
    user,
    now,
  );

/** Columns of a run that a change moves; the rest is fixed when the run starts. */
export const projected = [
  'status',
  'flags',
  'agent',
  'outcome',
  'wake_at',
  'updated_at',
  'seq',
  'head',
  'summary',
] as const;

/** Moves the projection; returns nothing by itself. */
export const updateText = `update runs set ${projected.map((column) => `${column} = ?`).join(', ')}
  where account = ? and id = ? and seq = ?`;
const updateAnswered = `${updateText} returning seq`;

/** Moves the projection if the run is at `expectedSeq`; answers a row if it was, unless the count of changes tells. */
export const updateOf = (row: Row, expectedSeq: number, isCounted = false): Query => ({
  sql: isCounted ? updateText : updateAnswered,
  values: [...projected.map((column) => row[column] ?? null), row.account ?? null, row.id ?? null, expectedSeq],
});

/** Columns a list is sorted by; the id parts rows that are equal in the first. */
const sortColumns = {
  changed: ['updated_at', 'id'],
  created: ['id'],
  ticket: ['ticket_id', 'id'],
  wake: ['wake_at', 'id'],
} as const;

/** More than anybody reads; whoever finds so many has not searched yet. */
const mostFound = 1000;

/** Comparisons byte by byte, which an index on how a text begins serves. */
const bytewise = { sqlite: ['>=', '<'], postgresql: ['~>=~', '~<~'] } as const;

/** SQLite keeps no statistics of its own accord, and then may walk a million rows where an index holds three. */
const by = (engine: Store['kind'], index: string) => (engine === 'sqlite' ? `indexed by ${index}` : '');

/** What the runs of a ticket told of it; from the few runs to their events, never the other way round. */
export const toldQuery = (account: string, ticketId: number, engine: Store['kind']): Query =>
  query(
    `select ${columnsOf('events', 'e')} from runs r ${by(engine, 'runs_by_ticket')} cross join events e
     where r.account = ? and r.ticket_id = ? and e.account = r.account and e.run_id = r.id
       and e.type in (${sharedTypes}) and e.sealed is not null ${inTime}`,
    account,
    ticketId,
  );

/** Closed runs that nobody touched since, on tickets of which the same is true of all runs that are not erased yet. */
export const erasableQuery = (account: string, before: number, limit: number, engine: Store['kind']): Query =>
  query(
    `select id from runs r where account = ? and status = 'closed' and updated_at < ? and erased_at is null
       and not exists (select 1 from runs o ${by(engine, 'runs_by_ticket')}
         where o.account = r.account and o.ticket_id = r.ticket_id
           and o.erased_at is null and (o.status = 'open' or o.updated_at >= ?))
     order by account, updated_at, id limit ?`,
    account,
    before,
    before,
    limit,
  );

/**
 * Runs that a search is about, looked up first and by their own index: a walk through a list for a name that is rare would
 * not end.
 */
function searched(account: string, search: string, engine: Store['kind']): { sql: string; values: Cell[] } {
  const text = search.toLowerCase();
  const number = /^#?(\d{1,15})$/.exec(text)?.[1];
  if (number !== undefined) {
    return {
      sql: `select s.id as found_id from runs s ${by(engine, 'runs_by_subject')} where s.account = ? and s.ticket_id = ?
        union select o.run_id from owner_tickets o ${by(engine, 'owner_tickets_by_ticket')}
          where o.account = ? and o.owner_ticket_id = ?`,
      values: [account, Number(number), account, Number(number)],
    };
  }
  const [from, to] = bytewise[engine];
  const begins = (what: string) => `${what} ${from} ? and ${what} ${to} ?`;
  const asked = [account, text, `${text}\u{10FFFF}`];
  return {
    sql: `select found_id from (select s.id as found_id from runs s ${by(engine, 'runs_by_subject_key')}
        where s.account = ? and ${begins('s.subject_key')} limit ?) as subjects
      union select found_id from (select r.id as found_id
        from (select ticket_id from tickets ${by(engine, 'tickets_by_requester')}
          where account = ? and ${begins(writtenInside[engine].requester)} limit ?) as asked
        cross join runs r ${by(engine, 'runs_by_ticket')}
        where r.account = ? and r.ticket_id = asked.ticket_id and r.erased_at is null limit ?) as requesters`,
    values: [...asked, mostFound, ...asked, mostFound, account, mostFound],
  };
}

export function listQuery(
  account: string,
  filter: RunFilter,
  after: Place | null,
  limit: number,
  { now, engine, through = null }: Asking & { through?: string | null },
): Query {
  const found = filter.search ? searched(account, filter.search, engine) : null;
  const wheres = ['account = ?'];
  const values: Cell[] = [...(found?.values ?? []), account];
  const where = (sql: string, ...given: Cell[]) => {
    wheres.push(sql);
    values.push(...given);
  };
  if (filter.workflow) where('workflow = ?', filter.workflow);
  if (filter.version) where(`${writtenInside[engine].version} = ?`, filter.version);
  if (filter.status) where('status = ?', filter.status);
  if (filter.outcome) where('outcome = ?', filter.outcome);
  if (filter.agent) where('agent = ?', filter.agent);
  if (filter.group) where(`${writtenInside[engine].group} = ?`, filter.group);
  if (filter.ticketId) where('ticket_id = ?', filter.ticketId);
  if (filter.from !== undefined) where('updated_at >= ?', filter.from);
  if (filter.to !== undefined) where('updated_at < ?', filter.to);
  if (found) wheres.push('id = found_id');
  if (filter.sort === 'wake') wheres.push("wake_at is not null and status = 'open'");
  // Time makes these two true, no event does, so the clock is asked too.
  if (filter.flag === 'hold_overdue' || filter.flag === 'owners_silent') {
    where("wake_at is not null and wake_at <= ? and status = 'open'", now);
  }
  // Written out, not bound: only then do the partial indexes serve.
  if (filter.flag && filter.flag !== 'hold_overdue') wheres.push(`(flags & ${bitOfFlag(filter.flag)}) <> 0`);
  const columns = sortColumns[filter.sort ?? 'changed'];
  const order = filter.order ?? 'desc';
  if (after) {
    const place = columns.map((column) => (column === 'id' ? after.id : after.value));
    where(`(${columns.join(', ')}) ${order === 'desc' ? '<' : '>'} (${columns.map(() => '?').join(', ')})`, ...place);
  }
  const ordered = ['account', ...columns].map((column) => `${column} ${order}`).join(', ');
  // A cross join is read from the left.
  const from = found
    ? `(${found.sql}) as found cross join runs`
    : `runs ${through === null ? '' : by(engine, through)}`;
  return query(
    `select summary from ${from} where ${wheres.join(' and ')} order by ${ordered} limit ?`,
    ...values,
    limit,
  );
}

const day = 24 * 60 * 60_000;
const byClock: ReadonlySet<RunFlag> = new Set(['hold_overdue', 'owners_silent']);
const asking: ReadonlySet<RunFlag> = new Set(
  runFlags.filter((flag) => !expectableFlags.some((other) => other === flag)),
);

/** Which runs need a lead for this reason. */
function needing(flag: RunFlag, account: string, now: number): { where: string; values: Cell[] } {
  const wheres = ['account = ?'];
  const values: Cell[] = [account];
  if (byClock.has(flag)) {
    wheres.push("wake_at is not null and wake_at <= ? and status = 'open'");
    values.push(now);
  }
  if (flag !== 'hold_overdue') wheres.push(`(flags & ${bitOfFlag(flag)}) <> 0`);
  if (!asking.has(flag)) {
    wheres.push('updated_at >= ?');
    values.push(now - exceptionDays * day);
  }
  return { where: wheres.join(' and '), values };
}

const indexOf = (flag: RunFlag) => (flag === 'hold_overdue' ? 'runs_by_wake' : `runs_${flag}`);

/** Reports of mistakes are few; whoever has left more open than this does not read the oldest. */
const mostMistaken = 500;

/** By the index of the flag, and no further than so many: a workflow without reports costs no walk through its runs. */
export const mistakenQuery = (account: string, workflow: string, limit: number, engine: Store['kind']): Query =>
  query(
    `select summary from (select workflow, summary, updated_at, id from runs ${by(engine, indexOf('mistake_reported'))}
       where account = ? and (flags & ${bitOfFlag('mistake_reported')}) <> 0
       order by account desc, updated_at desc, id desc limit ${mostMistaken}) as found
     where workflow = ? order by updated_at desc, id desc limit ?`,
    account,
    workflow,
    limit,
  );

interface Asking {
  now: number;
  engine: Store['kind'];
}

/** Those that have stood longest. */
export function needsQuery(account: string, flag: RunFlag, limit: number, { now, engine }: Asking): Query {
  const { where, values } = needing(flag, account, now);
  const order = byClock.has(flag) ? 'account, wake_at, id' : 'account, updated_at, id';
  return query(
    `select summary from runs ${by(engine, indexOf(flag))} where ${where} order by ${order} limit ?`,
    ...values,
    limit,
  );
}

/** Counts no further than `most`, so that it costs the same however many there are. */
export function countNeedsQuery(account: string, most: number, { now, engine }: Asking): Query {
  const counts = runFlags.map((flag) => ({ flag, ...needing(flag, account, now) }));
  const counted = counts.map(
    ({ flag, where }) =>
      `select '${flag}' as flag, (select count(*) from (select 1 from runs ${by(engine, indexOf(flag))} where ${where} limit ?) as found) as number`,
  );
  return query(counted.join(' union all '), ...counts.flatMap(({ values }) => [...values, most]));
}

const marks = (values: readonly unknown[]) => `(${values.map(() => '?').join(', ')})`;

/** By the primary key, workflow by workflow and month by month. */
export function countsQuery(account: string, { workflows, months, measures }: CountsAsked): Query {
  const ofMeasures = measures === undefined ? '' : `and measure in ${marks(measures)}`;
  return query(
    `select ${columnsOf('counts')} from counts where account = ? and workflow in ${marks(workflows)} and month in ${marks(months)} ${ofMeasures}
       and amount <> 0 order by account, workflow, month, measure, item, version`,
    account,
    ...workflows,
    ...months,
    ...(measures ?? []),
  );
}

/** Letter case does not matter; `%` and `_` in a name are only themselves. */
export function namingQuery(account: string, person: string): Query {
  const pattern = namingPattern(person);
  const like = (column: string) => `lower(${column}) like ? escape '\\'`;
  return query(
    `select id from runs where account = ? and (
       ${like('summary')}
       or exists (select 1 from events e where e.account = runs.account and e.run_id = runs.id and ${like('e.sealed')})
       or exists (select 1 from tickets t where t.account = runs.account and t.ticket_id = runs.ticket_id and ${like('t.context')}))
     order by id`,
    account,
    pattern,
    pattern,
    pattern,
  );
}

/**
 * Takes the values out of a run whose projection was just replaced by an empty one, and so out of all runs that knew
 * them from it. The context of the ticket goes when no other run on it still needs it.
 */
export function eraseQueries(account: string, runId: string, ticketId: number, lastSeq: number, at: number): Query[] {
  return [
    query(
      'update events set sealed = null, salt = null where account = ? and run_id = ? and seq < ?',
      account,
      runId,
      lastSeq,
    ),
    query('delete from owner_tickets where account = ? and run_id = ?', account, runId),
    // The key must stay unique without naming anybody.
    query(
      'update runs set erased_at = ?, subject_key = cast(id as text) where account = ? and id = ?',
      at,
      account,
      runId,
    ),
    query(
      `delete from tickets where account = ? and ticket_id = ? and not exists (select 1 from runs r
         where r.account = ? and r.ticket_id = ? and r.erased_at is null)`,
      account,
      ticketId,
      account,
      ticketId,
    ),
  ];
}
