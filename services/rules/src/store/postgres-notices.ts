import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { z } from 'zod';
import type { Notice } from './store.ts';

const channel = 'handrail';
/** PostgreSQL takes payloads below 8000 bytes. */
const mostInOne = 60;
const flushAfter = 5;
const firstPause = 50;
const longestPause = 2000;
/** A machine that vanished closes no connection: only a question without an answer shows that nobody is there. */
const probeEvery = 10_000;
const probeTakes = 5000;

const WireSchema = z.discriminatedUnion('k', [
  z.object({ k: z.literal('r'), a: z.string(), i: z.string(), s: z.number().int() }),
  z.object({ k: z.literal('s'), a: z.string(), i: z.string() }),
]);
type Wire = z.output<typeof WireSchema>;
const MessageSchema = z.object({ from: z.string(), wires: z.array(WireSchema) });

const noticeOf = (wire: Wire): Notice =>
  wire.k === 'r'
    ? { kind: 'run', account: wire.a, runId: wire.i, seq: wire.s }
    : { kind: 'session', account: wire.a, sessionId: wire.i };

export interface Notices {
  tell(notice: Notice): void;
  watch(listener: (notice: Notice) => void): () => void;
  close(): Promise<void>;
}

/**
 * Tells other instances which runs changed: ids only, after the commit, several in one message, because a NOTIFY inside
 * each write transaction halves the commits. `pg` does not listen again after a cut, so this does, and says `gap`.
 */
export async function openNotices(
  url: string,
  send: (payload: string) => Promise<void>,
  probing = { every: probeEvery, takes: probeTakes },
): Promise<Notices> {
  const listeners = new Set<(notice: Notice) => void>();
  const waiting = new Map<string, Wire>();
  let flushing: NodeJS.Timeout | null = null;
  let retrying: NodeJS.Timeout | null = null;
  let client: Client | null = null;
  let pause = firstPause;
  let isClosed = false;
  const from = randomUUID();

  const hear = (notice: Notice) => {
    for (const listener of listeners) listener(notice);
  };

  function heard(payload: string | undefined): void {
    const message = MessageSchema.safeParse(JSON.parse(payload ?? 'null'));
    // Own notices were heard when they were told.
    if (!message.success || message.data.from === from) return;
    for (const wire of message.data.wires) hear(noticeOf(wire));
  }

  async function flush(): Promise<void> {
    flushing = null;
    const batch = [...waiting.values()];
    waiting.clear();
    for (let at = 0; at < batch.length; at += mostInOne) {
      // Nothing is lost with a failed message: readers catch up by number when they listen again.
      await send(JSON.stringify({ from, wires: batch.slice(at, at + mostInOne) })).catch(() => undefined);
    }
  }

  async function listen(): Promise<void> {
    const next = new Client({
      connectionString: url,
      application_name: 'handrail listener',
      keepAlive: true,
      connectionTimeoutMillis: probing.takes,
      query_timeout: probing.takes,
    });
    next.on('notification', ({ payload }) => heard(payload));
    next.on('error', () => undefined);
    next.on('end', () => {
      if (client === next) again();
    });
    await next.connect();
    await next.query(`listen ${channel}`);
    if (isClosed) await next.end();
    client = next;
    pause = firstPause;
    probe(next);
  }

  function probe(asked: Client): void {
    let timer: NodeJS.Timeout | null = null;
    const later = () => {
      timer = setTimeout(() => {
        asked.query('select 1').then(later, () => {
          if (client !== asked) return;
          again();
          void asked.end().catch(() => undefined);
        });
      }, probing.every);
      timer.unref();
    };
    asked.once('end', () => timer && clearTimeout(timer));
    later();
  }

  function again(): void {
    client = null;
    if (isClosed) return;
    retrying = setTimeout(() => {
      listen().then(() => hear({ kind: 'gap' }), again);
    }, pause);
    pause = Math.min(pause * 2, longestPause);
  }

  await listen();
  return {
    tell(notice) {
      hear(notice);
      if (notice.kind === 'gap' || isClosed) return;
      const { account } = notice;
      const wire: Wire =
        notice.kind === 'run'
          ? { k: 'r', a: account, i: notice.runId, s: notice.seq }
          : { k: 's', a: account, i: notice.sessionId };
      waiting.set(`${wire.k}${account}/${wire.i}`, wire);
      flushing ??= setTimeout(() => void flush(), flushAfter);
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      isClosed = true;
      if (retrying) clearTimeout(retrying);
      if (flushing) {
        clearTimeout(flushing);
        await flush();
      }
      listeners.clear();
      await client?.end().catch(() => undefined);
    },
  };
}

export const notifySql = `select pg_notify('${channel}', ?)`;
