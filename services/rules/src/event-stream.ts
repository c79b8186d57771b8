import type { Writable } from 'node:stream';

/** What is needed of a Fastify reply. */
interface StreamReply {
  raw: Writable & { writeHead(status: number, headers: Record<string, string>): unknown; flushHeaders(): void };
  hijack(): unknown;
}

/** Server-sent events to one reader. */
export interface EventStream {
  /** A later message with the same key replaces one that was not sent yet. */
  send(key: string, id: string, data: unknown): void;
  end(): void;
  onEnd(listener: () => void): void;
}

/** A reader this far behind is cut off; it resumes by its last event id. */
const mostPending = 5000;
const heartbeatEvery = 20_000;
const mostSilentBeats = 3;

/**
 * Never waits for the reader: while its connection is full, messages are kept, one per key, and writers go on. A reader
 * that takes nothing for a minute is cut off.
 */
export function openEventStream(reply: StreamReply): EventStream {
  void reply.hijack();
  const { raw } = reply;
  const pending = new Map<string, string>();
  const listeners = new Set<() => void>();
  let isEnded = false;
  let silentBeats = 0;

  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  raw.flushHeaders();

  function flush(): void {
    for (const [key, text] of pending) {
      if (isEnded || raw.writableNeedDrain) return;
      pending.delete(key);
      raw.write(text);
    }
  }
  function ended(): void {
    if (isEnded) return;
    isEnded = true;
    clearInterval(beat);
    for (const listener of listeners) listener();
  }
  const beat = setInterval(() => {
    silentBeats = raw.writableNeedDrain ? silentBeats + 1 : 0;
    if (silentBeats >= mostSilentBeats) raw.destroy();
    else if (!raw.writableNeedDrain) raw.write(': still here\n\n');
  }, heartbeatEvery);
  beat.unref();
  raw.on('drain', flush);
  raw.on('close', ended);
  raw.on('error', ended);
  raw.write('retry: 2000\n\n');

  return {
    send(key, id, data) {
      if (isEnded) return;
      pending.delete(key);
      pending.set(key, `id: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
      if (pending.size > mostPending) raw.destroy();
      else flush();
    },
    end() {
      if (!isEnded) raw.end();
      ended();
    },
    onEnd(listener) {
      if (isEnded) listener();
      else listeners.add(listener);
    },
  };
}
