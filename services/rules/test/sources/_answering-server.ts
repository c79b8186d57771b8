import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One answer as a system gives it. A body that is text goes out as it is. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** Milliseconds before the answer starts. */
  delay?: number;
  /** Cut the connection instead. */
  reset?: boolean;
  /** Writes the body itself, or never ends it. */
  write?: (response: ServerResponse) => void;
}

export interface Asked {
  method: string;
  /** Path and query as they came. */
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A real HTTP server that answers by a function and remembers what it was asked. */
export async function answeringServer(answer: (asked: Asked) => Answer): Promise<{
  origin: string;
  asked: Asked[];
  close(): Promise<void>;
}> {
  const asked: Asked[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const call = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
      asked.push(call);
      const { status, headers = {}, body: said, delay = 0, reset = false, write } = answer(call);
      const finish = () => {
        if (reset) {
          request.socket.destroy();
          return;
        }
        const isText = typeof said === 'string';
        response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json', ...headers });
        if (write) write(response);
        else response.end(isText ? said : JSON.stringify(said ?? null));
      };
      if (delay > 0) setTimeout(finish, delay);
      else finish();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A listening TCP server has an address of this form.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
