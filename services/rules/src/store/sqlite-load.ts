import { query, type Query, tableOf } from './queries.ts';
import type { Cell, Row } from './rows.ts';

const columnsOf = { events: tableOf('events').columns, facts: tableOf('facts').columns };
type Listed = keyof typeof columnsOf;

const cellsOf = (table: Listed, alias: string) =>
  `json_array(${columnsOf[table].map((column) => `${alias}.${column}`).join(', ')})`;

const sql = `select runs.*,
   (select json_group_array(${cellsOf('events', 'e')} order by e.seq)
     from events e where e.account = runs.account and e.run_id = runs.id) as events,
   (select json_group_array(${cellsOf('events', 'e')} order by e.at, e.id)
     from runs r join events e on e.account = r.account and e.run_id = r.id
     where r.account = runs.account and r.ticket_id = runs.ticket_id and r.id <> runs.id
       and e.type in ('fact_recorded', 'fact_corrected', 'fact_unobtainable') and e.sealed is not null) as siblings,
   (select json_group_array(${cellsOf('facts', 'f')})
     from facts f where f.account = runs.account and f.ticket_id = runs.ticket_id) as facts,
   (select context from tickets t where t.account = runs.account and t.ticket_id = runs.ticket_id) as context
 from runs where account = ? and id = ?`;

/** A run with all that belongs to it as one row: the driver's cost is by the row and column, not by the byte. */
export const sqliteLoad = (account: string, runId: string): Query => query(sql, account, runId);

const isCells = (value: unknown): value is Cell[][] => Array.isArray(value) && value.every(Array.isArray);

/** Rows of a table that travelled in one column, cells in the order of its columns. */
export function rowsIn(table: Listed, text: Cell | undefined): Row[] {
  const rows: unknown = JSON.parse(String(text));
  if (!isCells(rows)) throw new TypeError(`A stored run has no ${table}`);
  const columns = columnsOf[table];
  return rows.map((cells) => {
    const row: Row = {};
    for (const [index, column] of columns.entries()) row[column] = cells[index] ?? null;
    return row;
  });
}
