import type { FastifyInstance } from 'fastify';
import type { GitLabAccount } from '../model/gitlab-account.ts';
import type { GitLabGroup, GitLabWorld } from '../model/gitlab-world.ts';
import { personalNamespaceId } from './account-json.ts';
import { badRequest, forbidden, type GitLab, gone, viewOf } from './gitlab.ts';
import { pageOf } from './page-of.ts';
import { isShown } from './space-json.ts';
import { named, parentId } from './spaces.ts';

const thirtyDays = 30 * 86_400_000;

interface AuditQuery {
  created_after?: string;
  created_before?: string;
  entity_type?: string;
  entity_id?: string;
}

/** What belongs to the whole instance: namespaces with their plans, domains, the audit log. */
export function instanceRoutes(app: FastifyInstance, gitlab: GitLab) {
  app.get<{ Params: { id: string } }>('/api/v4/namespaces/:id', (request, reply) => {
    const view = viewOf(gitlab, request);
    const { id } = request.params;
    const group = named(gitlab.world.groups, id);
    if (group && isShown(group, view)) return groupNamespace(group, gitlab.world, view !== 'plain');
    const account = gitlab.world.accounts.find(
      (entry) => entry.username === id || String(personalNamespaceId(entry)) === id,
    );
    return account ? personalNamespace(account, gitlab.world, view !== 'plain') : gone(reply, 'Namespace Not Found');
  });

  app.get('/api/v4/pages/domains', (request, reply) => {
    if (viewOf(gitlab, request) !== 'admin') return forbidden(reply);
    const rows = gitlab.world.pageDomains.map(({ domain, project, isVerified }) => ({
      domain,
      url: `https://${domain}`,
      project_id: named(gitlab.world.projects, project)?.id ?? 0,
      verified: isVerified,
      enabled_until: null,
      auto_ssl_enabled: true,
    }));
    return pageOf(request, reply, gitlab.effectOf(request), rows);
  });

  app.get<{ Querystring: AuditQuery }>('/api/v4/audit_events', (request, reply) => {
    if (viewOf(gitlab, request) !== 'admin') return forbidden(reply);
    const { created_after: after, created_before: before, entity_type: type, entity_id: entity } = request.query;
    if (entity !== undefined && type === undefined) return badRequest(reply, 'entity_id requires entity_type');
    const until = before === undefined ? gitlab.now().getTime() : Date.parse(before);
    const from = after === undefined ? until - thirtyDays : Date.parse(after);
    if (Number.isNaN(until) || Number.isNaN(from)) return badRequest(reply, 'created_after, created_before is invalid');
    if (until - from > thirtyDays) {
      return reply.code(400).send({ message: '400 Bad request - Date range limited to 30 days' });
    }
    const rows = gitlab.world.auditEvents
      .filter(
        ({ entityType, entityId, at }) =>
          (type === undefined || entityType === type) &&
          (entity === undefined || entityId === Number(entity)) &&
          Date.parse(at) >= from &&
          Date.parse(at) <= until,
      )
      .map(({ id, author, name, entityType, entityId, message, details, at }) => ({
        id,
        author_id: author.id,
        entity_id: entityId,
        entity_type: entityType,
        event_name: name,
        details: {
          custom_message: message,
          author_name: author.name,
          target_id: entityId,
          target_type: entityType,
          target_details: details,
        },
        created_at: at,
      }));
    return pageOf(request, reply, gitlab.effectOf(request), rows);
  });
}

function groupNamespace(group: GitLabGroup, world: GitLabWorld, hasPlan: boolean) {
  return {
    id: group.id,
    name: group.name,
    path: group.path.slice(group.path.lastIndexOf('/') + 1),
    kind: 'group',
    full_path: group.path,
    parent_id: parentId(world, group.path),
    web_url: `${world.webOrigin}/groups/${group.path}`,
    ...(hasPlan
      ? { plan: group.plan, trial: group.isTrial, trial_ends_on: group.trialEndsOn, end_date: group.endsOn }
      : {}),
  };
}

function personalNamespace(account: GitLabAccount, { webOrigin }: GitLabWorld, hasPlan: boolean) {
  return {
    id: personalNamespaceId(account),
    name: account.name,
    path: account.username,
    kind: 'user',
    full_path: account.username,
    parent_id: null,
    web_url: `${webOrigin}/${account.username}`,
    ...(hasPlan ? { plan: 'free', trial: false, trial_ends_on: null, end_date: null } : {}),
  };
}
