export { readTicket, type TicketReading } from './read-ticket.ts';
