import { z } from 'zod';
import { SentEventSchema } from './event.ts';
import { FactIdSchema, NameSchema, TicketIdSchema, UuidSchema } from './id.ts';
import { sessionProblems } from './problem.ts';
import { OpenedTicketSchema, RunViewSchema } from './run.ts';
import { runAddresses } from './run-addresses.ts';
import { nameSchema } from './text.ts';
import { TicketSnapshotSchema } from './ticket.ts';

export const runParams = z.object({ runId: UuidSchema });

/** What the work on one run asks. A ticket's page builds the schemas of these and of no other answer. */
export const runRoutes = {
  openTicket: {
    ...runAddresses.openTicket,
    summary: 'Match workflows to a ticket; answer its runs, opening the best match if it has none',
    access: 'session',
    params: z.object({ ticketId: TicketIdSchema }),
    body: z.object({ snapshot: TicketSnapshotSchema }),
    response: OpenedTicketSchema,
    problems: ['bad_request', 'too_large', ...sessionProblems],
  },
  startRun: {
    ...runAddresses.startRun,
    summary: 'Start a workflow on a ticket for one subject, or answer the run that is already there',
    access: 'session',
    body: z.object({
      workflow: NameSchema,
      subject: nameSchema(400).trim().min(1).nullable(),
      snapshot: TicketSnapshotSchema,
    }),
    response: RunViewSchema,
    problems: ['bad_request', 'not_found', 'too_large', ...sessionProblems],
  },
  getRun: {
    ...runAddresses.getRun,
    summary: 'One run, whole',
    access: 'session',
    params: runParams,
    response: RunViewSchema,
    problems: ['bad_request', 'not_found', ...sessionProblems],
  },
  appendEvent: {
    ...runAddresses.appendEvent,
    summary: 'Record one event and answer the new view; a stale writer gets 409 with the fresh view',
    access: 'session',
    params: runParams,
    body: SentEventSchema,
    response: RunViewSchema,
    problems: ['bad_request', 'not_found', 'stale', 'conflict', 'gate_locked', 'too_large', ...sessionProblems],
  },
  lookUp: {
    ...runAddresses.lookUp,
    summary: 'Read facts from their systems anew: those named, or all that the decision still needs',
    access: 'session',
    params: runParams,
    body: z.object({ facts: z.array(FactIdSchema).max(50).default([]) }),
    response: RunViewSchema,
    problems: ['bad_request', 'not_found', 'conflict', 'too_large', ...sessionProblems],
  },
  secondLook: {
    ...runAddresses.secondLook,
    summary: 'Read again what a step that cannot be undone rests on; the step is opened by the answer',
    access: 'session',
    params: runParams,
    body: z.object({
      step: NameSchema,
      /** Says that the step has not been carried out since the last look. */
      again: z.boolean().default(false),
    }),
    response: RunViewSchema,
    problems: ['bad_request', 'not_found', 'conflict', 'too_large', ...sessionProblems],
  },
  readOwnerReplies: {
    ...runAddresses.readOwnerReplies,
    summary: 'Ask Zendesk what the owner wrote on their ticket; what is new is noted on the run',
    access: 'session',
    params: runParams,
    body: z.object({ step: NameSchema, ticketId: TicketIdSchema }),
    response: RunViewSchema,
    problems: ['bad_request', 'not_found', 'conflict', 'too_large', ...sessionProblems],
  },
  streamRun: {
    ...runAddresses.streamRun,
    summary: 'Server-sent events: the number of each new event of a run, resumable by Last-Event-ID',
    access: 'session',
    params: runParams,
    kind: 'stream',
    response: z.object({ runId: UuidSchema, seq: z.number().int().positive() }),
    problems: ['bad_request', 'not_found', ...sessionProblems],
  },
} as const;
