import { z } from 'zod';
import { AttemptsSchema } from './attempt.ts';
import { AuditFileSchema, AuditKeySchema } from './audit.ts';
import { EventSchema } from './event.ts';
import { InstantSchema, NameSchema, TicketIdSchema, UuidSchema, ZendeskIdSchema } from './id.ts';
import { NeedsSchema } from './need.ts';
import { ReviewsSchema } from './reviews.ts';
import { type ProblemCode, sessionProblems } from './problem.ts';
import { workflowRoutes } from './workflow-routes.ts';
import { RunFlagSchema, RunPageSchema, RunSortSchema, RunViewSchema } from './run.ts';
import { runParams, runRoutes } from './run-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { SourceStandingsSchema } from './source-standing.ts';
import { nameSchema, textSchema } from './text.ts';
import { ReplaySchema } from './replay.ts';
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
  ...runRoutes,
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
  ...sessionRoutes,
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
