import type { OpenedTicket } from '@handrail/contract';
import type { TicketState } from '../state/ticket-state.ts';
import type { TicketStore } from '../state/ticket-store.ts';
import type { Zendesk } from '../zendesk.ts';

interface OwnerTicketPageProps {
  of: NonNullable<OpenedTicket['ownerTicketOf']>;
  state: TicketState;
  store: TicketStore;
  zendesk: Zendesk;
}

export function OwnerTicketPage({ of }: OwnerTicketPageProps) {
  return <p>{of.username}</p>;
}
