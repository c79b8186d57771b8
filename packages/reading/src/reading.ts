import type { NotRead } from '@handrail/contract';
import type { AddressRole } from './address-roles.ts';

/** Where something was read, so that a person can see it for themself. */
export interface Place {
  part: 'subject' | 'description' | 'comment';
  /** Zendesk's id of the comment; null for subject and description. */
  comment: string | null;
  /** First character in the requester's own words there, from 0. */
  at: number;
  /** At most 300 characters. */
  sentence: string;
}

/** The requester's own words in one message, or the subject line. */
export interface Words {
  part: Place['part'];
  comment: string | null;
  text: string;
}

export interface AddressReading {
  value: string;
  /** The form that compares. */
  key: string;
  role: AddressRole | null;
  sure: boolean;
  /** The requester's own address. */
  isOwn: boolean;
  place: Place;
}

export interface NamespaceReading {
  path: string;
  sure: boolean;
  /** The very page a link leads to, e.g. `jobs`. */
  page: string | null;
  place: Place;
}

export interface UsernameReading {
  username: string;
  place: Place;
}

export interface PlanReading {
  plan: 'paid' | 'free';
  place: Place;
}

/** What a ticket says by itself: nothing here is more than a claim of its requester. */
export interface TicketReading {
  requester: { name: string | null; email: string | null; key: string | null };
  words: Words[];
  /** Each address once, in the order of the ticket. Those of GitLab's own systems are left out. */
  addresses: AddressReading[];
  /** Old and new address of one person, by the words between them. */
  pairs: { old: AddressReading; new: AddressReading }[];
  namespaces: NamespaceReading[];
  usernames: UsernameReading[];
  /** A link leads into a project of another GitLab than the configured one. */
  elsewhere: boolean;
  plans: PlanReading[];
  /** What the budget left no room for. */
  notRead: NotRead;
  /** Characters looked at, each as often as it was. */
  steps: number;
}
