import { z } from 'zod';
import { AttemptsSchema } from './attempt.ts';
import { AuditFileSchema, AuditKeySchema } from './audit.ts';
import { EventSchema, SentEventSchema } from './event.ts';
import { FactIdSchema, InstantSchema, NameSchema, TicketIdSchema, UuidSchema, ZendeskIdSchema } from './id.ts';
import { NeedsSchema } from './need.ts';
import { ReviewsSchema } from './reviews.ts';
import { type ProblemCode, sessionProblems } from './problem.ts';
import { workflowRoutes } from './workflow-routes.ts';
import { OpenedTicketSchema, RunFlagSchema, RunPageSchema, RunSortSchema, RunViewSchema } from './run.ts';
import { SessionSchema } from './session.ts';
import { SourceStandingsSchema } from './source-standing.ts';
import { nameSchema, textSchema } from './text.ts';
import { ReplaySchema } from './replay.ts';
import { TicketSnapshotSchema } from './ticket.ts';
import { MigrationSchema } from './workflow.ts';

/** One endpoint as data: what it takes, what it gives, and with which problems it can refuse. */
export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  /** Path with `:name` parameters. */
  path: string;
  summary: string;
  /**
   * `session`: any agent with a session token; `lead`: leads and administrators; `admin`: administrators only; `signature`:
   * Zendesk itself; `none`: open.
   */
  access: 'none' | 'session' | 'lead' | 'admin' | 'signature';
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  response: z.ZodType;
  /** `stream`: the response schema describes one server-sent event. `csv`: rows of text, sent while they are read. */
  kind?: 'json' | 'stream' | 'csv';
  problems: readonly ProblemCode[];
}

const runParams = z.object({ runId: UuidSchema });

/** What a list of runs is narrowed by. */
const runFilter = {
  workflow: NameSchema.optional(),
  /** Counts with the workflow it is one of. */
  version: nameSchema(80).optional(),
  status: z.enum(['open', 'closed']).optional(),
  flag: RunFlagSchema.optional(),
  outcome: NameSchema.optional(),
  ticketId: TicketIdSchema.optional(),
  agent: nameSchema(40).optional(),
  /** Of the ticket, as it was last seen. */
  group: ZendeskIdSchema.optional(),
  /** The number of its ticket or of an owner's, or how its address, username, path or requester's address begins. */
  search: nameSchema(200).trim().optional(),
  /** Changed at or after the one, before the other. */
  from: InstantSchema.optional(),
  to: InstantSchema.optional(),
  sort: RunSortSchema.default('changed'),
  order: z.enum(['asc', 'desc']).default('desc'),
};

