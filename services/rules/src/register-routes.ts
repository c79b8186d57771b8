import type { Buffer } from 'node:buffer';
import { type Route, type RouteInput, type RouteName, type RouteResponse, routes } from '@handrail/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { jsonBytes } from './json-bytes.ts';
import { readFields, Refusal } from './problem.ts';
import type { Sessions } from './session/sessions.ts';
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
type JsonName = Exclude<RouteName, StreamName>;

export type Handlers = { [N in JsonName]: (input: RouteInput<N>, call: Call) => Promise<RouteResponse<N>> } & {
  /** Takes over the reply and writes server-sent events. */
  [N in StreamName]: (input: RouteInput<N>, call: Call) => Promise<void>;
};

declare module 'fastify' {
  interface FastifyRequest {
    /** For the log: ids only. */
    signedIn: { account: string; user: string } | null;
  }
}

const json = 'application/json; charset=utf-8';
const nobody: SignedIn = { sessionId: '', account: '', user: '', role: 'agent' };

const parsed = (place: string, schema: z.ZodType | undefined, value: unknown): unknown =>
  schema && readFields(place, schema, value ?? {});

/** Registers every route of the contract's table: sign-in, parsing, handler, checked answer. */
export function registerRoutes(
  app: FastifyInstance,
  handlers: Handlers,
  options: { sessions: Sessions; now: () => Date; checkResponses: boolean },
): void {
  async function signedIn(route: Route, request: FastifyRequest, now: Date): Promise<SignedIn> {
    if (route.access === 'none') return nobody;
    const who = await options.sessions.check(request.headers.authorization, now);
    request.signedIn = { account: who.account, user: who.user };
    if (route.access === 'lead' && who.role !== 'lead') {
      throw new Refusal('forbidden', 'Only a team lead may do this');
    }
    return who;
  }

  app.decorateRequest('signedIn', null);
  const byName: Readonly<Record<string, (input: never, call: Call) => Promise<unknown>>> = handlers;
  for (const [name, route] of Object.entries<Route>(routes)) {
    const handle = byName[name];
    if (!handle) throw new Error(`No handler for ${name}`);
    app.route({
      method: route.method,
      url: route.path,
      handler: async (request, reply) => {
        const now = options.now();
        const who = await signedIn(route, request, now);
        const input = {
          params: parsed('path', route.params, request.params),
          query: parsed('query', route.query, request.query),
          body: parsed('body', route.body, request.body),
        };
        // The types of one route's schemas and handler are the same by `Handlers`; a loop over all cannot say so.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        const answer = await handle(input as never, { who, now, request, reply });
        if (route.kind === 'stream') return reply;
        const bytes = jsonBytes(answer);
        if (options.checkResponses) checkAnswer(name, route, answer, bytes);
        return reply.header('content-type', json).send(bytes);
      },
    });
  }
}

function checkAnswer(name: string, route: Route, answer: unknown, bytes: Buffer): void {
  // Something shared was changed after its bytes were kept.
  if (bytes.toString() !== JSON.stringify(answer)) throw new TypeError(`${name} answered other bytes than it meant`);
  const result = route.response.safeParse(answer);
  if (result.success) return;
  const places = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new TypeError(`${name} answered what its contract does not allow: ${places}`);
}
