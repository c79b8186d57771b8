import { request } from 'node:http';
import type { FastifyInstance } from 'fastify';

export interface Told {
  id: string;
  data: { runId: string; seq: number };
}

export interface Reader {
  /** The next message; waits for it. */
  next(): Promise<Told>;
  /** Resolves when the service ends the stream. */
  ended: Promise<void>;
  close(): void;
}

/** Reads server-sent events over a real connection; the app listens on a free port. */
export async function readStream(app: FastifyInstance, path: string, headers: Record<string, string>): Promise<Reader> {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  const told: Told[] = [];
  const waiting: ((message: Told) => void)[] = [];
  let text = '';
  const take = (block: string) => {
    const id = /^id: (.*)$/m.exec(block)?.[1];
    const data = /^data: (.*)$/m.exec(block)?.[1];
    if (id === undefined || data === undefined) return;
    const message: Told = { id, data: JSON.parse(data) };
    const next = waiting.shift();
    if (next) next(message);
    else told.push(message);
  };
  return new Promise((done, failed) => {
    const outgoing = request({ host: '127.0.0.1', port: address.port, path, headers, agent: false }, (incoming) => {
      if (incoming.statusCode !== 200) {
        failed(new Error(`${path} answered ${incoming.statusCode}`));
        return;
      }
      incoming.setEncoding('utf8');
      incoming.on('data', (part: string) => {
        const blocks = (text + part).split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) take(block);
      });
      const ended = new Promise<void>((end) => incoming.once('close', end));
      done({
        next: () => {
          const message = told.shift();
          return message ? Promise.resolve(message) : new Promise((give) => waiting.push(give));
        },
        ended,
        close: () => outgoing.destroy(),
      });
    });
    outgoing.once('error', failed);
    outgoing.end();
  });
}
