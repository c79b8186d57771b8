import type { TicketComment, TicketSnapshot } from '@handrail/contract';
import { readTicket } from '../src/index.ts';

export const requester = { id: '501', name: 'Rita Requester', email: 'Rita@acme.example' };

export function ticket(description: string, change: Partial<TicketSnapshot> = {}): TicketSnapshot {
  return {
    id: 7,
    subject: 'Help',
    description,
    requester,
    status: 'open',
    tags: [],
    form: null,
    externalId: null,
    channel: 'email',
    comments: [],
    ...change,
  };
}

export function comment(text: string, change: Partial<TicketComment> = {}): TicketComment {
  const author = { id: requester.id, email: requester.email, role: 'end-user' as const };
  return { id: '9', author, public: true, text, at: '2026-05-01T10:00:00Z', ...change };
}

export const read = (snapshot: TicketSnapshot | string) =>
  readTicket(typeof snapshot === 'string' ? ticket(snapshot) : snapshot, { gitlabHost: 'gitlab.com' });

export const addressesIn = (snapshot: TicketSnapshot | string) => read(snapshot).addresses.map(({ value }) => value);
