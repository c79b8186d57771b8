import { v7 } from 'uuid';
import { chainEvent, chainStart } from '../src/store/chain.ts';
import { eventToRow, runToRow } from '../src/store/rows.ts';
import type { StoredEvent, StoredRun, TableRow } from '../src/store/store.ts';

export interface Many {
  account: string;
  /** The run that all are copies of, each with its own names, times and chain. */
  model: StoredRun;
  runs: number;
  /** When the first was changed last, and how long after each the next. */
  start: number;
  apart: number;
}

/** One in so many is on a version of its own. */
export const rareEvery = 10_000;
export const rareVersion = 'hardly-used';
export const firstTicket = 1_000_000;
export const subjectOf = (n: number) => `person${n}@initech.example`;
export const requesterOf = (n: number) => `asker${n}@initech.example`;
/** Rows of one table that come together, as an engine likes to write them. */
const together = 1000;
/** All chains hold, and randomness for each event would take as long as the rest. */
const salt = '0'.repeat(32);

function copyOf({ account, model, start, apart }: Many, n: number): Record<'runs' | 'events' | 'tickets', TableRow[]> {
  const { summary } = model.run;
  const end = start + n * apart;
  const moved = (at: string) => new Date(end - Date.parse(summary.updatedAt) + Date.parse(at)).toISOString();
  const id = v7({ msecs: Date.parse(moved(summary.createdAt)) });
  const ticketId = firstTicket + n;
  const renamed = (text: string) =>
    text
      .replaceAll(summary.subject ?? '', subjectOf(n))
      .replaceAll(model.ticket?.requester.email ?? '', requesterOf(n))
      .replaceAll(`"ticketId":${summary.ticketId},`, `"ticketId":${ticketId},`);
  const events: StoredEvent[] = [];
  for (const { body, basis, at, actor, key, seq } of model.events) {
    if (body === null) throw new Error('A run that was erased is no model');
    const draft = { id: v7(), runId: id, seq, at: moved(at), actor, key, body, basis: basis ?? null };
    draft.body = JSON.parse(renamed(JSON.stringify(body)));
    events.push(chainEvent(account, events.at(-1)?.hash ?? chainStart, draft, salt));
  }
  const version = n % rareEvery === 7 ? rareVersion : summary.workflow.version;
  const changed = {
    ...summary,
    id,
    ticketId,
    subject: subjectOf(n),
    workflow: { ...summary.workflow, version },
    status: n % 10 === 0 ? ('open' as const) : ('closed' as const),
    agent: { id: String(9000 + (n % 50)), name: null, role: 'agent' as const },
    createdAt: moved(summary.createdAt),
    updatedAt: moved(summary.updatedAt),
  };
  const run = { summary: changed, subjectKey: subjectOf(n), head: events.at(-1)?.hash ?? chainStart };
  const context = { ...model.ticket, id: ticketId, requester: { name: `Asker ${n}`, email: requesterOf(n) } };
  return {
    tickets: [
      {
        table: 'tickets',
        row: { account, ticket_id: ticketId, context: JSON.stringify(context), updated_at: end },
      },
    ],
    runs: [{ table: 'runs', row: runToRow(account, run) }],
    events: events.map((event) => ({ table: 'events', row: eventToRow(account, event) })),
  };
}

/** Rows of many runs, as a backup holds them and an empty store is filled with. */
export async function* manyRuns(many: Many): AsyncGenerator<TableRow> {
  for (let from = 0; from < many.runs; from += together) {
    const copies = Array.from({ length: Math.min(together, many.runs - from) }, (_, n) => copyOf(many, from + n));
    for (const table of ['tickets', 'runs', 'events'] as const) for (const copy of copies) yield* copy[table];
  }
}
