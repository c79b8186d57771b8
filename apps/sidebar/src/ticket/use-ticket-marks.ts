import { useEffect } from 'react';
import type { Launch, RunView } from '@handrail/contract';
import type { TicketStore } from '../state/ticket-store.ts';
import type { TicketMarks, Zendesk } from '../zendesk/zendesk.ts';

type Marks = NonNullable<Launch['marks']>;

const one = (text: string) => text.replace(/[^\w-]/g, '_').toLowerCase();

/** Tags of every run; a field holds one value, that of the first run which is still open. */
export function marksOf(runs: readonly RunView[], { tags, fields }: Marks): TicketMarks {
  const all = runs.flatMap(({ workflow, status, decision }) => [
    `handrail_${one(workflow.id)}`,
    `handrail_${status}`,
    ...(decision.outcome === null ? [] : [`handrail_outcome_${one(decision.outcome)}`]),
  ]);
  const run = runs.find(({ status }) => status === 'open') ?? runs[0];
  const values = { workflow: run?.workflow.id, outcome: run?.decision.outcome, state: run?.status };
  const places = [
    [fields.workflow, values.workflow],
    [fields.outcome, values.outcome],
    [fields.state, values.state],
  ] as const;
  return {
    tags: tags ? [...new Set(all)] : null,
    fields: Object.fromEntries(places.flatMap(([id, value]) => (id === undefined ? [] : [[String(id), value ?? '']]))),
  };
}

/**
 * Marks the ticket's form with workflow, outcome and state, where the account wants that. The agent's submit takes them along;
 * opening a ticket changes nothing, and a mark that fails stops no one.
 */
export function useTicketMarks(zendesk: Zendesk, store: TicketStore, marks: Launch['marks']): void {
  useEffect(() => {
    if (!marks) return undefined;
    let last: string | null = null;
    const wanted = () => (store.state().opening === 'ready' ? marksOf(store.state().runs, marks) : null);
    const put = async () => {
      const now = wanted();
      if (now) await zendesk.mark(now).catch(() => undefined);
    };
    const stops = [
      store.subscribe(() => {
        const now = wanted();
        if (!now) return;
        const before = last;
        last = JSON.stringify(now);
        if (before !== null && before !== last) void put();
      }),
      // Zendesk does not say whether what is set in this very moment goes out as well, so this is the second chance.
      zendesk.onSave(async () => {
        await put();
        return true;
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [zendesk, store, marks]);
}
