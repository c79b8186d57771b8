import type { SourceKey } from '@handrail/contract';
import type { Finding } from './finding.ts';
import { Unreadable } from './unreadable.ts';
import type { Gitlab } from './gitlab/gitlab.ts';
import type { Mailgun } from './mailgun/mailgun.ts';
import type { Zendesk } from './zendesk/zendesk.ts';

/** A recorded value that a reading may start from. Proposals are never among them. */
export interface Given {
  value: string;
  /** Somebody vouched for it, or the ticket says it: it was not itself looked up. */
  isByPerson: boolean;
  /** ISO instant at which it was recorded. */
  at: string;
}

/** All that reading a fact may use. */
export interface Reading {
  ticketId: number;
  now: Date;
  /** The requester's address as Zendesk tells it; null when there is none. */
  requester: string | null;
  given(fact: string): Given | null;
  /** Null: not configured for the account. */
  gitlab: Gitlab | null;
  mailgun: Mailgun | null;
  zendesk: Zendesk | null;
}

export type Reader = (reading: Reading) => Promise<Finding>;
export type Readers = Record<SourceKey, Reader>;

export function gitlabIn({ gitlab }: Reading): Gitlab {
  if (!gitlab) throw new Unreadable('source_off');
  return gitlab;
}

/** The recorded value of a fact that the reading cannot do without. */
export function needed(reading: Reading, fact: string): string {
  const given = reading.given(fact);
  if (!given) throw new Unreadable('input_missing');
  return given.value;
}
