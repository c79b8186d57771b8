import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { type Notice, StoreUnavailable } from '../src/store/store.ts';
import { startApp, type TestApp } from './_app.ts';
import { readStream } from './_event-stream.ts';
import { hasPostgres, startPostgres } from './_postgres.ts';
import { callerOf, fact, type Headers, onlyRun, ticket } from './_ticket.ts';

let service: TestApp;
let headers: Headers;
let agent: ReturnType<typeof callerOf>;
beforeEach(async () => {
  service = await startApp();
  headers = await service.signIn({ user: '9002' });
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

test('what could not be read after a gap is read as soon as the store answers', async () => {
  const heard: ((notice: Notice) => void)[] = [];
  let isAway = false;
  const away = () => Promise.reject(new StoreUnavailable('away'));
  const flaky = await startApp({
    changeStore: (store) => ({
      ...store,
      // Only gaps are told here: every other notice is lost.
      watch: (listener) => {
        heard.push(listener);
        return () => undefined;
      },
      load: (account, runId) => (isAway ? away() : store.load(account, runId)),
      changedSince: (...asked) => (isAway ? away() : store.changedSince(...asked)),
    }),
  });
  const signedIn = await flaky.signIn({ user: '9002' });
  const caller = callerOf(flaky, signedIn);
  const run = onlyRun(await caller.open());
  const ofRun = await readStream(flaky.app, `/v1/runs/${run.id}/stream`, signedIn);
  const ofQueue = await readStream(flaky.app, '/v1/queue/stream', signedIn);
  expect((await ofRun.next()).data.seq).toBe(run.seq);
  const next = await caller.record(run, fact('requester.paid', true));
  isAway = true;
  for (const listener of heard) listener({ kind: 'gap' });
  isAway = false;
  expect((await ofRun.next()).data.seq).toBe(next.seq);
  expect((await ofQueue.next()).data).toEqual({ runId: run.id, seq: next.seq });
  for (const stream of [ofRun, ofQueue]) stream.close();
  await flaky.close();
});

test('a shared fact moves the sibling, and its stream says so', async () => {
  const [one, two] = [await agent.start('jane@initech.example'), await agent.start('jim@initech.example')];
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
  headers = await service.signIn({ user: '9002' });
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
    const readerHeaders = await there.signIn({ user: '9002' });
    let run = onlyRun(await writer.open());
    const stream = await readStream(there.app, `/v1/runs/${run.id}/stream`, readerHeaders);
    expect((await stream.next()).data.seq).toBe(run.seq);
    const opened = run.seq;
    run = await writer.record(run, fact('requester.paid', true));
    // The notice of the opening may come after the reader, and tells the same number again.
    let { data } = await stream.next();
    while (data.seq === opened) ({ data } = await stream.next());
    expect(data.seq).toBe(run.seq);
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
    const readerHeaders = await there.signIn({ user: '9002' });
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
    for (const stream of [ofRun, ofQueue]) {
      let { data } = await stream.next();
      // The notice of the opening may come late from the other instance; a number is never told after a higher one.
      while (data.seq === run.seq) ({ data } = await stream.next());
      expect(data).toEqual({ runId: run.id, seq });
    }

    for (const stream of [ofRun, ofQueue]) stream.close();
    await beside.end();
    await Promise.all([here.close(), there.close()]);
    await server.stop();
  }, 60_000);
});
