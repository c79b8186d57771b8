import { useEffect, useState } from 'react';
import { runWithOpenGate } from '../state/ticket-state.ts';
import type { TicketStore } from '../state/ticket-store.ts';
import { useText } from '../text/text.tsx';
import type { Zendesk } from '../zendesk.ts';

export interface Stop {
  runId: string;
  /** Counts up, so that a second stop is seen as new. */
  at: number;
}

/** Stops a save to solved while a required step is open. Uses only what this page knows: no network in the hook. */
export function useSaveHook(zendesk: Zendesk, store: TicketStore): Stop | null {
  const { t } = useText();
  const [stop, setStop] = useState<Stop | null>(null);
  useEffect(
    () =>
      zendesk.onSave(async () => {
        const run = runWithOpenGate(store.state());
        if (!run || store.state().isSessionOver) return true;
        if ((await zendesk.readStatus()) !== 'solved') return true;
        store.select(run.id);
        setStop((last) => ({ runId: run.id, at: (last?.at ?? 0) + 1 }));
        const step = run.steps.find(({ id }) => id === run.openGates[0])?.title ?? '';
        return t('gate.stop', { step, more: t('gate.more') });
      }),
    [zendesk, store, t],
  );
  return stop;
}
