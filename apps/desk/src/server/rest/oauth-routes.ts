import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { DeskStore } from '../desk-store.ts';
import { refuse } from './rest-error.ts';

/** The account's confidential OAuth client: what a service signs in to REST with. */
export interface OauthClient {
  id: string;
  secret: string;
}

const GrantSchema = z.object({
  grant_type: z.literal('client_credentials'),
  client_id: z.string(),
  client_secret: z.string(),
  scope: z.string().min(1),
  expires_in: z.number().int().min(300).max(172_800).default(1800),
});

/** Resource of the first segment of a path, for the scopes that are named after one. */
const resources: Record<string, string> = { tickets: 'tickets', users: 'users', organizations: 'organizations' };

/** Client credentials, and what their tokens may do. Requests of the page carry none and are its agent's own. */
export function oauthRoutes(app: FastifyInstance, store: DeskStore, client: OauthClient) {
  const tokens = new Map<string, { scopes: string[]; until: number }>();

  app.post('/oauth/tokens', (request, reply) => {
    const parsed = GrantSchema.safeParse(request.body);
    if (!parsed.success) {
      return reply.code(400).send({ error: 'invalid_request', error_description: z.prettifyError(parsed.error) });
    }
    const { client_id: id, client_secret: secret, scope, expires_in: life } = parsed.data;
    if (id !== client.id || !isSame(secret, client.secret)) {
      return reply.code(401).send({ error: 'invalid_client', error_description: 'Client authentication failed' });
    }
    const token = randomBytes(24).toString('hex');
    tokens.set(token, { scopes: scope.split(' '), until: store.now().getTime() + life * 1000 });
    return { access_token: token, token_type: 'bearer', scope, expires_in: life };
  });

  app.addHook('onRequest', async (request, reply) => {
    const [, sent] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    if (sent === undefined || !request.url.startsWith('/api/v2/')) return;
    const token = tokens.get(sent);
    const isValid = token !== undefined && token.until > store.now().getTime();
    if (!isValid) await refuse(reply, 401, 'invalid_token', 'The access token provided is expired, revoked or unknown');
    else if (!token.scopes.some((scope) => covers(scope, request.method, request.url))) {
      await refuse(reply, 403, 'Forbidden', 'The scope of the access token does not cover this');
    }
  });
}

function covers(scope: string, method: string, url: string): boolean {
  const right = method === 'GET' ? 'read' : 'write';
  const resource = resources[/^\/api\/v2\/([a-z_]+)/.exec(url)?.[1] ?? ''];
  return scope === right || (resource !== undefined && scope === `${resource}:${right}`);
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
