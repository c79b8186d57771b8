import type { Problem, RouteCall, RouteName, RouteResponse, Session } from '@handrail/contract';
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

export interface Api {
  call: <N extends RouteName>(name: N, parts: Parts<N>) => Promise<Answer<RouteResponse<N>>>;
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

  async function exchange<N extends RouteName>(name: N, parts: Parts<N>): Promise<Answer<RouteResponse<N>>> {
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
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(deadline),
        cache: 'no-store',
      });
    } catch (reason) {
      return failed({ kind: 'unreachable', detail: wordsOf(reason) });
    }
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) {
      const problem = ProblemSchema.safeParse(answer);
      if (!problem.success) return failed({ kind: 'unreachable', detail: `HTTP ${response.status}` });
      return failed(problemKind(problem.data));
    }
    const value = route.response.safeParse(answer);
    if (!value.success) return failed({ kind: 'unreadable', detail: value.error.message });
    // The route table ties each name to its schema; TypeScript cannot follow that through a lookup by name.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return { ok: true, value: value.data as RouteResponse<N> };
  }

  return {
    stop: keeper.stop,
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
