import type { Cell, Row } from './rows.ts';
import { type Query, query } from './queries.ts';
import type { RunFilter } from './store.ts';
import { bitOfFlag } from './tables.ts';
import { writtenInside } from './written-inside.ts';

/** So few are sorted as soon as a walk through a list has found the first of them. */
export const mostSorted = 2000;

interface Narrow {
  index: string;
  where: string;
  values: Cell[];
}

/** Each part of a filter that few runs may match, with the index that holds these few together. */
function narrowing({ workflow, version, agent, group, outcome, flag, from, to }: RunFilter): Narrow[] {
  const found: Narrow[] = [];
  const add = (index: string, where: string, ...values: Cell[]) => found.push({ index, where, values });
  if (agent) add('runs_by_agent', 'agent = ?', agent);
  if (group) add('runs_by_group', `${writtenInside.sqlite.group} = ?`, group);
  if (workflow && version)
    add('runs_by_version', `workflow = ? and ${writtenInside.sqlite.version} = ?`, workflow, version);
  else if (workflow) add('runs_by_workflow', 'workflow = ?', workflow);
  if (outcome) add('runs_by_outcome', 'outcome = ?', outcome);
  if (flag === 'hold_overdue') add('runs_by_wake', "wake_at is not null and status = 'open'");
  else if (flag) add(`runs_${flag}`, `(flags & ${bitOfFlag(flag)}) <> 0`);
  if (from !== undefined || to !== undefined)
    add('runs_by_change', 'updated_at >= ? and updated_at < ?', from ?? 0, to ?? Number.MAX_SAFE_INTEGER);
  return found;
}

/**
 * SQLite keeps no statistics of its own accord: where a list is sorted by something else than it is narrowed by, or
 * narrowed by two things, it would walk through all runs for the three that match. So it is asked whether some index
 * holds but few.
 *
 * @returns the index to go through, or null where any way is quick or none is known to be
 */
export async function narrowestIndex(
  account: string,
  filter: RunFilter,
  all: (asked: Query) => Promise<Row[]>,
): Promise<string | null> {
  if (filter.search !== undefined || filter.ticketId !== undefined || filter.sort === 'wake') return null;
  const parts = narrowing(filter);
  const isInOrder = filter.sort === undefined || filter.sort === 'changed';
  if (parts.length < (isInOrder ? 2 : 1)) return null;
  let fewest = mostSorted + 1;
  let narrowest: string | null = null;
  for (const { index, where, values } of parts) {
    const text = `select count(*) as number from (select 1 from runs indexed by ${index} where account = ? and ${where} limit ?)`;
    const [row] = await all(query(text, account, ...values, fewest));
    const number = Number(row?.number);
    if (number < fewest) [fewest, narrowest] = [number, index];
  }
  return narrowest;
}
