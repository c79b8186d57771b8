import type { Actor, Facts, FactValue, OwnerTicket, TicketStatus } from '@handrail/contract';

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
  decided: { decision: 'approved' | 'denied'; by: Actor; at: string; comment: string } | null;
};

export type OwnerTicketRecord = Pick<OwnerTicket, 'username' | 'externalId' | 'ticketId' | 'answer' | 'answeredAt'> & {
  state: Exclude<OwnerTicket['state'], 'planned'>;
  /** When the ticket was created; null before. */
  createdAt: string | null;
  message: string | null;
  /** Comment the recorded answer was read from; null when nobody said. */
  answeredIn: string | null;
  /** What this owner wrote, as Zendesk told of it, in the order it came. */
  replies: { commentId: string; at: string }[];
};

/** A run as its events tell it. Facts here are the run's own; ticket-scoped ones join in `knownFacts`. */
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
  closedBecause: string | null;
  createdAt: string | null;
  /** Last event that was more than a sighting. */
  updatedAt: string | null;
  /** Who acted last, the service left out. */
  lastActor: Actor | null;
  facts: Facts;
  steps: Record<string, StepRecord>;
  approvals: Record<string, ApprovalRecord>;
  ownerTickets: Record<string, OwnerTicketRecord[]>;
  /** Last reminder per step. */
  reminded: Record<string, { at: string; by: Actor; note: string | null }>;
  overrides: { steps: string[]; reason: string; by: Actor; at: string }[];
  mistakes: { note: string; by: Actor; at: string }[];
  ticketStatus: TicketStatus | null;
  /** When it became so, by Zendesk's clock. */
  ticketStatusAt: string | null;
  isErased: boolean;
};
