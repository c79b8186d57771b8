import { once } from 'node:events';
import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openEventStream } from '../src/event-stream.ts';
import type { Notice } from '../src/store/store.ts';
import { startApp } from './_app.ts';
import { readStream } from './_event-stream.ts';
import { callerOf, onlyRun } from './_ticket.ts';

/** A connection with room for a few bytes, as Fastify would hand it over. */
function smallConnection() {
  const raw = Object.assign(new PassThrough({ highWaterMark: 32 }), {
    writeHead: () => raw,
    flushHeaders: () => undefined,
  });
  const reply = { raw, hijack: () => reply };
  return { raw, reply };
}

describe('a reader that takes nothing', () => {
  test('holds nobody up, costs one message per run, and gets the newest number when it reads again', async () => {
    const { raw, reply } = smallConnection();
    const stream = openEventStream(reply);
    for (let seq = 1; seq <= 50_000; seq += 1) stream.send(`run-${seq % 3}`, String(seq), { seq });
    expect(raw.writableLength).toBeLessThan(200);
    const text = await new Promise<string>((done) => {
      let seen = '';
      raw.on('data', (part: Buffer) => {
        seen += part.toString();
        if (/49999[^]*50000/.test(seen)) done(seen);
      });
    });
    expect(text.match(/^data:/gm)?.length).toBeLessThan(8);
    stream.end();
  });

  test('is cut off when too much waits for it', () => {
    const { raw, reply } = smallConnection();
    const stream = openEventStream(reply);
    for (let seq = 1; seq <= 6000; seq += 1) stream.send(`run-${seq}`, String(seq), { seq });
    expect(raw.destroyed).toBe(true);
  });
});

describe('while nothing happens', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
  afterEach(() => vi.useRealTimers());
  const beat = 20_000;

  test('a reader is told every twenty seconds that the service is there, until it goes', () => {
    const { raw, reply } = smallConnection();
    const stream = openEventStream(reply);
    raw.read();
    for (let beats = 0; beats < 10; beats += 1) {
      vi.advanceTimersByTime(beat);
      expect(String(raw.read())).toBe(': still here\n\n');
    }
    stream.end();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a reader that took nothing for a minute is cut off, and what it held is let go', () => {
    const { raw, reply } = smallConnection();
    const stream = openEventStream(reply);
    const ended = vi.fn<() => void>();
    stream.onEnd(ended);
    for (let seq = 1; seq <= 3; seq += 1) stream.send(`run-${seq}`, String(seq), { seq });
    vi.advanceTimersByTime(2 * beat);
    expect(raw.destroyed).toBe(false);
    vi.advanceTimersByTime(beat);
    expect(raw.destroyed).toBe(true);
    return vi.waitFor(() => {
      expect(ended).toHaveBeenCalledOnce();
      expect(vi.getTimerCount()).toBe(0);
    });
  });

  test('a reader that takes something now and then is kept', async () => {
    const { raw, reply } = smallConnection();
    const stream = openEventStream(reply);
    for (let round = 1; round <= 5; round += 1) {
      stream.send('run-1', String(round), { text: 'longer than the connection takes at once' });
      vi.advanceTimersByTime(2 * beat);
      const drained = once(raw, 'drain');
      raw.read();
      await drained;
      vi.advanceTimersByTime(beat);
      raw.read();
    }
    expect(raw.destroyed).toBe(false);
    stream.end();
  });
});

test('a connection nobody reads from stops no writer and no other reader, is cut off, and is made up for later', async () => {
  const listeners = new Set<(notice: Notice) => void>();
  const service = await startApp({
    changeStore: (store) => ({
      ...store,
      watch(listener) {
        listeners.add(listener);
        const stop = store.watch(listener);
        return () => {
          listeners.delete(listener);
          stop();
        };
      },
    }),
  });
  const headers = await service.signIn({ user: '9002' });
  const agent = callerOf(service, headers);
  let run = onlyRun(await agent.open());
  const reader = await readStream(service.app, `/v1/runs/${run.id}/stream`, headers);
  expect((await reader.next()).data.seq).toBe(run.seq);

  const address = service.app.server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  const before = new Set(listeners);
  const stuck = connect(address.port, '127.0.0.1');
  stuck.write(`GET /v1/queue/stream HTTP/1.1\r\nhost: a\r\nauthorization: ${headers.authorization}\r\n\r\n`);
  await once(stuck, 'data');
  stuck.pause();
  const [listener] = [...listeners].filter((one) => !before.has(one));
  if (!listener) throw new Error('nobody listens');

  // Long ids fill the buffers of the operating system sooner.
  const filler = 'x'.repeat(4000);
  let written = 0;
  for (let round = 1; listeners.has(listener); round += 1) {
    for (let id = 0; id < 100; id += 1) {
      listener({ kind: 'run', account: service.desk.account.id, runId: `${filler}${round}-${id}`, seq: 1 });
    }
    if (round % 20 === 0) {
      run = await agent.record(run, { type: 'mistake_reported', note: `round ${round}` });
      written += 1;
      expect((await reader.next()).data.seq).toBe(run.seq);
    }
    await nextTurn();
  }
  stuck.destroy();
  expect(written).toBeGreaterThan(1);

  const again = await readStream(service.app, '/v1/queue/stream', {
    ...headers,
    'last-event-id': String(service.clock.now.getTime()),
  });
  expect((await again.next()).data).toEqual({ runId: run.id, seq: run.seq });
  for (const stream of [reader, again]) stream.close();
  await service.close();
}, 30_000);
