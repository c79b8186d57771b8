import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GitLabAccount } from '../model/gitlab-account.ts';
import type { GitLabToken, GitLabWorld } from '../model/gitlab-world.ts';
import type { SourceEffect } from '../model/source-fault.ts';

/** What every route of the stand-in GitLab works on. */
export interface GitLab {
  readonly world: GitLabWorld;
  now: () => Date;
  effectOf: (request: FastifyRequest) => SourceEffect;
}

/**
 * What a token shows. `plain`: no administrator, or one without admin mode; answers are 200 all the same, with fewer
 * keys. `auditor`: the fields of administrators, but no search for private addresses.
 */
export type View = 'admin' | 'auditor' | 'plain';

export interface Reader {
  account: GitLabAccount;
  token: GitLabToken;
  view: View;
}

/** Whose token a request carries; null for none, an unknown, a revoked or an expired one. */
export function readerOf({ world, now, effectOf }: GitLab, request: FastifyRequest): Reader | null {
  const header = request.headers['private-token'] ?? request.headers.authorization?.replace(/^Bearer /, '');
  const token = world.tokens.find((entry) => entry.token === header);
  const account = world.accounts.find(({ username }) => username === token?.username);
  if (!token || !account || token.isRevoked) return null;
  if (token.expiresOn !== null && token.expiresOn <= now().toISOString().slice(0, 10)) return null;
  const hasLostView = effectOf(request) === 'plain_view';
  const isAdmin = account.isAdmin && token.scopes.includes('admin_mode');
  return { account, token, view: hasLostView ? 'plain' : isAdmin ? 'admin' : account.isAuditor ? 'auditor' : 'plain' };
}

/** The view of a request that the token check has let through. */
export function viewOf(gitlab: GitLab, request: FastifyRequest): View {
  return readerOf(gitlab, request)?.view ?? 'plain';
}

export function gone(reply: FastifyReply, what: string) {
  return reply.code(404).send({ message: `404 ${what}` });
}

export function forbidden(reply: FastifyReply) {
  return reply.code(403).send({ message: '403 Forbidden' });
}

export function badRequest(reply: FastifyReply, error: string) {
  return reply.code(400).send({ error });
}
