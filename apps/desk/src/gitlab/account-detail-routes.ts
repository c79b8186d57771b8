import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GitLabAccount } from '../model/gitlab-account.ts';
import { addressRows } from './address-rows.ts';
import { forbidden, type GitLab, gone, viewOf } from './gitlab.ts';
import { countsOf, membershipRows } from './membership-rows.ts';
import { pageOf } from './page-of.ts';
import { isShown, projectJson } from './space-json.ts';

type Params = { Params: { id: string } };
interface EventQuery {
  action?: string;
  target_type?: string;
  after?: string;
  before?: string;
  sort?: string;
}

/** What belongs to one account, below `/users/:id/`. */
export function accountDetailRoutes(app: FastifyInstance, gitlab: GitLab) {
  /** Passes the account on where only administrators may read; says why not otherwise. */
  function forAdmins(request: FastifyRequest<Params>, reply: FastifyReply): GitLabAccount | null {
    const account = accountOf(request);
    if (viewOf(gitlab, request) !== 'admin') void forbidden(reply);
    else if (account) return account;
    else void gone(reply, 'User Not Found');
    return null;
  }
  const accountOf = ({ params }: FastifyRequest<Params>) =>
    gitlab.world.accounts.find(({ id, username }) => String(id) === params.id || username === params.id);

  app.get<Params>('/api/v4/users/:id/emails', (request, reply) => {
    const account = forAdmins(request, reply);
    return account ? pageOf(request, reply, gitlab.effectOf(request), addressRows(account)) : reply;
  });

  app.get<Params & { Querystring: { type?: string } }>('/api/v4/users/:id/memberships', (request, reply) => {
    const account = forAdmins(request, reply);
    if (!account) return reply;
    const rows = membershipRows(gitlab.world, account, request.query.type);
    return pageOf(request, reply, gitlab.effectOf(request), rows);
  });

  app.get<Params>('/api/v4/users/:id/associations_count', (request, reply) => {
    const account = forAdmins(request, reply);
    return account ? countsOf(gitlab.world, account) : reply;
  });

  app.get<Params>('/api/v4/users/:id/support_pin', (request, reply) => {
    const account = forAdmins(request, reply);
    if (!account) return reply;
    const pin = account.supportPin;
    if (!pin || new Date(pin.expiresAt) <= gitlab.now()) return gone(reply, 'Support PIN not found or expired');
    return { pin: pin.pin, expires_at: pin.expiresAt };
  });

  app.get<Params & { Querystring: EventQuery }>('/api/v4/users/:id/events', (request, reply) => {
    const account = accountOf(request);
    if (!account) return gone(reply, 'User Not Found');
    const { action, target_type: target, after, before, sort } = request.query;
    const day = (at: string) => at.slice(0, 10);
    const isVisible = !account.isPrivate || viewOf(gitlab, request) !== 'plain';
    const events = account.events
      .filter(
        (event) =>
          isVisible &&
          (action === undefined || event.action === action) &&
          (target === undefined || event.targetType?.toLowerCase() === target.toLowerCase()) &&
          (after === undefined || day(event.at) > after) &&
          (before === undefined || day(event.at) < before),
      )
      .toSorted((a, b) => (sort === 'asc' ? a.at.localeCompare(b.at) : b.at.localeCompare(a.at)));
    const rows = events.map((event, index) => ({
      id: account.id * 100 + index,
      project_id: gitlab.world.projects.find(({ path }) => path === event.project)?.id ?? null,
      action_name: event.action,
      target_type: event.targetType,
      created_at: event.at,
      author_id: account.id,
    }));
    return pageOf(request, reply, gitlab.effectOf(request), rows);
  });

  app.get<Params>('/api/v4/users/:id/projects', (request, reply) => {
    const account = accountOf(request);
    if (!account) return gone(reply, 'User Not Found');
    const view = viewOf(gitlab, request);
    const own = gitlab.world.projects.filter(({ path }) => path.startsWith(`${account.username}/`));
    const rows = own.filter((project) => isShown(project, view)).map((project) => projectJson(project, gitlab.world));
    return pageOf(request, reply, gitlab.effectOf(request), rows);
  });

  app.get<Params>('/api/v4/users/:id/contributed_projects', (request, reply) => {
    const account = accountOf(request);
    if (!account) return gone(reply, 'User Not Found');
    const view = viewOf(gitlab, request);
    const isVisible = !account.isPrivate || view !== 'plain';
    const found = gitlab.world.projects.filter(
      (project) => isVisible && isShown(project, view) && account.contributions.includes(project.path),
    );
    const rows = found.map((project) => projectJson(project, gitlab.world));
    return pageOf(request, reply, gitlab.effectOf(request), rows);
  });
}
