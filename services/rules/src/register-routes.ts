import { isDeepStrictEqual } from 'node:util';
import type { Readable } from 'node:stream';
import { ticketBytes } from '@handrail/contract/ticket-size';
import {
  type Change,
  changeBetween,
  knownViewHeader,
  type OpenedTicket,
  OpenedTicketSchema,
  readChange,
  type Route,
  type RouteInput,
  type RouteName,
  type RouteResponse,
  routes,
  type RunView,
  RunViewSchema,
} from '@handrail/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { jsonBytes } from './json-bytes.ts';
import { openKnownViews } from './edge/known-views.ts';
import type { Limits } from './edge/limits.ts';
import { readFields, Refusal } from './problem.ts';
import type { Sessions } from './session/sessions.ts';
import type { Sight } from './session/sight.ts';
import type { Store } from './store/store.ts';
import type { SignedIn } from './session/session-tokens.ts';

/** What a handler is given besides the parsed request. */
export interface Call {
  /** Null on open routes. */
  who: SignedIn;
  now: Date;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Names of routes by how they answer. */
type StreamName = { [N in RouteName]: (typeof routes)[N] extends { kind: 'stream' } ? N : never }[RouteName];
type CsvName = { [N in RouteName]: (typeof routes)[N] extends { kind: 'csv' } ? N : never }[RouteName];
type JsonName = Exclude<RouteName, StreamName | CsvName>;

export type Handlers = { [N in JsonName]: (input: RouteInput<N>, call: Call) => Promise<RouteResponse<N>> } & {
  /** Takes over the reply and writes server-sent events. */
  [N in StreamName]: (input: RouteInput<N>, call: Call) => Promise<void>;
} & {
  /** Sends what it reads as it comes. */
  [N in CsvName]: (input: RouteInput<N>, call: Call) => Promise<Readable>;
};

declare module 'fastify' {
  interface FastifyRequest {
    /** For the log: ids only. */
    signedIn: { account: string; user: string } | null;
    /** The account that somebody without a proven name says they belong to; it is set up here, and that is all. */
    claimed: string | null;
  }
}

const json = 'application/json; charset=utf-8';
const csv = 'text/csv; charset=utf-8';
const nobody: SignedIn = {
  sessionId: '',
  account: '',
  user: '',
  role: 'agent',
  location: 'modal',
  startedAt: 0,
};

const kilobyte = 1024;
/** A ticket with all its comments, or one event whose largest value is a list of five hundred members. */
const bodyLimitOf = ({ body }: Route) =>
  !body ? kilobyte : body === routes.openTicket.body || body === routes.startRun.body ? ticketBytes : 1024 * kilobyte;

const parsed = (place: string, schema: z.ZodType | undefined, value: unknown): unknown =>
  schema && readFields(place, schema, value ?? {});

/** Registers every route of the contract's table: sign-in, parsing, handler, checked answer. */
export function registerRoutes(
  app: FastifyInstance,
  handlers: Handlers,
  options: {
    sessions: Sessions;
    limits: Limits;
    sight: Sight;
    store: Store;
    now: () => Date;
    checkResponses: boolean;
  },
): void {
  async function signedIn(route: Route, request: FastifyRequest, now: Date): Promise<SignedIn> {
    if (route.access === 'none') return nobody;
    const { authorization } = request.headers;
    const who = await options.sessions.check(authorization, now).catch((error: unknown) => {
      request.claimed = options.sessions.claimed(authorization);
      throw error;
    });
    request.signedIn = { account: who.account, user: who.user };
    await options.limits.call(request, who);
    if (route.access === 'lead' && who.role === 'agent') {
      throw new Refusal('forbidden', 'Only a team lead may do this');
    }
    if (route.access === 'admin' && who.role !== 'admin') {
      throw new Refusal('forbidden', 'Only an administrator may do this');
    }
    return who;
  }

  const views = openKnownViews();
  /** To a page that says which view of a run it has, what changed since; anything else as it is. */
  function inShort(name: string, route: Route, answer: unknown, { headers }: FastifyRequest): unknown {
    if (isOpened(route, answer)) for (const view of answer.runs) views.keep(view);
    if (!isView(route, answer)) return answer;
    const known = headers[knownViewHeader];
    const before = typeof known === 'string' ? views.find(answer.id, known) : null;
    views.keep(answer);
    if (!before) return answer;
    const change = changeBetween(before, answer);
    if (options.checkResponses) checkChange(name, before, change, answer);
    return { change };
  }

  const callers = new WeakMap<FastifyRequest, SignedIn>();
  const byName: Readonly<Record<string, (input: never, call: Call) => Promise<unknown>>> = handlers;
  for (const [name, route] of Object.entries<Route>(routes)) {
    const handle = byName[name];
    if (!handle) throw new Error(`No handler for ${name}`);
    app.route({
      method: route.method,
      url: route.path,
      bodyLimit: bodyLimitOf(route),
      // Before the body is read: a stranger's is not worth a parser.
      onRequest: async (request) => {
        callers.set(request, await signedIn(route, request, options.now()));
      },
      handler: async (request, reply) => {
        const now = options.now();
        const who = callers.get(request) ?? nobody;
        const input = {
          params: parsed('path', route.params, request.params),
          query: parsed('query', route.query, request.query),
          body: parsed('body', route.body, request.body),
        };
        await requireSight(who, input, options);
        // The types of one route's schemas and handler are the same by `Handlers`; a loop over all cannot say so.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        const answer = await handle(input as never, { who, now, request, reply });
        if (route.kind === 'stream') return reply;
        if (route.kind === 'csv') return reply.header('content-type', csv).send(answer);
        if (options.checkResponses) checkAnswer(name, route, answer);
        const bytes = jsonBytes(inShort(name, route, answer, request));
        return reply.header('content-type', json).send(bytes);
      },
    });
  }
}

const PlaceSchema = z.object({
  params: z.object({ ticketId: z.number().optional(), runId: z.string().optional() }).optional(),
  query: z.object({ ticketId: z.number().optional() }).optional(),
  body: z.object({ snapshot: z.object({ id: z.number() }).optional() }).optional(),
});

/** Whatever a call names, by ticket or by run, has to be a ticket that its caller sees. */
async function requireSight(who: SignedIn, input: unknown, { sight, store }: { sight: Sight; store: Store }) {
  if (!sight.isLimited(who)) return;
  const { params, query, body } = PlaceSchema.parse(input);
  const named = [params?.ticketId, query?.ticketId, body?.snapshot?.id].filter((id) => id !== undefined);
  if (params?.runId !== undefined) {
    const stored = await store.load(who.account, params.runId);
    if (stored) named.push(stored.run.summary.ticketId);
  }
  for (const ticketId of new Set(named)) await sight.require(who, ticketId);
}

const isView = ({ response }: Route, _answer: unknown): _answer is RunView => response === RunViewSchema;
const isOpened = ({ response }: Route, _answer: unknown): _answer is OpenedTicket => response === OpenedTicketSchema;

function checkAnswer(name: string, route: Route, answer: unknown): void {
  // Something shared was changed after its bytes were kept.
  if (jsonBytes(answer).toString() !== JSON.stringify(answer))
    throw new TypeError(`${name} answered other bytes than it meant`);
  const result = route.response.safeParse(answer);
  if (result.success) return;
  const places = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new TypeError(`${name} answered what its contract does not allow: ${places}`);
}

const sent = (value: unknown): unknown => JSON.parse(jsonBytes(value).toString());

function checkChange(name: string, before: RunView, change: Change, view: RunView): void {
  const made = readChange(RunViewSchema, RunViewSchema.parse(sent(before)), sent(change));
  if (!isDeepStrictEqual(made, RunViewSchema.parse(sent(view)))) {
    throw new TypeError(`${name} answered a change that makes another view than it meant`);
  }
}
