import type { Cell, Row } from './rows.ts';
import type { Place, RunFilter } from './store.ts';
import { bitOfFlag, type Table, type TableName, tables } from './tables.ts';

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

type Conflict = 'fail' | 'ignore' | 'replace';

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

/** Columns of a run that a change moves; the rest is fixed when the run starts. */
export const projected = ['status', 'flags', 'agent', 'wake_at', 'updated_at', 'seq', 'head', 'summary'] as const;

/** Moves the projection; returns nothing by itself. */
export const updateText = `update runs set ${projected.map((column) => `${column} = ?`).join(', ')}
  where account = ? and id = ? and seq = ?`;
const updateAnswered = `${updateText} returning seq`;

/** Moves the projection if the run is at `expectedSeq`; answers a row if it was, unless the count of changes tells. */
export const updateOf = (row: Row, expectedSeq: number, isCounted = false): Query => ({
  sql: isCounted ? updateText : updateAnswered,
  values: [...projected.map((column) => row[column] ?? null), row.account ?? null, row.id ?? null, expectedSeq],
});

export function listQuery(account: string, filter: RunFilter, after: Place | null, limit: number, now: number): Query {
  const wheres = ['account = ?'];
  const values: Cell[] = [account];
  const where = (sql: string, ...given: Cell[]) => {
    wheres.push(sql);
    values.push(...given);
  };
  if (filter.workflow) where('workflow = ?', filter.workflow);
  if (filter.status) where('status = ?', filter.status);
  if (filter.agent) where('agent = ?', filter.agent);
  if (filter.ticketId) where('ticket_id = ?', filter.ticketId);
  // Time makes these two true, no event does, so the clock is asked too.
  if (filter.flag === 'hold_overdue' || filter.flag === 'owners_silent') {
    where("wake_at is not null and wake_at <= ? and status = 'open'", now);
  }
  // Written out, not bound: only then do the partial indexes serve.
  if (filter.flag && filter.flag !== 'hold_overdue') wheres.push(`(flags & ${bitOfFlag(filter.flag)}) <> 0`);
  if (after) where('(updated_at, id) < (?, ?)', after.updatedAt, after.id);
  return query(
    `select summary from runs where ${wheres.join(' and ')} order by account desc, updated_at desc, id desc limit ?`,
    ...values,
    limit,
  );
}

/** Letter case does not matter; `%` and `_` in a name are only themselves. */
export function namingQuery(account: string, person: string): Query {
  const pattern = `%${person.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const like = (column: string) => `lower(${column}) like ? escape '\\'`;
  return query(
    `select id from runs where account = ? and (
       ${like('summary')}
       or exists (select 1 from events e where e.account = runs.account and e.run_id = runs.id and ${like('e.sealed')})
       or exists (select 1 from facts f where f.account = runs.account and f.ticket_id = runs.ticket_id and ${like('f.value')})
       or exists (select 1 from tickets t where t.account = runs.account and t.ticket_id = runs.ticket_id and ${like('t.context')}))
     order by id`,
    account,
    pattern,
    pattern,
    pattern,
    pattern,
  );
}

/**
 * Takes the values out of a run whose projection was just replaced by an empty one. Facts and context of the ticket
 * go when no other run on it still needs them.
 */
export function eraseQueries(account: string, runId: string, ticketId: number, lastSeq: number, at: number): Query[] {
  const unshared = `account = ? and ticket_id = ? and not exists (select 1 from runs r
    where r.account = ? and r.ticket_id = ? and r.erased_at is null)`;
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
    ...(['facts', 'tickets'] as const).map((table) =>
      query(`delete from ${table} where ${unshared}`, account, ticketId, account, ticketId),
    ),
  ];
}
