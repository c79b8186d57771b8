import { useState } from 'react';
import type { Launch } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import type { Zendesk } from '../zendesk/zendesk.ts';
import { type BegunTicket, beginTicket } from './begin-ticket.ts';
import { TicketSidebar } from './ticket-sidebar.tsx';

export { beginTicket };

interface TicketPlaceProps {
  launch: Launch;
  zendesk: Zendesk;
  /** What was begun before anything was drawn. */
  begun: BegunTicket | null;
}

/** One ticket's page. */
export function TicketPlace({ launch, zendesk, begun }: TicketPlaceProps) {
  const { spoken } = useText();
  const [{ store }] = useState(() => begun ?? beginTicket(launch, zendesk, spoken));
  return <TicketSidebar store={store} zendesk={zendesk} me={launch.user} marks={launch.marks} />;
}
