import type { FastifyInstance, FastifyReply } from 'fastify';
import type { HttpEffect, HttpFault } from '../../model/fault.ts';
import type { DeskStore } from '../desk-store.ts';

/** Lets REST requests go wrong as the desk's faults say. The desk's own saves carry a header and are spared. */
export function httpFaults(app: FastifyInstance, store: DeskStore) {
  const used = new Map<string, number>();
  store.listen((change) => {
    if (change.kind === 'faults') used.clear();
  });
  const lost = new WeakSet<object>();

  function next(method: string, path: string): { fault: HttpFault; effect: HttpEffect } | null {
    const fault = store.state.faults.http.find(
      (entry) => (entry.method === '*' || entry.method === method) && path.startsWith(entry.path),
    );
    if (!fault) return null;
    const count = used.get(fault.id) ?? 0;
    used.set(fault.id, count + 1);
    const effect = fault.effects[fault.isRepeated ? count % fault.effects.length : count];
    return effect === undefined ? null : { fault, effect };
  }

  // A browser repeats a request by itself when a reused connection closes unanswered; then nothing would be lost.
  app.addHook('onRequest', async (_request, reply) => {
    void reply.header('connection', 'close');
  });

  app.addHook('preHandler', async (request, reply) => {
    if (!request.url.startsWith('/api/v2/') || request.headers['x-desk-own'] !== undefined) return;
    const found = next(request.method, request.url);
    if (!found) return;
    const { fault, effect } = found;
    switch (effect) {
      case 'ok':
        return;
      case 'status_403':
        return fail(reply, 403, 'Forbidden', 'You are not allowed to do this');
      case 'status_429':
        void reply.header('retry-after', String(fault.retryAfter));
        return fail(reply, 429, 'TooManyRequests', 'Rate limit for this endpoint exceeded');
      case 'status_500':
        return fail(reply, 500, 'InternalServerError', 'Something went wrong');
      case 'status_503':
        return fail(reply, 503, 'ServiceUnavailable', 'Try again later');
      case 'slow':
        return new Promise((done) => setTimeout(done, fault.delay));
      case 'hang':
        reply.hijack();
        return;
      case 'lost_request':
        reply.hijack();
        request.raw.socket.destroy();
        return;
      case 'lost_answer':
        lost.add(request);
        return;
    }
  });

  // The write has happened by now; only its answer goes missing.
  app.addHook('onSend', async (request, reply) => {
    if (!lost.has(request)) return;
    reply.hijack();
    request.raw.socket.destroy();
  });
}

async function fail(reply: FastifyReply, status: number, error: string, description: string) {
  await reply.code(status).send({ error, description });
}
