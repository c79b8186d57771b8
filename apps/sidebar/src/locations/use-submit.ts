import { useCallback, useEffect, useRef, useState } from 'react';
import type { TicketStore } from '../state/ticket-store.ts';
import { useText } from '../text/text.tsx';
import type { Zendesk } from '../zendesk.ts';

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
 * steps whose text or status goes out with it. Uses only what this page knows: no network in the hook.
 */
export function useSubmit(zendesk: Zendesk, store: TicketStore) {
  const { t } = useText();
  const outgoing = useRef(new Map<string, Outgoing>());
  const [stopped, setStopped] = useState<Stop | null>(null);

  useEffect(
    () =>
      zendesk.onSave(async () => {
        const { runs, isSessionOver } = store.state();
        const stop = runs
          .filter((run) => run.status === 'open')
          .flatMap((run) => run.openGates.map((gate) => ({ run, gate })))
          .find(({ run, gate }) => !outgoing.current.has(`${run.id} ${gate}`));
        if (!stop || isSessionOver) return true;
        if ((await zendesk.readStatus()) !== 'solved') return true;
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
        outgoing.current.clear();
        setStopped(null);
        const tickAll = async () => {
          // One after the other: the first may move the run on, and then the next has nothing left to do.
          for (const { runId, step } of ticks) await store.tickIfOpen(runId, step);
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
