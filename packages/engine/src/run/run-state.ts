import type {
  CameFrom,
  Actor,
  Fact,
  Facts,
  FactValue,
  Nudge,
  OwnerTicket,
  ProposalBasis,
  ProposalSource,
  Review,
  RunEnding,
  TicketStatus,
  LookUpView,
} from '@handrail/contract';

/** Values of facts as they were named at some moment; null where one was not known. */
export type Named = Record<string, FactValue | null>;

/** What was recorded of a fact, and what it was about then. */
export type FactRecord = {
  fact: Fact;
  /** Values that name what it is about; null until one is recorded. */
  about: Named;
  /** Of a consent: what the text named that asked for it. */
  covers: Named | null;
};

/** A lead's no, about one subject. */
export type Denial = { subject: FactValue | null; by: Actor; at: string; comment: string };

/** What the last event on a step recorded. */
export type StepRecord =
  | {
      state: 'done';
      by: Actor;
      at: string;
      how: 'now' | 'before';
      note: string | null;
      evidence: string | null;
      /** Case facts that forced the outcome when the step was done, with their values then. */
      basis: Record<string, FactValue>;
      /** What its text named or it was done to. */
      named: Named;
    }
  | { state: 'skipped'; by: Actor; at: string; reason: string }
  | { state: 'failed'; by: Actor; at: string; message: string }
  | { state: 'reopened'; by: Actor; at: string; reason: string };

export type ApprovalRecord = {
  question: string;
  askedBy: Actor;
  askedAt: string;
  /** Case facts known when it was asked, start values left out. */
  snapshot: Record<string, FactValue>;
  /** Facts that could not be found out, or named, then. */
  lost: readonly string[];
  decided: { decision: 'approved' | 'denied'; by: Actor; at: string; comment: string } | null;
};

export type OwnerTicketRecord = Pick<OwnerTicket, 'username' | 'externalId' | 'ticketId' | 'answer' | 'answeredAt'> & {
  state: Exclude<OwnerTicket['state'], 'planned'>;
  /** When the ticket was created; null before. */
  createdAt: string | null;
  message: string | null;
  /** Address the owner was written to, as far as it was known then. */
  email: string | null;
  /** Comment the recorded answer was read from; null when nobody said. */
  answeredIn: string | null;
  /** What the letter named. */
  named: Named;
  /** They were told that it is no longer needed, and their ticket was solved. */
  isClosed: boolean;
  /** Zendesk's id of the owner, once their ticket was merged into one that may be somebody else's. */
  ownerId: string | null;
  /** What this owner wrote, as Zendesk told of it, in the order it came. */
  replies: { commentId: string; at: string }[];
};

export type SecondLookRecord = { at: string; problems: LookUpView[]; isOverridden: boolean };

export type ProposedValue = { value: FactValue; source: ProposalSource; basis: ProposalBasis; at: string };

/** A run as its events tell it, and what its ticket's other runs told of the ticket. */
export type RunState = {
  /** Null before the first event. */
  runId: string | null;
  /** Null when `run_opened` is missing or erased. */
  workflow: string | null;
  version: string | null;
  ticketId: number | null;
  subject: string | null;
  because: string[];
  choice: 'matched' | 'picked' | null;
  /** Number of the last event, 0 before the first. */
  seq: number;
  status: 'open' | 'closed';
  /** How it ended; null while it is open. */
  ending: Omit<RunEnding, 'ownersToTell'> | null;
  createdAt: string | null;
  /** Last event that was more than a sighting. */
  updatedAt: string | null;
  /** Who acted last, the service left out. */
  lastActor: Actor | null;
  facts: Facts;
  /** Everything recorded of each fact, the last for each thing it was about. */
  records: Record<string, FactRecord[]>;
  /** By fact, the newest since the fact last got a value. */
  proposals: Record<string, ProposedValue>;
  /** By fact, the newest look-up. */
  lookUps: Record<string, LookUpView>;
  /** By irreversible step, the newest look before it. */
  secondLooks: Record<string, SecondLookRecord>;
  steps: Record<string, StepRecord>;
  /** By step, the marker of a note that was to be added and is not known to be there. */
  intendedNotes: Record<string, string>;
  approvals: Record<string, ApprovalRecord>;
  /** What leads said no to, by step, for each subject until it is lifted. */
  denials: Record<string, Denial[]>;
  /** Outcomes the run has come to, with what was recorded or done and forced them then. */
  reached: Record<string, Record<string, FactValue>>;
  ownerTickets: Record<string, OwnerTicketRecord[]>;
  /** Last reminder per step. */
  reminded: Record<string, { at: string; by: Actor; note: string | null }>;
  overrides: { steps: string[]; reason: string; by: Actor; at: string }[];
  mistakes: { note: string; by: Actor; at: string }[];
  /** Tickets that were merged into this one. */
  mergedFrom: number[];
  cameFrom: CameFrom[];
  /** Ids of all who did some of the work: none of them reviews it. */
  workedBy: readonly string[];
  /** A lead's last, while nobody has worked on it since. */
  nudge: Nudge | null;
  /** The newest. */
  review: Review | null;
  ticketStatus: TicketStatus | null;
  /** When it became so, by Zendesk's clock. */
  ticketStatusAt: string | null;
  isErased: boolean;
};
