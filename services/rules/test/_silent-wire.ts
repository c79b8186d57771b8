import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A wire to PostgreSQL that can go silent as a vanished machine does: nothing passes and nothing is closed. */
export async function startSilentWire(url: string): Promise<{ url: string; silence(): void; close(): Promise<void> }> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const quiet = new WeakSet<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (part) => void (quiet.has(from) || to.write(part)));
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        if (!quiet.has(from)) to.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  const here = new URL(url);
  here.hostname = '127.0.0.1';
  here.port = String(address.port);
  return {
    url: here.href,
    /** Connections made later pass again. */
    silence() {
      for (const socket of sockets) quiet.add(socket);
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
