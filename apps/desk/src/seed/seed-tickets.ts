import type { Channel } from '../model/ticket.ts';

/** A ticket the desk starts with, as its requester wrote it. */
export interface SeedTicket {
  subject: string;
  requester: { name: string; email: string };
  text: string;
  channel?: Channel;
  tags?: string[];
  form?: 'GitLab.com' | 'Licensing and renewals';
  /** Later messages of the requester, perhaps from another address. */
  replies?: { from?: string; text: string }[];
}

/** Listed so that the first ones each lead to another decision on the release of an address. */
export const seedTickets: readonly SeedTicket[] = [
  {
    subject: 'Email has already been taken',
    requester: { name: 'Ana Lopes', email: 'ana.lopes@example.com' },
    text: 'Hi, I want to add ana@initech.example to my account as a second address but GitLab answers that the email has already been taken. I do not remember making another account.',
  },
  {
    subject: 'Email has already been taken, but the other account is mine too',
    requester: { name: 'Tom Becker', email: 'tom.becker@example.org' },
    text: 'The address tom@globex.example has already been taken. I used that account for some snippets years ago and cannot get in any more. Please move the address to this account.',
  },
  {
    subject: 'Cannot add my work e-mail: already taken',
    requester: { name: 'Mei Tan', email: 'mei.tan@example.net' },
    text: 'When I add mei@umbrella.example I am told it is already taken. I think I once confirmed an account with it through single sign-on.',
  },
  {
    subject: 'Please release my e-mail address',
    requester: { name: 'Jonas Lind', email: 'jonas.lind@example.com' },
    text: 'I am on the free plan. My address jonas@hooli.example is the primary address of an account I never used. Email has already been taken, it says. Can you release it?',
  },
  {
    subject: 'Email has already been taken for a new colleague',
    requester: { name: 'Priya Nair', email: 'priya.nair@acme.example' },
    text: 'We pay for Premium. Our new colleague cannot sign up: ravi@acme.example has already been taken. Nobody here made that account.',
  },
  {
    subject: 'Secondary address "has already been taken"',
    requester: { name: 'Lucía Fernández', email: 'lucia@example.com' },
    text: 'I try to add lucia.f@initrode.example as a secondary address and the page says that the email has already been taken. I cannot find the account it means, your search shows nothing either.',
  },
  {
    subject: 'Question in chat: email has already been taken',
    requester: { name: 'Sam Carter', email: 'sam.carter@example.com' },
    channel: 'messaging',
    text: 'hey, I want to use sam@wayne.example but it has already been taken. What now?',
  },
  {
    subject: 'Invoice for last month',
    requester: { name: 'Olga Petrova', email: 'olga@example.org' },
    form: 'Licensing and renewals',
    text: 'Could you send me the invoice of last month once more? I cannot find it in the portal.',
  },
];
