import type { TicketSnapshot } from '@handrail/contract';
import { type Zaf, ZafError } from '@handrail/zaf';
import { readTicket } from '@handrail/zaf/reading';
import { fitSnapshot } from './fit-snapshot.ts';

/** The ticket within the contract's limits. */
export async function readSnapshot(zaf: Zaf): Promise<TicketSnapshot> {
  const ticket = await readTicket(zaf);
  if (ticket.id === null) throw new ZafError('unexpected_answer', 'get ticket.id', 'the ticket is not saved yet');
  return fitSnapshot({ ...ticket, id: ticket.id });
}
