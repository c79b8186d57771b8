import type { LookedUpSource } from '@handrail/contract';
import type { BulkheadPolicy } from 'cockatiel';
import type { AnswerCache } from './answer-cache.ts';
import type { AnswerOf, CallInput, Endpoint, Endpoints } from './endpoint.ts';
import { readJson, refuseStatus } from './read-answer.ts';
import { type SourceLimits, type SourcePolicy, sourceLimits, sourcePolicy } from './source-policy.ts';
import { nextPage, sourceUrl } from './source-url.ts';
import { Unreadable } from './unreadable.ts';

/** Told of each call that was made: no address, no values. */
export interface CallMade {
  source: LookedUpSource;
  endpoint: string;
  status: number | null;
  ms: number;
}

export interface SourceClientOptions<E extends Endpoints> {
  source: LookedUpSource;
  endpoints: E;
  /** Pinned: host, port and base path of every call. */
  base: URL;
  /** Secrets go here and nowhere else. */
  headers: () => Promise<Record<string, string>>;
  cache: AnswerCache;
  /** Shared by the sources of one account. */
  bulkhead: BulkheadPolicy;
  now: () => number;
  limits?: Partial<SourceLimits>;
  onCall?: (call: CallMade) => void;
  /** The source no longer takes the secret it was shown. */
  onRefused?: () => void;
}

export interface ReadOptions {
  /** Milliseconds a kept answer may be old; 0 asks anew, -1 also when the same question is on its way. */
  oldest?: number | undefined;
  /** Milliseconds the answer may be used again. */
  life?: number | undefined;
  /** Of a list: pages read before it counts as not read to its end. */
  mostPages?: number | undefined;
}

type Row<E extends Endpoint> = AnswerOf<E> extends readonly (infer R)[] ? R : never;

/** The calls of one source, by the names of its table. Nothing else can be asked of it. */
export interface SourceClient<E extends Endpoints> {
  endpoints: E;
  /** The parsed answer, or null for 404; throws `Unreadable`. */
  read<N extends keyof E>(name: N, input?: CallInput, options?: ReadOptions): Promise<AnswerOf<E[N]> | null>;
  /** All rows of a list, or null for 404; a list that was not read to its end throws. */
  rows<N extends keyof E>(name: N, input?: CallInput, options?: ReadOptions): Promise<Row<E[N]>[] | null>;
}

const answerLife = 60_000;
const anyAge = Number.POSITIVE_INFINITY;
const mostPages = 20;
const rowsAPage = 100;
/** A page with far more rows than were asked for is not what it says it is. */
const mostRowsAPage = 1000;

/** Something between here and the source may take away the header that says where the list goes on. */
const isWhole = (headers: Headers, rows: number): boolean =>
  (headers.get('x-next-page') ?? '') === '' && (rows < rowsAPage || headers.has('link'));

export function sourceClient<E extends Endpoints>(options: SourceClientOptions<E>): SourceClient<E> {
  const { source, endpoints, base, cache, now } = options;
  const limits = { ...sourceLimits, ...options.limits };
  const run: SourcePolicy = sourcePolicy(limits, options.bulkhead);

  async function send(endpoint: Endpoint, url: URL, body: unknown, signal: AbortSignal): Promise<Response> {
    const began = performance.now();
    let status: number | null = null;
    try {
      const response = await fetch(url, {
        method: endpoint.method,
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(await options.headers()),
        },
        body: body === undefined ? null : JSON.stringify(body),
        redirect: 'manual',
        signal,
      });
      status = response.status;
      return response;
    } catch (error) {
      if (error instanceof Unreadable) throw error;
      throw new Unreadable('unreachable', { isTransient: true });
    } finally {
      const ms = Math.round(performance.now() - began);
      options.onCall?.({ source, endpoint: `${endpoint.method} ${endpoint.template}`, status, ms });
    }
  }

  async function page(endpoint: Endpoint, input: CallInput): Promise<{ value: unknown; headers: Headers; url: URL }> {
    const url = sourceUrl(base, endpoint, input);
    return run(async (signal) => {
      const response = await send(endpoint, url, input.body, signal);
      if (response.status === 401) options.onRefused?.();
      // A body that nobody reads would hold its connection.
      if (response.status !== 200) void response.body?.cancel().catch(() => undefined);
      refuseStatus(response, now());
      // Only the status says "not there": an answer of 200 that holds nothing is none.
      if (response.status === 404) return { value: null, headers: response.headers, url };
      const json = await readJson(response).catch((error: unknown) => {
        throw error instanceof Unreadable ? error : new Unreadable('unreachable', { isTransient: true });
      });
      const parsed = endpoint.answer.safeParse(json);
      if (!parsed.success) throw new Unreadable('unexpected_answer');
      return { value: parsed.data, headers: response.headers, url };
    });
  }

  async function list(endpoint: Endpoint, input: CallInput, most: number): Promise<unknown[] | null> {
    const rows: unknown[] = [];
    const began = performance.now();
    let query: Record<string, string> = { ...input.query, per_page: String(rowsAPage) };
    for (let count = 0; count < most && performance.now() - began < limits.list; count += 1) {
      const { value, headers, url } = await page(endpoint, { ...input, query }).catch((error: unknown) => {
        if (count === 0 || !(error instanceof Unreadable)) throw error;
        throw new Unreadable('list_not_complete');
      });
      if (value === null) return count === 0 ? null : notComplete();
      if (!Array.isArray(value) || value.length > mostRowsAPage) throw new Unreadable('unexpected_answer');
      for (const row of value) rows.push(row);
      const next = nextPage(headers.get('link'), url);
      if (next === null) return isWhole(headers, value.length) ? rows : notComplete();
      query = { ...query, ...next };
    }
    return notComplete();
  }

  const keyOf = (name: keyof E, input: CallInput, form: string) =>
    JSON.stringify([source, String(name), form, input.params ?? null, input.query ?? null, input.body ?? null]);

  return {
    endpoints,
    read<N extends keyof E>(name: N, input: CallInput = {}, { oldest = anyAge, life = answerLife }: ReadOptions = {}) {
      const endpoint = endpointOf(endpoints, name);
      return cache.through(keyOf(name, input, 'one'), life, oldest, async () => {
        const { value } = await page(endpoint, input);
        // The endpoint's own schema has parsed it.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        return value as AnswerOf<E[N]> | null;
      });
    },
    rows<N extends keyof E>(name: N, input: CallInput = {}, options: ReadOptions = {}) {
      const { oldest = anyAge, life = answerLife, mostPages: most = mostPages } = options;
      const endpoint = endpointOf(endpoints, name);
      return cache.through(keyOf(name, input, 'all'), life, oldest, async () => {
        // What is called is the same endpoint page by page, and each page was parsed by its schema.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        return (await list(endpoint, input, most)) as Row<E[N]>[] | null;
      });
    },
  };
}

function notComplete(): never {
  throw new Unreadable('list_not_complete');
}

function endpointOf<E extends Endpoints>(endpoints: E, name: keyof E): Endpoint {
  const endpoint = endpoints[name];
  if (!endpoint) throw new TypeError(`There is no call ${String(name)}`);
  return endpoint;
}
