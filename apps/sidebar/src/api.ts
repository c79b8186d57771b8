import type { Problem, RouteCall, RouteName, RouteResponse, Session } from '@handrail/contract';
import type { StreamListener } from './follow-stream.ts';
import { createSessionKeeper } from './session-keeper.ts';

/** Why a call gave no value. */
export type CallProblem =
  /** The service answered with its problem body. */
  | { kind: 'refused'; problem: Problem }
  /** No answer, or one that promises nothing about what happened. Safe to repeat with the same key. */
  | { kind: 'unreachable'; detail: string }
  /** The answer is not what the contract says. */
  | { kind: 'unreadable'; detail: string }
  /** The session is over; only a new launch by Zendesk gives another. */
  | { kind: 'session_over' };

/** An event as a caller writes it: what the contract has a default for may be left out. */
export type NewEvent = RouteCall<'appendEvent'>['body']['body'];

export type Answer<T> = { ok: true; value: T } | { ok: false; problem: CallProblem };

type Parts<N extends RouteName> = {
  [K in keyof RouteCall<N> as RouteCall<N>[K] extends undefined ? never : K]: RouteCall<N>[K];
};

type StreamName = 'streamRun' | 'streamRuns';
/** What both streams tell: which run changed, and its newest number. */
export type Told = RouteResponse<StreamName>;

export interface Api {
  call: <N extends RouteName>(name: N, parts: Parts<N>) => Promise<Answer<RouteResponse<N>>>;
  /** Hears what a stream tells, over breaks and renewed sessions, until the answer is called. */
  follow: <N extends StreamName>(
    name: N,
    parts: Parts<N>,
    listener: StreamListener<Told>,
    lastEventId?: string,
  ) => () => void;
  /** Stops renewing the session. */
  stop: () => void;
}

export interface ApiOptions {
  session: Session;
  onSessionOver: () => void;
  send?: typeof fetch;
  now?: () => number;
  /** Longest wait for one answer, ms. */
  deadline?: number;
}

/** The only HTTP caller: every call is a row of the contract's route table, every answer is parsed by it. */
export function createApi({
  session,
  onSessionOver,
  send = (...request) => fetch(...request),
  now = () => Date.now(),
  deadline = 15_000,
}: ApiOptions): Api {
  const keeper = createSessionKeeper({ session, now, renew: () => exchange('renewSession', {}), onSessionOver });

  /** One request by the route table; a refusal is read, an answer is left to the caller. */
  async function request<N extends RouteName>(
    name: N,
    parts: Parts<N>,
    init: { headers?: Record<string, string>; signal: AbortSignal },
  ): Promise<Answer<Response>> {
    const { routes, ProblemSchema } = await import('./contract-schemas.ts');
    const route = routes[name];
    const { params, query, body } = parts as { params?: object; query?: object; body?: unknown };
    let response: Response;
    try {
      response = await send(addressOf(route.path, params ?? {}, query ?? {}), {
        method: route.method,
        headers: {
          authorization: `Bearer ${keeper.token()}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...init.headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: init.signal,
        cache: 'no-store',
      });
    } catch (reason) {
      return failed({ kind: 'unreachable', detail: wordsOf(reason) });
    }
    if (response.ok) return { ok: true, value: response };
    const problem = ProblemSchema.safeParse(await response.json().catch(() => null));
    if (!problem.success) return failed({ kind: 'unreachable', detail: `HTTP ${response.status}` });
    return failed(problemKind(problem.data));
  }

  async function exchange<N extends RouteName>(name: N, parts: Parts<N>): Promise<Answer<RouteResponse<N>>> {
    const answer = await request(name, parts, { signal: AbortSignal.timeout(deadline) });
    if (!answer.ok) return answer;
    const { routes } = await import('./contract-schemas.ts');
    const value = routes[name].response.safeParse(await answer.value.json().catch(() => null));
    if (!value.success) return failed({ kind: 'unreadable', detail: value.error.message });
    // The route table ties each name to its schema; TypeScript cannot follow that through a lookup by name.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return { ok: true, value: value.data as RouteResponse<N> };
  }

  /** No deadline: a stream lasts. Refused for good only with the session, or where there is nothing to follow. */
  async function openStream<N extends StreamName>(
    name: N,
    parts: Parts<N>,
    lastEventId: string | null,
    signal: AbortSignal,
  ): Promise<Answer<ReadableStream<Uint8Array>>> {
    if (!(await keeper.isAlive())) return failed({ kind: 'session_over' });
    const headers = { accept: 'text/event-stream', ...(lastEventId === null ? {} : { 'last-event-id': lastEventId }) };
    const answer = await request(name, parts, { headers, signal });
    if (!answer.ok && answer.problem.kind === 'session_over') keeper.end();
    if (!answer.ok) return answer;
    return answer.value.body
      ? { ok: true, value: answer.value.body }
      : failed({ kind: 'unreachable', detail: 'an answer without a body' });
  }

  return {
    stop: keeper.stop,
    follow(name, parts, listener, lastEventId) {
      const left = new AbortController();
      const { signal } = left;
      const start = async () => {
        const [{ followStream }, { routes }] = await Promise.all([
          import('./follow-stream.ts'),
          import('./contract-schemas.ts'),
        ]);
        const open = (lastId: string | null) => openStream(name, parts, lastId, signal);
        const parse = (data: string) => {
          const told = routes[name].response.safeParse(json(data));
          return told.success ? told.data : null;
        };
        await followStream({ open, parse, listener, signal, lastEventId: lastEventId ?? null });
      };
      // Without the code there is nothing to follow with; the next time the page is shown tries again.
      start().catch(() => listener.onAway());
      return () => left.abort();
    },
    async call(name, parts) {
      if (!(await keeper.isAlive())) return failed({ kind: 'session_over' });
      const answer = await exchange(name, parts);
      if (!answer.ok && answer.problem.kind === 'session_over') keeper.end();
      return answer;
    },
  };
}

function problemKind(problem: Problem): CallProblem {
  if (problem.code === 'session_expired' || problem.code === 'unauthorized') return { kind: 'session_over' };
  if (problem.code === 'unavailable' || problem.code === 'internal' || problem.code === 'too_many_requests') {
    return { kind: 'unreachable', detail: problem.detail };
  }
  return { kind: 'refused', problem };
}

function failed(problem: CallProblem): { ok: false; problem: CallProblem } {
  return { ok: false, problem };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Fills `:name` parts and adds the query. */
function addressOf(path: string, params: object, query: object): string {
  const values = new Map(Object.entries(params));
  const filled = path.replaceAll(/:(\w+)/g, (_part, name: string) => encodeURIComponent(String(values.get(name))));
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString();
  return search === '' ? filled : `${filled}?${search}`;
}

export function wordsOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
