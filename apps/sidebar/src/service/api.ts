import type { Route, RouteCall, RouteName, RouteResponse, RunView, Session, StreamName } from '@handrail/contract';
import { knownViewHeader, viewName } from '@handrail/contract/known-view';
import { runAddresses } from '@handrail/contract/run-addresses';
import { type Answer, type CallProblem, wordsOf } from './answer.ts';
import type * as contractSchemas from './contract-schemas.ts';
import type { StreamListener } from './follow-stream.ts';
import { pageTime } from './page-time.ts';
import { createSessionKeeper } from './session-keeper.ts';
import { whileShown } from './while-shown.ts';

/** An event as a caller writes it: what the contract has a default for may be left out. */
export type NewEvent = RouteCall<'appendEvent'>['body']['body'];

/** What a caller gives with a route: only the parts it takes. */
export type RouteParts<N extends RouteName> = {
  [K in keyof RouteCall<N> as RouteCall<N>[K] extends undefined ? never : K]: RouteCall<N>[K];
};

export interface Api {
  /** Of a run that is `known`, only what changed since is asked. */
  call: <N extends RouteName>(
    name: N,
    parts: RouteParts<N>,
    known?: RunView | null,
  ) => Promise<Answer<RouteResponse<N>>>;
  /** A file of the service, as it was sent; `told` hears of each piece as it comes. */
  download: <N extends RouteName>(
    name: N,
    parts: RouteParts<N>,
    told?: (piece: Uint8Array) => void,
  ) => Promise<Answer<Blob>>;
  /** Hears what a stream tells, over breaks and renewed sessions, until the answer is called. */
  follow: <N extends StreamName>(
    name: N,
    parts: RouteParts<N>,
    listener: StreamListener<RouteResponse<N>>,
    lastEventId?: string,
  ) => () => void;
  /** Stops renewing the session. */
  stop: () => void;
}

export interface ApiOptions {
  session: Session;
  onSessionOver: () => void;
  send?: (path: string, init: RequestInit) => Promise<Response>;
  now?: () => number;
  /** Longest wait for one answer, ms. */
  deadline?: number;
  /** Tells when the browser puts the page away for its back button, and when it brings it back. */
  page?: EventTarget;
}

/** The only HTTP caller: every call is a row of the contract's route table, every answer is parsed by it. */
export function createApi({
  session,
  onSessionOver,
  // Pages lie in `app/`, beside `v1/`, wherever a proxy has put both.
  send = (path, init) => fetch(`..${path}`, init),
  now = pageTime(),
  deadline = 15_000,
  page = typeof window === 'undefined' ? new EventTarget() : window,
}: ApiOptions): Api {
  const keeper = createSessionKeeper({ session, now, renew: () => exchange('renewSession', {}), onSessionOver });

  /** One request by the route table; a refusal is read, an answer is left to the caller. */
  async function request<N extends RouteName>(
    name: N,
    parts: RouteParts<N>,
    init: { headers?: Record<string, string>; signal: AbortSignal },
  ): Promise<Answer<Response>> {
    const address = addresses.get(name) ?? (await schemas().then(({ routeOf }) => routeOf(name), noCode));
    if (!address) return failed(codeMissing);
    const { method, path } = address;
    const { params, query, body } = parts as { params?: object; query?: object; body?: unknown };
    let response: Response;
    try {
      response = await send(addressOf(path, params ?? {}, query ?? {}), {
        method,
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
    const here = await schemas().catch(noCode);
    // Why it refused cannot be said then; what was sent is kept and goes out again.
    if (!here) return failed({ kind: 'unreachable', detail: `HTTP ${response.status}` });
    return failed(here.readProblem(response.status, await response.json().catch(() => null)));
  }

  async function exchange<N extends RouteName>(
    name: N,
    parts: RouteParts<N>,
    known?: RunView | null,
  ): Promise<Answer<RouteResponse<N>>> {
    const answer = await request(name, parts, {
      ...(known && { headers: { [knownViewHeader]: viewName(known) } }),
      signal: AbortSignal.timeout(deadline),
    });
    if (!answer.ok) return answer;
    const read = await reader(name, known).catch(noCode);
    return read ? read(await answer.value.json().catch(() => null)) : failed(codeMissing);
  }

  /** No deadline: a stream lasts. Refused for good only with the session, or where there is nothing to follow. */
  async function openStream<N extends StreamName>(
    name: N,
    parts: RouteParts<N>,
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
      const start = async (signal: AbortSignal, isAgain: boolean) => {
        const [{ followStream }, read] = await Promise.all([import('./follow-stream.ts'), reader(name)]);
        const open = (lastId: string | null) => openStream(name, parts, lastId, signal);
        const parse = (data: string) => {
          const told = read(json(data));
          return told.ok ? told.value : null;
        };
        await followStream({ open, parse, listener, signal, lastEventId: lastEventId ?? null, isAgain });
      };
      // Without the code there is nothing to follow with; the next time the page is shown tries again.
      return whileShown((signal, isAgain) => void start(signal, isAgain).catch(() => listener.onAway()), page);
    },
    async download(name, parts, told) {
      if (!(await keeper.isAlive())) return failed({ kind: 'session_over' });
      const answer = await request(name, parts, { signal: new AbortController().signal });
      if (!answer.ok && answer.problem.kind === 'session_over') keeper.end();
      if (!answer.ok) return answer;
      const pieces: BlobPart[] = [];
      try {
        const reader = answer.value.body?.getReader();
        for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
          told?.(read.value);
          pieces.push(read.value);
        }
      } catch (reason) {
        return failed({ kind: 'unreachable', detail: wordsOf(reason) });
      }
      return { ok: true, value: new Blob(pieces, { type: answer.value.headers.get('content-type') ?? '' }) };
    },
    async call(name, parts, known) {
      if (!(await keeper.isAlive())) return failed({ kind: 'session_over' });
      const answer = await exchange(name, parts, known);
      if (!answer.ok && answer.problem.kind === 'session_over') keeper.end();
      return answer;
    },
  };
}

/** An answer is asked for before the schemas that it is read by are built: the service answers meanwhile. */
const addresses: ReadonlyMap<string, Pick<Route, 'method' | 'path'>> = new Map(Object.entries(runAddresses));

type Schemas = typeof contractSchemas;
let schemasHere: Schemas | null = null;

/** Asked for anew, they would cost each request and each answer a turn of the page's thread, although they are here. */
async function schemas(): Promise<Schemas> {
  return (schemasHere ??= await import('./contract-schemas.ts'));
}

/** As after an update of the service: only a new page has what its answers are read by. */
const codeMissing: CallProblem = { kind: 'unreadable', detail: 'what reads it did not come' };
const noCode = () => null;

/** Reads the answers of one route as its row of the table says. */
async function reader<N extends RouteName>(
  name: N,
  known?: RunView | null,
): Promise<(value: unknown) => Answer<RouteResponse<N>>> {
  const { readAnswer, routeOf } = await schemas();
  const route = await routeOf(name);
  return (value) => readAnswer<N>(route, value, known);
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
