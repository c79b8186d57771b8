import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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

  test('what is written while an instance cannot listen is told as soon as it can', async () => {
    const server = await startPostgres();
    const url = await server.newDatabase();
    const [here, there] = [
      await startApp({ openStore: () => openPostgresStore(url, { connections: 3 }) }),
      await startApp({ openStore: () => openPostgresStore(url, { connections: 3 }) }),
    ];
    const writer = callerOf(here, await here.signIn());
    const readerHeaders = await there.signIn();
    const run = onlyRun(await writer.open());
    const ofRun = await readStream(there.app, `/v1/runs/${run.id}/stream`, readerHeaders);
    expect((await ofRun.next()).data.seq).toBe(run.seq);
    const ofQueue = await readStream(there.app, '/v1/queue/stream', readerHeaders);

    const { pathname } = new URL(url);
    const beside = new Client({ connectionString: Object.assign(new URL(url), { pathname: '/postgres' }).href });
    await beside.connect();
    const allow = (isAllowed: boolean) =>
      beside.query(`alter database "${pathname.slice(1)}" allow_connections ${isAllowed}`);
    // New connections are refused first, so that no listener is back before the event is written.
    await allow(false);
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'handrail listener' and datname = $1`;
    expect((await beside.query(cut, [pathname.slice(1)])).rowCount).toBe(2);
    const { seq } = await writer.record(run, fact('requester.paid', true));
    await allow(true);
    expect((await ofRun.next()).data.seq).toBe(seq);
    expect((await ofQueue.next()).data).toEqual({ runId: run.id, seq });

    for (const stream of [ofRun, ofQueue]) stream.close();
    await beside.end();
    await Promise.all([here.close(), there.close()]);
    await server.stop();
  }, 60_000);
});
