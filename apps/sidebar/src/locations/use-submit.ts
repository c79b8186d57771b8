import { useCallback, useEffect, useRef, useState } from 'react';
import type { Step, TicketStatus } from '@handrail/contract';
import type { TicketStore } from '../state/ticket-store.ts';
import { useText } from '../text/text.tsx';
import type { Draft, Zendesk } from '../zendesk.ts';

export interface Stop {
  runId: string;
  /** Counts up, so that a second stop is seen as new. */
  at: number;
}

interface Outgoing {
  runId: string;
  step: string;
}

/**
 * The agent's own submit: it is stopped while it would solve the ticket with a required step open, and it ticks the
 * steps whose text or status really goes out with it. Uses only what this page knows: no network in the hook.
 */
export function useSubmit(zendesk: Zendesk, store: TicketStore) {
  const { t } = useText();
  const outgoing = useRef(new Map<string, Outgoing>());
  const draft = useRef<Draft | null>(null);
  const [stopped, setStopped] = useState<Stop | null>(null);

  useEffect(
    () =>
      zendesk.onSave(async () => {
        const { runs, isSessionOver } = store.state();
        const hasOutgoing = outgoing.current.size > 0;
        const readDraft = hasOutgoing ? zendesk.readDraft().catch(() => null) : null;
        const stop = runs
          .filter((run) => run.status === 'open')
          .flatMap((run) => run.openGates.map((gate) => ({ run, gate })))
          .find(({ run, gate }) => !outgoing.current.has(`${run.id} ${gate}`));
        if (!stop || isSessionOver || (await zendesk.readStatus()) !== 'solved') {
          draft.current = await readDraft;
          return true;
        }
        store.select(stop.run.id);
        setStopped((last) => ({ runId: stop.run.id, at: (last?.at ?? 0) + 1 }));
        const step = stop.run.steps.find(({ id }) => id === stop.gate)?.title ?? '';
        return t('gate.stop', { step, more: t('gate.more') });
      }),
    [zendesk, store, t],
  );

  useEffect(
    () =>
      zendesk.onSaved(() => {
        const ticks = [...outgoing.current.values()];
        const sent = draft.current;
        outgoing.current.clear();
        draft.current = null;
        setStopped(null);
        const tickAll = async () => {
          const status = await zendesk.readStatus().catch(() => null);
          const runOf = (id: string) => store.state().runs.find((run) => run.id === id);
          // One after the other: the first may move the run on, and then the next has nothing left to do.
          for (const { runId, step: id } of ticks) {
            const step = runOf(runId)?.steps.find((each) => each.id === id);
            if (step && hasGoneOut(step, sent, status)) await store.tickIfOpen(runId, id);
          }
          // An agent who takes the status from Zendesk's own menu has done the next step as well.
          for (const { id, nextStep, steps } of store.state().runs) {
            const next = steps.find((step) => step.id === nextStep);
            if (next?.kind === 'status' && next.status === status) await store.tickIfOpen(id, next.id);
          }
        };
        void tickAll();
      }),
    [zendesk, store],
  );

  const tickOnSubmit = useCallback((runId: string, step: string, goesOut = true) => {
    const key = `${runId} ${step}`;
    if (goesOut) outgoing.current.set(key, { runId, step });
    else outgoing.current.delete(key);
  }, []);
  return { stopped, tickOnSubmit };
}

/** The agent may have set another status since, emptied the composer, or made a note of the reply. */
function hasGoneOut(step: Step, draft: Draft | null, status: TicketStatus | null): boolean {
  if (step.kind === 'status') return status === null || status === step.status;
  if (draft === null) return true;
  if (draft.isEmpty) return step.kind === 'macro';
  return step.kind === 'reply' || step.kind === 'note' ? draft.mode === step.snippet.mode : true;
}
