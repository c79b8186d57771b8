import type { Cell } from './rows.ts';
import type { Telling } from './store.ts';

/**
 * Counts that a ticket is told something; counts nothing and answers nothing where it was told more than was known.
 * The row is what two writers of one ticket meet at: the second waits, and then reads what the first made of it.
 */
export const tellingText = `insert into tellings (account, ticket_id, times) values (?, ?, 1)
  on conflict (account, ticket_id) do update set times = tellings.times + 1
  where tellings.times = coalesce(cast(? as bigint), tellings.times)`;

export const knownTimes = (telling: Telling): number | null => (typeof telling === 'object' ? telling.after : null);

export const tellingValues = (account: string, ticketId: number, telling: Telling): Cell[] => [
  account,
  ticketId,
  knownTimes(telling),
];

/** How often a run's ticket was told something, as part of what a run is loaded by. */
export const timesTold =
  '(select times from tellings t where t.account = runs.account and t.ticket_id = runs.ticket_id) as times_told';
