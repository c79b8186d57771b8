import { useEffect, useState } from 'react';
import type { Launch } from '@handrail/contract';
import type { Api } from '../service/api.ts';
import { keptEvents } from '../state/kept-events.ts';
import { createTicketStore } from '../state/ticket-store.ts';
import type { Zendesk } from '../zendesk/zendesk.ts';
import { TicketSidebar } from './ticket-sidebar.tsx';

interface TicketPlaceProps {
  api: Api;
  launch: Launch;
  zendesk: Zendesk;
  isSessionOver: boolean;
}

/** One ticket's page, with what it knows for as long as it lives. */
export function TicketPlace({ api, launch, zendesk, isSessionOver }: TicketPlaceProps) {
  const [store] = useState(() =>
    createTicketStore({
      api,
      readSnapshot: zendesk.readSnapshot,
      userId: launch.user.id,
      kept: (ticketId) => keptEvents(`${launch.account}:${launch.user.id}:${ticketId}`, () => localStorage),
    }),
  );
  useEffect(() => {
    if (isSessionOver) store.endSession();
  }, [isSessionOver, store]);
  return <TicketSidebar store={store} zendesk={zendesk} me={launch.user} marks={launch.marks} />;
}
