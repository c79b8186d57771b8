import type { Channel } from '../model/ticket.ts';

/** The names of GitLab's own forms. */
export const formNames = [
  'Support for GitLab.com',
  'GitLab.com user accounts and login issues',
  'Subscription, License or Customers Portal Problems',
] as const;

/** A ticket the desk starts with, as its requester wrote it. */
export interface SeedTicket {
  subject: string;
  requester: { name: string; email: string };
  text: string;
  channel?: Channel;
  form?: (typeof formNames)[number];
}
