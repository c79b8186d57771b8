import { afterEach, expect, test, vi } from 'vitest';
import { runView } from '../fixtures/run-view.ts';
import { type Api, createApi } from './api.ts';

const session = { token: 'first', expiresAt: '2026-11-23T10:10:00.000Z', secondsLeft: 600 };
/** The computer's clock is half an hour ahead. */
const opened = Date.parse('2026-11-23T10:30:00.000Z');
const apis: Api[] = [];
afterEach(() => apis.splice(0).forEach((api) => api.stop()));

/** An API before a service that answers as scripted. */
const page = new EventTarget();
function apiBefore(...answers: (Response | Error)[]) {
  const sent: { url: string; authorization: string | null; lastEventId: string | null; body: unknown }[] = [];
  const clock = { now: opened };
  const onSessionOver = vi.fn<() => void>();
  const api = createApi({
    session,
    onSessionOver,
    page,
    now: () => clock.now,
    send(url, init) {
      const headers = new Headers(init?.headers);
      const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
      sent.push({
        url: typeof url === 'string' ? url : '',
        authorization: headers.get('authorization'),
        lastEventId: headers.get('last-event-id'),
        body,
      });
      const answer = answers.shift() ?? new Error('nothing more was scripted');
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  });
  apis.push(api);
  return { api, sent, clock, onSessionOver };
}

const json = (body: object, status = 200) => new Response(JSON.stringify(body), { status });
const problem = (code: string, status: number) =>
  json({ type: `/problems/${code}`, title: code, status, detail: 'Said why', code, instance: 'request-1' }, status);

test('a call is a row of the route table, and its answer is parsed', async () => {
  const { api, sent } = apiBefore(json({ runs: [], next: null }));
  const answer = await api.call('listRuns', { query: { flag: 'approval_waiting', workflow: undefined } });
  expect(answer).toEqual({ ok: true, value: { runs: [], next: null } });
  expect(sent).toMatchObject([
    { url: '/v1/runs?flag=approval_waiting', authorization: 'Bearer first', lastEventId: null, body: null },
  ]);
});

test.each([
  ['no connection', () => new TypeError('Failed to fetch'), { kind: 'unreachable', detail: 'Failed to fetch' }],
  ['a proxy in the way', () => new Response('<html>', { status: 502 }), { kind: 'unreachable', detail: 'HTTP 502' }],
  [
    'a service that is closing',
    () => problem('unavailable', 503),
    { kind: 'unreachable', detail: 'Said why', requestId: 'request-1' },
  ],
  [
    'another version of the contract',
    () => json({ workflows: 'all' }),
    expect.objectContaining({ kind: 'unreadable' }),
  ],
  ['a refusal', () => problem('forbidden', 403), expect.objectContaining({ kind: 'refused' })],
])('%s is told apart', async (_name, answer, expected) => {
  const { api } = apiBefore(answer());
  expect(await api.call('listWorkflows', {})).toEqual({ ok: false, problem: expected });
});

/** Asks for the run that is known, of a service that answers so. */
async function askedAgain(answer: object) {
  const names: (string | null)[] = [];
  const api = createApi({
    session,
    onSessionOver: () => {},
    page,
    now: () => opened,
    send(_url, init) {
      names.push(new Headers(init.headers).get('known-view'));
      return Promise.resolve(json(answer));
    },
  });
  apis.push(api);
  const read = await api.call('getRun', { params: { runId: runView.id } }, runView);
  expect(names).toEqual([`${runView.seq} ${runView.at}`]);
  return read;
}

test('of a run that is known only what changed is asked, and what did not stays what it was', async () => {
  const seq = runView.seq + 1;
  const read = await askedAgain({ change: { of: { seq: { is: seq }, outcome: { is: null } } } });
  expect(read).toEqual({ ok: true, value: { ...runView, seq, outcome: null } });
  expect(read.ok && read.value.steps).toBe(runView.steps);
});

test('a service that does not know the view answers the whole', async () => {
  const seq = runView.seq + 1;
  expect(await askedAgain({ ...runView, seq })).toEqual({ ok: true, value: { ...runView, seq } });
});

test.each([{ of: { seq: { is: 'many' } } }, { of: { steps: { list: [999] } } }, {}])(
  'a change that does not fit is not read: %j',
  async (change) => {
    expect(await askedAgain({ change })).toEqual({
      ok: false,
      problem: expect.objectContaining({ kind: 'unreadable' }),
    });
  },
);

test('a session is renewed before it ends, and the next call uses the new one', async () => {
  const renewed = { token: 'second', expiresAt: '2026-11-23T10:30:00.000Z', secondsLeft: 900 };
  const { api, sent, clock } = apiBefore(json(renewed), json({ workflows: [] }));
  clock.now = opened + 9 * 60_000;
  expect(await api.call('listWorkflows', {})).toEqual({ ok: true, value: { workflows: [] } });
  expect(sent.map(({ url, authorization }) => [url, authorization])).toEqual([
    ['/v1/session/renew', 'Bearer first'],
    ['/v1/workflows', 'Bearer second'],
  ]);
});

test('how long a session lives is what the service says, whatever the clock of the computer says', async () => {
  const { api, sent, clock } = apiBefore(json({ workflows: [] }));
  // Long after `expiresAt` by the clock on the wall, a moment by what has passed.
  clock.now = opened + 20_000;
  await api.call('listWorkflows', {});
  expect(sent.map(({ url }) => url)).toEqual(['/v1/workflows']);
});

test('a session that the service ended is said once, and nothing more is sent', async () => {
  const { api, sent, onSessionOver } = apiBefore(problem('session_expired', 401));
  expect(await api.call('listWorkflows', {})).toEqual({ ok: false, problem: { kind: 'session_over' } });
  expect(await api.call('listWorkflows', {})).toEqual({ ok: false, problem: { kind: 'session_over' } });
  expect(onSessionOver).toHaveBeenCalledOnce();
  expect(sent).toHaveLength(1);
});

test('a stream is opened with the token of the moment, where the page is, and tells what the contract says', async () => {
  const runId = '01a206ef-22f0-727c-88cf-eadb97325352';
  const renewed = { token: 'second', expiresAt: '2026-11-23T10:30:00.000Z', secondsLeft: 900 };
  const events = `id: 6\ndata: {"runId":"${runId}","seq":6}\n\ndata: {"runId":"${runId}"}\n\n`;
  const { api, sent, clock } = apiBefore(json(renewed), new Response(events));
  clock.now = opened + 9 * 60_000;
  const told: unknown[] = [];
  const onUp = vi.fn<() => void>();
  const stop = api.follow(
    'streamRun',
    { params: { runId } },
    { onTold: (value) => told.push(value), onUp, onAway: () => {} },
    '5',
  );
  await vi.waitFor(() => expect(told).toEqual([{ runId, seq: 6 }]));
  stop();
  expect(onUp).toHaveBeenCalledOnce();
  expect(sent.slice(1)).toEqual([
    { url: `/v1/runs/${runId}/stream`, authorization: 'Bearer second', lastEventId: '5', body: null },
  ]);
});

test('a stream that the service refuses for the session ends the session', async () => {
  const { api, sent, onSessionOver } = apiBefore(problem('session_expired', 401));
  const listener = { onTold: () => {}, onUp: () => {}, onAway: () => {} };
  const stop = api.follow('streamRuns', {}, listener);
  await vi.waitFor(() => expect(onSessionOver).toHaveBeenCalledOnce());
  stop();
  expect(sent).toHaveLength(1);
});

test('a page that the browser puts away leaves its streams, and one that is brought back resumes them', async () => {
  const signals: AbortSignal[] = [];
  const api = createApi({
    session,
    onSessionOver: () => {},
    now: () => opened,
    page,
    send(_url, init) {
      if (init?.signal) signals.push(init.signal);
      return Promise.resolve(new Response(new ReadableStream()));
    },
  });
  apis.push(api);
  const ups: boolean[] = [];
  const stop = api.follow(
    'streamRuns',
    {},
    { onTold: () => {}, onUp: (isAgain) => ups.push(isAgain), onAway: () => {} },
  );
  await vi.waitFor(() => expect(ups).toEqual([false]));
  page.dispatchEvent(new Event('pagehide'));
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  await vi.waitFor(() => expect(ups).toEqual([false, true]));
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  stop();
  page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
});
