import type { FastifyReply } from 'fastify';
import type { z } from 'zod';

/** Zendesk's plain error body. */
export function refuse(reply: FastifyReply, status: number, error: string, description: string) {
  return reply.code(status).send({ error, description });
}

export function notFound(reply: FastifyReply) {
  return refuse(reply, 404, 'RecordNotFound', 'Not found');
}

/** Zendesk's answer to a body it cannot take: 422 with the fields. */
export function invalid(reply: FastifyReply, error: z.ZodError) {
  const details = Object.fromEntries(
    error.issues.map((issue) => [issue.path.join('.') || 'base', [{ description: issue.message, error: issue.code }]]),
  );
  return reply.code(422).send({ error: 'RecordInvalid', description: 'Record validation errors', details });
}
