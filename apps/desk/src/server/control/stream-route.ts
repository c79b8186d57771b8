import type { FastifyInstance } from 'fastify';
import type { DeskStore } from '../desk-store.ts';

/** Server-sent events: every change of the state, for open pages. */
export function streamRoute(app: FastifyInstance, store: DeskStore) {
  const open = new Set<() => void>();
  app.get('/desk/stream', (request, reply) => {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    raw.write('retry: 300\n\n');
    const stop = store.listen((change) => raw.write(`data: ${JSON.stringify(change)}\n\n`));
    const end = () => {
      stop();
      open.delete(end);
      raw.end();
    };
    open.add(end);
    request.raw.on('close', end);
  });
  app.addHook('preClose', async () => {
    for (const end of open) end();
  });
}
