import { inTime, query, type Query, tableOf, sharedTypes } from './queries.ts';
import type { Cell, Row } from './rows.ts';
import { timesTold } from './telling.ts';

const { columns } = tableOf('events');

const cells = `json_array(${columns.map((column) => `e.${column}`).join(', ')})`;

const sql = `select runs.*,
   (select json_group_array(${cells} order by e.seq)
     from events e where e.account = runs.account and e.run_id = runs.id) as events,
   (select json_group_array(${cells} ${inTime})
     from runs r indexed by runs_by_ticket cross join events e
     where r.account = runs.account and r.ticket_id = runs.ticket_id and r.id <> runs.id
       and e.account = r.account and e.run_id = r.id
       and e.type in (${sharedTypes}) and e.sealed is not null) as siblings,
   ${timesTold},
   (select context from tickets t where t.account = runs.account and t.ticket_id = runs.ticket_id) as context
 from runs where account = ? and id = ?`;

/** A run with all that belongs to it as one row: the driver's cost is by the row and column, not by the byte. */
export const sqliteLoad = (account: string, runId: string): Query => query(sql, account, runId);

const isCells = (value: unknown): value is Cell[][] => Array.isArray(value) && value.every(Array.isArray);

/** Events that travelled in one column, cells in the order of their columns. */
export function eventRowsIn(text: Cell | undefined): Row[] {
  const rows: unknown = JSON.parse(String(text));
  if (!isCells(rows)) throw new TypeError('A stored run has no events');
  return rows.map((cells) => {
    const row: Row = {};
    for (const [index, column] of columns.entries()) row[column] = cells[index] ?? null;
    return row;
  });
}
