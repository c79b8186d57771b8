import { type Problem, type ProblemCode, problemStatus, type Refused, type RefusedCode } from '@handrail/contract';
import '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Attempts } from './edge/attempts.ts';
import type { Repeats } from './edge/repeats.ts';
import { errorDetail } from './error-code.ts';

declare module 'fastify' {
  interface FastifyInstance {
    attempts: Attempts;
    repeats: Repeats;
  }
}

const titles: Record<ProblemCode, string> = {
  bad_request: 'The request cannot be used',
  unauthorized: 'Not signed in',
  session_expired: 'The session has ended',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  stale: 'Somebody was faster',
  conflict: 'Already used for something else',
  gate_locked: 'The step is locked',
  too_large: 'Too much at once',
  too_many_requests: 'Too many requests',
  unavailable: 'Temporarily not available',
  internal: 'Something went wrong here',
};

interface More {
  errors?: Problem['errors'];
  /** What the page makes its own words of; a code alone where it has no values. */
  told?: Refused | RefusedCode | null;
  view?: unknown;
  cause?: unknown;
  /** Seconds after which a try may work. */
  retryAfter?: number;
}

/** A refusal with one of the contract's codes; `detail` is shown to the caller. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: ProblemCode;
  readonly more: More;
  constructor(code: ProblemCode, detail: string, more: More = {}) {
    super(detail, { cause: more.cause });
    this.code = code;
    this.more = more;
  }
}

/** Field paths as the caller wrote them: `body.snapshot.subject`. */
function refusedFields(place: string, error: z.ZodError): Refusal {
  const errors = error.issues.map((issue) => ({
    path: [place, ...issue.path.map(String)].join('.'),
    message: issue.message,
  }));
  const fields = errors.length === 1 ? 'One field' : `${errors.length} fields`;
  return new Refusal('bad_request', `${fields} cannot be used`, { errors });
}

/** A part of a request in its shape, or the refusal that names every field. */
export function readFields<T extends z.ZodType>(place: string, schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (!result.success) throw refusedFields(place, result.error);
  return result.data;
}

const hidden = 'The service could not do this. The request id in `instance` leads to its log line.';

/** Codes of Fastify, its plugins and the stores, in the words of the contract. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const code = errorDetail(error, 'code');
  const statusCode = errorDetail(error, 'statusCode');
  if (code === 'STORE_UNAVAILABLE') {
    return new Refusal('unavailable', 'The store cannot take this now; nothing was changed. Try again.', {
      cause: error,
    });
  }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal('too_large', 'The body is too large');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new Refusal('bad_request', 'Send application/json', {
      errors: [{ path: 'headers.content-type', message: 'Send application/json' }],
    });
  }
  if (statusCode === 429) return new Refusal('too_many_requests', 'Too many requests; wait a minute');
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return new Refusal('bad_request', error instanceof Error ? error.message : 'The request cannot be used');
  }
  return new Refusal('internal', hidden, { cause: error });
}

export function problemOf(refusal: Refusal, instance: string): Problem {
  const { errors, view, told } = refusal.more;
  return {
    type: `/problems/${refusal.code}`,
    title: titles[refusal.code],
    status: problemStatus[refusal.code],
    detail: refusal.message,
    code: refusal.code,
    instance,
    ...(told ? { told: typeof told === 'string' ? { refused: told, values: {} } : told } : {}),
    ...(errors ? { errors } : {}),
    ...(view === undefined ? {} : { view }),
  };
}

const audited: ReadonlySet<ProblemCode> = new Set(['unauthorized', 'forbidden', 'too_many_requests', 'too_large']);

/** Counts every refusal, and writes down those that somebody may be trying something with: who, if that is proven. */
export function noteRefusal(refusal: Refusal, request: FastifyRequest): void {
  const { code } = refusal;
  const route = request.routeOptions.url ?? 'unknown';
  const status = problemStatus[code];
  // A refused token carries a cause too, and says nothing about the service.
  const isOurs = status >= 500 || (refusal.more.cause !== undefined && status === 409);
  if (isOurs) request.log.error({ err: refusal.more.cause ?? refusal, code }, 'failed');
  request.server.attempts.count(code, status, route);
  if (audited.has(code)) request.log.warn({ code, route, ...request.signedIn }, 'refused');
  const account = request.signedIn?.account ?? request.claimed;
  if (account === null) return;
  const isTold = request.server.repeats.count(account, request.signedIn?.user ?? null, code);
  if (isTold) request.log.warn({ account, ...request.signedIn }, 'refused again and again');
}

/** Says in the answer's headers when to try again, if it is known. */
export function tellWhenToRetry({ code, more }: Refusal, reply: FastifyReply): void {
  const seconds = more.retryAfter ?? (code === 'unavailable' ? 2 : null);
  if (seconds !== null) void reply.header('retry-after', String(seconds));
}

export function sendProblem(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(refusal, request.id);
  noteRefusal(refusal, request);
  tellWhenToRetry(refusal, reply);
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** The one place where an error becomes a status. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => sendProblem(asRefusal(error), request, reply));
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) =>
    sendProblem(new Refusal('not_found', 'There is no such address here'), request, reply),
  );
}
