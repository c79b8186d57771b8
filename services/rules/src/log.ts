import { UuidSchema } from '@handrail/contract';
import { type FastifyReply, type FastifyRequest, type FastifyServerOptions, LogController } from 'fastify';
import { z } from 'zod';

const ParamsSchema = z
  .object({
    runId: UuidSchema.optional().catch(undefined),
    ticketId: z
      .string()
      .regex(/^\d{1,20}$/)
      .optional()
      .catch(undefined),
  })
  .catch({});

/** Messages can quote data (a database names the row it refused), so only kind and place of an error are logged. */
function err(error: Error & { code?: unknown; cause?: unknown }) {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause instanceof Error ? { name: error.cause.name } : undefined;
  return { type: error.name, message: '', stack: frames.join('\n'), code: error.code, cause };
}

/** The route pattern, never the address: paths and queries carry subjects and cursors. */
const req = (request: FastifyRequest) => ({ method: request.method, route: request.routeOptions.url ?? 'unknown' });
const res = (reply: { statusCode: number }) => ({ statusCode: reply.statusCode });

/** Logger options whose lines hold no addresses, names, ticket text or tokens. */
export function logOptions(level: string, stream?: { write(line: string): void }): FastifyServerOptions['logger'] {
  return { level, serializers: { err, req, res }, ...(stream ? { stream } : {}) };
}

/** Which run or ticket was read or changed: ids only, so that the log tells who looked at what. */
function runOf(params: unknown): { run?: string; ticket?: string } {
  const { runId, ticketId } = ParamsSchema.parse(params);
  return { ...(runId ? { run: runId } : {}), ...(ticketId ? { ticket: ticketId } : {}) };
}

/** One line a request, when it is answered: with who asked, once that is proven. */
export class OneLineLog extends LogController {
  override incomingRequest(): void {
    // What came is told together with what was answered.
  }
  override requestCompleted(_error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const of = runOf(request.params);
    const told = { req: request, res: reply, ms: Math.round(reply.elapsedTime), ...request.signedIn, ...of };
    request.log.info(told, 'answered');
  }
}
