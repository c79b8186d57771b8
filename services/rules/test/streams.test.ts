import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openEventStream } from '../src/event-stream.ts';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { startApp, type TestApp } from './_app.ts';
import { readStream } from './_event-stream.ts';
import { hasPostgres, startPostgres } from './_postgres.ts';
import { callerOf, fact, type Headers, onlyRun, ticket } from './_ticket.ts';

let service: TestApp;
let headers: Headers;
let agent: ReturnType<typeof callerOf>;
beforeEach(async () => {
  service = await startApp();
  headers = await service.signIn();
  agent = callerOf(service, headers);
});
afterEach(() => service.close());

const read = (path: string, more: Record<string, string> = {}) =>
  readStream(service.app, path, { ...headers, ...more });

test('a run is told at once where it stands, then each new number', async () => {
  const run = onlyRun(await agent.open());
  const stream = await read(`/v1/runs/${run.id}/stream`);
  expect(await stream.next()).toEqual({ id: String(run.seq), data: { runId: run.id, seq: run.seq } });
  const next = await agent.record(run, fact('requester.paid', true));
  expect((await stream.next()).data.seq).toBe(next.seq);
  stream.close();
});

test('a reader who comes back hears only what it missed', async () => {
  const run = onlyRun(await agent.open());
  const next = await agent.record(run, fact('requester.paid', true));
  const behind = await read(`/v1/runs/${run.id}/stream`, { 'last-event-id': String(run.seq) });
  expect((await behind.next()).data.seq).toBe(next.seq);
  behind.close();
  const upToDate = await read(`/v1/runs/${run.id}/stream`, { 'last-event-id': String(next.seq) });
  const last = await agent.record(next, fact('other.active', false));
  expect((await upToDate.next()).data.seq).toBe(last.seq);
  upToDate.close();
});

test('the queue tells every run of the account that changes, and nothing of another account', async () => {
  const queue = await read('/v1/queue/stream');
  const stranger = callerOf(service, await service.signIn({ zendesk: service.other }));
  await stranger.open(ticket({ id: 99 }));
  const run = onlyRun(await agent.open());
  expect((await queue.next()).data.runId).toBe(run.id);
  queue.close();
});

test('a queue reader who comes back hears of every run that changed meanwhile', async () => {
  const queue = await read('/v1/queue/stream');
  const run = onlyRun(await agent.open());
  const { id } = await queue.next();
  queue.close();
  const other = onlyRun(await agent.open(ticket({ id: 8, description: 'Please release bob@initech.example' })));
  const again = await read('/v1/queue/stream', { 'last-event-id': id });
  const told = [await again.next(), await again.next()].map(({ data }) => data.runId);
  expect(new Set(told)).toEqual(new Set([run.id, other.id]));
  again.close();
});

test('a shared fact moves the sibling, and its stream says so', async () => {
  const description = 'Please release jane@initech.example and jim@initech.example';
  const [one, two] = (await agent.open(ticket({ description }))).runs;
  if (!one || !two) throw new Error('two runs');
  const stream = await read(`/v1/runs/${two.id}/stream`, { 'last-event-id': String(two.seq) });
  await agent.record(one, fact('requester.paid', false));
  expect((await stream.next()).data).toEqual({ runId: two.id, seq: two.seq });
  stream.close();
});

test('a stream ends with its session and with the service', async () => {
  const run = onlyRun(await agent.open());
  const stream = await read(`/v1/runs/${run.id}/stream`);
  await service.app.inject({ method: 'DELETE', url: '/v1/session', headers });
  await stream.ended;
  headers = await service.signIn();
  const other = await read('/v1/queue/stream');
  const closing = service.app.close();
  await other.ended;
  await closing;
  expect(service.app.server.listening).toBe(false);
});

describe('a reader that takes nothing', () => {
  /** A connection with room for a few bytes, as Fastify would hand it over. */
  function fullConnection() {
    const raw = Object.assign(new PassThrough({ highWaterMark: 16 }), {
      writeHead: () => raw,
      flushHeaders: () => undefined,
    });
    const reply = { raw, hijack: () => reply };
    return { raw, reply };
  }

  test('holds nobody up, costs one message per run, and gets the newest number when it reads again', async () => {
    const { raw, reply } = fullConnection();
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
    const { raw, reply } = fullConnection();
    const stream = openEventStream(reply);
    for (let seq = 1; seq <= 6000; seq += 1) stream.send(`run-${seq}`, String(seq), { seq });
    expect(raw.destroyed).toBe(true);
  });
});

describe.runIf(hasPostgres)('two instances on one PostgreSQL', () => {
  test('an event written at one shows at the stream of the other, and either can go', async () => {
    const server = await startPostgres();
    const url = await server.newDatabase();
    const [here, there] = [
      await startApp({ openStore: () => openPostgresStore(url, { connections: 3 }) }),
      await startApp({ openStore: () => openPostgresStore(url, { connections: 3 }) }),
    ];
    const writer = callerOf(here, await here.signIn());
    const readerHeaders = await there.signIn();
    let run = onlyRun(await writer.open());
    const stream = await readStream(there.app, `/v1/runs/${run.id}/stream`, readerHeaders);
    expect((await stream.next()).data.seq).toBe(run.seq);
    run = await writer.record(run, fact('requester.paid', true));
    expect((await stream.next()).data.seq).toBe(run.seq);
    // A session of one instance opens the other, and its end is heard there.
    const shared = callerOf(there, readerHeaders);
    expect((await shared.get(`/v1/runs/${run.id}`)).json().seq).toBe(run.seq);
    await here.close();
    run = await shared.record(run, fact('other.active', false));
    expect((await stream.next()).data.seq).toBe(run.seq);
    stream.close();
    await there.close();
    await server.stop();
  }, 60_000);
});
