import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SourceEffect, SourceFault, SourceServer } from '../model/source-fault.ts';

/** The faults in force; `revision` grows with each change, and counting starts again. */
export interface SourceTrouble {
  faults: readonly SourceFault[];
  revision: number;
}

/**
 * Lets requests go wrong as the faults say.
 *
 * @returns the effect on a request, for what only its route can play, such as a cut list
 */
export function sourceFaults(
  app: FastifyInstance,
  server: SourceServer,
  trouble: () => SourceTrouble,
): (request: FastifyRequest) => SourceEffect {
  const effects = new WeakMap<object, SourceEffect>();
  let used = new Map<string, number>();
  let counted = -1;

  function next(method: string, path: string): { fault: SourceFault; effect: SourceEffect } | null {
    const { faults, revision } = trouble();
    if (counted !== revision) used = new Map();
    counted = revision;
    const fault = faults.find(
      (entry) =>
        entry.server === server && (entry.method === '*' || entry.method === method) && path.startsWith(entry.path),
    );
    if (!fault) return null;
    const count = used.get(fault.id) ?? 0;
    used.set(fault.id, count + 1);
    const effect = fault.effects[fault.isRepeated ? count % fault.effects.length : count];
    return effect === undefined ? null : { fault, effect };
  }

  app.addHook('onRequest', async (request, reply) => {
    // A client repeats a request by itself when a reused connection closes unanswered; then nothing would be lost.
    void reply.header('connection', 'close');
    const found = next(request.method, request.url);
    if (!found) return;
    const { fault, effect } = found;
    effects.set(request, effect);
    switch (effect) {
      case 'status_401':
        return say(reply, 401, '{"message":"401 Unauthorized"}');
      case 'status_403':
        return say(reply, 403, '{"message":"403 Forbidden"}');
      case 'status_429':
        void reply.header('retry-after', String(fault.retryAfter));
        return say(reply, 429, 'Retry later\n', 'text/plain');
      case 'status_500':
        return say(reply, 500, '{"message":"500 Internal Server Error"}');
      case 'status_502':
        return say(reply, 502, '<html><body>502 Bad gateway</body></html>', 'text/html');
      case 'status_503':
        return say(reply, 503, '<html><body>503 Service unavailable</body></html>', 'text/html');
      case 'garbage':
        return say(reply, 200, '<html><body>Please sign in</body></html>', 'text/html');
      case 'slow':
        return new Promise((done) => setTimeout(done, fault.delay));
      case 'hang':
        reply.hijack();
        return;
      case 'reset':
        reply.hijack();
        request.raw.socket.resetAndDestroy();
        return;
      case 'ok':
      case 'cut_list':
      case 'list_limit':
      case 'foreign_next':
      case 'plain_view':
      case 'graphql_error':
        return;
    }
  });

  return (request) => effects.get(request) ?? 'ok';
}

async function say(reply: FastifyReply, status: number, body: string, type = 'application/json') {
  await reply.code(status).type(type).send(body);
}
