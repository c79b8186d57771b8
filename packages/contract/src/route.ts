import { z } from 'zod';
import { DecisionSchema } from './decision.ts';
import { EventSchema, SentEventSchema } from './event.ts';
import { FactsSchema } from './fact.ts';
import { InstantSchema, NameSchema, TicketIdSchema, UuidSchema } from './id.ts';
import type { ProblemCode } from './problem.ts';
import { OpenedTicketSchema, RunFlagSchema, RunPageSchema, RunViewSchema } from './run.ts';
import { SessionSchema } from './session.ts';
import { TicketSnapshotSchema } from './ticket.ts';
import { MigrationSchema, WorkflowDetailSchema, WorkflowSummarySchema } from './workflow.ts';

/** One endpoint as data: what it takes, what it gives, and with which problems it can refuse. */
export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  /** Path with `:name` parameters. */
  path: string;
  summary: string;
  /** `session`: any agent with a session token; `lead`: leads only; `signature`: Zendesk itself; `none`: open. */
  access: 'none' | 'session' | 'lead' | 'signature';
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  response: z.ZodType;
  /** `stream`: the response schema describes one server-sent event. */
  kind?: 'json' | 'stream';
  problems: readonly ProblemCode[];
}

const sessionProblems = ['unauthorized', 'session_expired', 'too_many_requests', 'unavailable', 'internal'] as const;
const runParams = z.object({ runId: UuidSchema });

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
      subject: z.string().trim().min(1).max(400).nullable(),
      snapshot: TicketSnapshotSchema,
    }),
    response: RunViewSchema,
    problems: ['bad_request', 'not_found', 'too_large', ...sessionProblems],
  },
  listRuns: {
    method: 'GET',
    path: '/v1/runs',
    summary: 'Runs of the account, last change first, a page at a time',
    access: 'session',
    query: z.object({
      workflow: NameSchema.optional(),
      status: z.enum(['open', 'closed']).optional(),
      flag: RunFlagSchema.optional(),
      ticketId: TicketIdSchema.optional(),
      agent: z.string().max(40).optional(),
      cursor: z.string().max(400).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: RunPageSchema,
    problems: ['bad_request', ...sessionProblems],
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
    problems: [
      'bad_request',
      'not_found',
      'forbidden',
      'stale',
      'conflict',
      'gate_locked',
      'too_large',
      ...sessionProblems,
    ],
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
    access: 'session',
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
    access: 'lead',
    params: runParams,
    body: z.object({ because: z.string().trim().min(1).max(300) }),
    response: z.object({ erased: z.literal(true), seq: z.number().int().positive() }),
    problems: ['bad_request', 'not_found', 'forbidden', 'conflict', 'too_large', ...sessionProblems],
  },
  decide: {
    method: 'POST',
    path: '/v1/decisions',
    summary: 'Decide a workflow from given facts, without a run',
    access: 'session',
    body: z.object({ workflow: NameSchema, facts: FactsSchema.default({}), asOf: InstantSchema.optional() }),
    response: DecisionSchema,
    problems: ['bad_request', 'not_found', 'too_large', ...sessionProblems],
  },
  listWorkflows: {
    method: 'GET',
    path: '/v1/workflows',
    summary: 'All workflows',
    access: 'session',
    response: z.object({ workflows: z.array(WorkflowSummarySchema) }),
    problems: [...sessionProblems],
  },
  getWorkflow: {
    method: 'GET',
    path: '/v1/workflows/:workflow',
    summary: 'One workflow with its facts and clauses',
    access: 'session',
    params: z.object({ workflow: NameSchema }),
    response: WorkflowDetailSchema,
    problems: ['bad_request', 'not_found', ...sessionProblems],
  },
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