/** Every JSON route of the service. The service registers from it, the sidebar calls by it, OpenAPI is made of it. */
export const routes = {
  openTicket: {
    method: 'POST',
    path: '/v1/tickets/:ticketId/open',
    summary: 'Match workflows to a ticket; answer its runs, opening the best match if it has none',
    access: 'session',
    params: z.object({ ticketId: TicketIdSchema }),
    body: z.object({ snapshot: TicketSnapshotSchema }),
    response: OpenedTicketSchema,
    problems: ['bad_request', 'too_large', ...sessionProblems],
  },
  startRun: {
    method: 'POST',
    path: '/v1/runs',
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
  listRuns: {
    method: 'GET',
    path: '/v1/runs',
    summary:
      'Runs of the account, searched, filtered and sorted, a page at a time; an agent sees their own, or those of one ticket',
    access: 'session',
    query: z.object({
      ...runFilter,
      cursor: nameSchema(400).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: RunPageSchema,
    problems: ['bad_request', ...sessionProblems],
  },
  listNeeds: {
    method: 'GET',
    path: '/v1/needs',
    summary: 'What needs a lead, worst and longest first, with counts by reason',
    access: 'lead',
    response: NeedsSchema,
    problems: [...sessionProblems],
  },
  listReviews: {
    method: 'GET',
    path: '/v1/reviews',
    summary: 'A sample of finished runs to look through, the same for the same seed, and how many were by month',
    access: 'lead',
    query: z.object({ seed: nameSchema(40).default('') }),
    response: ReviewsSchema,
    problems: ['bad_request', ...sessionProblems],
  },
  listSources: {
    method: 'GET',
    path: '/v1/sources',
    summary: 'What the token of each system was last seen to be able to do, and when it expires',
    access: 'lead',
    response: SourceStandingsSchema,
    problems: [...sessionProblems],
  },
  listAttempts: {
    method: 'GET',
    path: '/v1/attempts',
    summary: 'Who was refused again and again in the last day, as the instance that answers has seen it',
    access: 'lead',
    response: AttemptsSchema,
    problems: [...sessionProblems],
  },
  exportRuns: {
    method: 'GET',
    path: '/v1/runs.csv',
    summary: 'The same runs as comma-separated values, all of them',
    access: 'lead',
    query: z.object(runFilter),
    kind: 'csv',
    response: z.string(),
    problems: ['bad_request', 'forbidden', ...sessionProblems],
  },
  getRun: {
    method: 'GET',
    path: '/v1/runs/:runId',
    summary: 'One run, whole',
    access: 'session',
    params: runParams,
    response: RunViewSchema,
    problems: ['bad_request', 'not_found', ...sessionProblems],
  },
  appendEvent: {
    method: 'POST',
    path: '/v1/runs/:runId/events',
    summary: 'Record one event and answer the new view; a stale writer gets 409 with the fresh view',
    access: 'session',
    params: runParams,
    body: SentEventSchema,
    response: RunViewSchema,
    problems: ['bad_request', 'not_found', 'stale', 'conflict', 'gate_locked', 'too_large', ...sessionProblems],
  },
  lookUp: {
    method: 'POST',
    path: '/v1/runs/:runId/look-up',
    summary: 'Read facts from their systems anew: those named, or all that the decision still needs',
    access: 'session',
    params: runParams,
    body: z.object({ facts: z.array(FactIdSchema).max(50).default([]) }),
    response: RunViewSchema,
    problems: ['bad_request', 'not_found', 'conflict', 'too_large', ...sessionProblems],
  },
  secondLook: {
    method: 'POST',
    path: '/v1/runs/:runId/second-look',
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
    method: 'POST',
    path: '/v1/runs/:runId/owner-replies',
    summary: 'Ask Zendesk what the owner wrote on their ticket; what is new is noted on the run',
    access: 'session',
    params: runParams,
    body: z.object({ step: NameSchema, ticketId: TicketIdSchema }),
    response: RunViewSchema,
    problems: ['bad_request', 'not_found', 'conflict', 'too_large', ...sessionProblems],
  },
  listEvents: {
    method: 'GET',
    path: '/v1/runs/:runId/events',
    summary: 'The events of a run in order',
    access: 'session',
    params: runParams,
    query: z.object({ after: z.coerce.number().int().nonnegative().default(0) }),
    response: z.object({ events: z.array(EventSchema) }),
    problems: ['bad_request', 'not_found', ...sessionProblems],
  },
  streamRun: {
    method: 'GET',
    path: '/v1/runs/:runId/stream',
    summary: 'Server-sent events: the number of each new event of a run, resumable by Last-Event-ID',
    access: 'session',
    params: runParams,
    kind: 'stream',
    response: z.object({ runId: UuidSchema, seq: z.number().int().positive() }),
    problems: ['bad_request', 'not_found', ...sessionProblems],
  },
  streamRuns: {
    method: 'GET',
    path: '/v1/queue/stream',
    summary:
      'Server-sent events: each run of the account that changed, for lists; resumable by Last-Event-ID, may repeat',
    access: 'lead',
    kind: 'stream',
    response: z.object({ runId: UuidSchema, seq: z.number().int().positive() }),
    problems: [...sessionProblems],
  },
  previewMigration: {
    method: 'GET',
    path: '/v1/runs/:runId/migration',
    summary: 'What moving a run to the newest version of its workflow would change; moving is an event',
    access: 'session',
    params: runParams,
    response: MigrationSchema,
    problems: ['bad_request', 'not_found', 'conflict', ...sessionProblems],
  },
  eraseRun: {
    method: 'POST',
    path: '/v1/runs/:runId/erase',
    summary: 'Take all values out of a closed run for good; its numbered, hashed events stay',
    access: 'admin',
    params: runParams,
    body: z.object({ because: textSchema(300).trim().min(1) }),
    response: z.object({ erased: z.literal(true), seq: z.number().int().positive() }),
    problems: ['bad_request', 'not_found', 'conflict', 'too_large', ...sessionProblems],
  },
  replayRun: {
    method: 'GET',
    path: '/v1/runs/:runId/replay',
    summary: 'One run from its first event to its last, with the decisions they led to and whether its chain holds',
    access: 'lead',
    params: runParams,
    response: ReplaySchema,
    problems: ['bad_request', 'not_found', 'forbidden', ...sessionProblems],
  },
  asItStood: {
    method: 'GET',
    path: '/v1/runs/:runId/replay/:seq',
    summary: 'One run as it stood right after one of its events, by the version of its workflow of that time',
    access: 'lead',
    params: runParams.extend({ seq: z.coerce.number().int().positive() }),
    response: RunViewSchema,
    problems: ['bad_request', 'not_found', 'forbidden', ...sessionProblems],
  },
  exportAudit: {
    method: 'GET',
    path: '/v1/runs/:runId/audit',
    summary: 'One run as a signed file that can be checked without this service',
    access: 'lead',
    params: runParams,
    response: AuditFileSchema,
    problems: ['bad_request', 'not_found', ...sessionProblems],
  },
  auditKeys: {
    method: 'GET',
    path: '/v1/audit-keys',
    summary: 'The public keys that audit files are signed with',
    access: 'none',
    response: z.object({ keys: z.array(AuditKeySchema) }),
    problems: [],
  },
  ...workflowRoutes,
  renewSession: {
    method: 'POST',
    path: '/v1/session/renew',
    summary: 'Trade a living session for a new one; revoked and expired sessions are refused',
    access: 'session',
    response: SessionSchema,
    problems: [...sessionProblems],
  },
  endSession: {
    method: 'DELETE',
    path: '/v1/session',
    summary: 'Revoke the session',
    access: 'session',
    response: z.object({ ended: z.literal(true) }),
    problems: [...sessionProblems],
  },
  endSessionsOf: {
    method: 'POST',
    path: '/v1/users/:user/sign-out',
    summary: 'End every session of a person in this account, in every browser and at every instance',
    access: 'admin',
    params: z.object({ user: ZendeskIdSchema }),
    response: z.object({ ended: z.number().int().nonnegative() }),
    problems: ['bad_request', ...sessionProblems],
  },
  health: {
    method: 'GET',
    path: '/healthz',
    summary: 'The process lives',
    access: 'none',
    response: z.object({ status: z.literal('ok') }),
    problems: [],
  },
  readiness: {
    method: 'GET',
    path: '/readyz',
    summary: 'The store answers and the workflows are loaded',
    access: 'none',
    response: z.object({ status: z.literal('ready'), workflows: z.number().int() }),
    problems: ['unavailable'],
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
/** The routes that answer with server-sent events. */
export type StreamName = { [N in RouteName]: (typeof routes)[N] extends { kind: 'stream' } ? N : never }[RouteName];
type RouteOf<N extends RouteName> = (typeof routes)[N];
type Out<N extends RouteName, K extends string> =
  RouteOf<N> extends Record<K, infer S extends z.ZodType> ? z.output<S> : undefined;
type In<N extends RouteName, K extends string> =
  RouteOf<N> extends Record<K, infer S extends z.ZodType> ? z.input<S> : undefined;

/** Parsed parts of a request, as a handler sees them. */
export type RouteInput<N extends RouteName> = {
  params: Out<N, 'params'>;
  query: Out<N, 'query'>;
  body: Out<N, 'body'>;
};
/** Parts of a request as a caller writes them. */
export type RouteCall<N extends RouteName> = {
  params: In<N, 'params'>;
  query: In<N, 'query'>;
  body: In<N, 'body'>;
};
export type RouteResponse<N extends RouteName> = Out<N, 'response'>;
