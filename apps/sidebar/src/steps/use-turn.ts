import { useEffect, useState } from 'react';
import type { TicketStatus, Turn } from '@handrail/contract';
import type { TurnPart } from '../snippet/insert-button.tsx';
import { useRun } from '../state/run-context.tsx';
import { useText } from '../text/text.tsx';
import type { Assignability, TurnStatus } from '../zendesk/zendesk.ts';

function settable(status: TicketStatus | null): TurnStatus | null {
  return status === 'new' || status === 'closed' ? null : status;
}

/** The part of a turn that one click prepares besides the reply: the status, and who works on a ticket on hold. */
export function useTurn(reply: string): TurnPart | undefined {
  const { t } = useText();
  const { run, zendesk, me, tickOnSubmit, keepBack } = useRun();
  const turn: Turn | null = run.turn?.reply === reply ? run.turn : null;
  const status = settable(turn?.status?.status ?? null);
  const [assignability, setAssignability] = useState<Assignability>('taken');
  useEffect(() => {
    // A ticket on hold that nobody is assigned to is reopened at once.
    if (status !== 'hold') return;
    zendesk.assignabilityOf(me.id).then(setAssignability, () => setAssignability('taken'));
  }, [zendesk, status, me.id]);
  if (!turn?.status || !status) return undefined;
  const { step } = turn.status;
  const name = t(`status.${status}`);
  const about = status === 'hold' ? assignability : 'taken';
  const assigns = about === 'free';
  return {
    label: t(assigns ? 'turn.insert.assign' : 'turn.insert', { status: name }),
    said: `${t(assigns ? 'turn.set.assign' : 'turn.set', { status: name })}${about === 'another_group' ? ` ${t('turn.other_group')}` : ''}`,
    async prepare() {
      const now = await zendesk.readStatus();
      // Zendesk takes no ticket back to New.
      const before = now === 'new' ? 'open' : now;
      await zendesk.setStatus(status);
      if (assigns) await zendesk.assignTo(me.id);
      await tickOnSubmit(step, { reply, before: before === status ? null : before });
    },
    takeBack: () => keepBack(step),
  };
}
