import type { FastifyInstance } from 'fastify';
import type { GitLabAccount } from '../model/gitlab-account.ts';
import { accountJson, detailsJson, ownJson } from './account-json.ts';
import { badRequest, type GitLab, gone, readerOf, type View, viewOf } from './gitlab.ts';
import { pageOf } from './page-of.ts';

interface Search {
  search?: string;
  username?: string;
  humans?: string;
}

export function accountRoutes(app: FastifyInstance, gitlab: GitLab) {
  app.get('/api/v4/user', (request) => {
    const account = readerOf(gitlab, request)?.account;
    if (!account) return null;
    // Told with and without admin mode, so it proves nothing.
    return account.isAdmin || account.isAuditor
      ? accountJson(account, gitlab.world, 'admin')
      : ownJson(account, gitlab.world);
  });

  app.get('/api/v4/personal_access_tokens/self', (request) => {
    const reader = readerOf(gitlab, request);
    const { scopes = [], expiresOn = null } = reader?.token ?? {};
    return {
      id: 1,
      name: 'handrail',
      scopes,
      user_id: reader?.account.id ?? 0,
      active: true,
      revoked: false,
      expires_at: expiresOn,
    };
  });

  app.get<{ Querystring: Search }>('/api/v4/users', (request, reply) => {
    const view = viewOf(gitlab, request);
    const { search, username, humans } = request.query;
    const found = gitlab.world.accounts.filter(
      (account) =>
        (username === undefined || account.username.toLowerCase() === username.toLowerCase()) &&
        (search === undefined || isHit(account, search.toLowerCase(), view)) &&
        (humans !== 'true' || !account.isBot),
    );
    const rows = found.map((account) => accountJson(account, gitlab.world, view));
    return pageOf(request, reply, gitlab.effectOf(request), rows);
  });

  app.get<{ Params: { id: string } }>('/api/v4/users/:id', (request, reply) => {
    if (!/^\d+$/.test(request.params.id)) return badRequest(reply, 'id is invalid');
    const account = gitlab.world.accounts.find(({ id }) => id === Number(request.params.id));
    if (!account) return gone(reply, 'User Not Found');
    return detailsJson(account, gitlab.world, viewOf(gitlab, request));
  });
}

/** Names match loosely; addresses exactly, a secondary one only once it is confirmed, and none without admin mode. */
function isHit({ name, username, email, addresses }: GitLabAccount, words: string, view: View): boolean {
  if (name.toLowerCase().includes(words) || username.toLowerCase().includes(words)) return true;
  if (view !== 'admin') return false;
  const confirmed = addresses.filter(({ confirmedAt }) => confirmedAt !== null).map((entry) => entry.email);
  return [email, ...confirmed].some((address) => address.toLowerCase() === words);
}
