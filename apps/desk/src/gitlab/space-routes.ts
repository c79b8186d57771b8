import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { forbidden, type GitLab, gone, viewOf } from './gitlab.ts';
import { pageOf } from './page-of.ts';
import { accountJson, ownJson } from './account-json.ts';
import { groupJson, isShown, memberJson, projectJson } from './space-json.ts';
import { allMembers, directMembers, highestMember, named, type Space } from './spaces.ts';

type Params = { Params: { id: string } };
type MemberParams = { Params: { id: string; user: string } };
interface MemberQuery {
  query?: string;
  'user_ids[]'?: string | string[];
}

const kinds = [
  { kind: 'groups', missing: 'Group Not Found' },
  { kind: 'projects', missing: 'Project Not Found' },
] as const;

/** Groups, projects and their members. */
export function spaceRoutes(app: FastifyInstance, gitlab: GitLab) {
  for (const { kind, missing } of kinds) {
    /** The space asked for, or null once the answer is said: 301 for a moved path, 404 for an absent or hidden one. */
    const spaceOf = (request: FastifyRequest<Params>, reply: FastifyReply): Space | null => {
      const { id } = request.params;
      const space = named<Space>(gitlab.world[kind], id);
      if (space && isShown(space, viewOf(gitlab, request))) return space;
      const moved = gitlab.world.moved.find(({ from }) => from.toLowerCase() === id.toLowerCase());
      const target = moved && named<Space>(gitlab.world[kind], moved.to);
      if (!target) void gone(reply, missing);
      else {
        const url = new URL(request.url.replace(encodeURIComponent(id), String(target.id)), originOf(request));
        void reply.code(301).header('location', url.href).type('text/plain').send('moved');
      }
      return null;
    };

    app.get<Params>(`/api/v4/${kind}/:id`, (request, reply) => {
      const space = spaceOf(request, reply);
      if (!space) return reply;
      return 'plan' in space ? groupJson(space, gitlab.world) : projectJson(space, gitlab.world);
    });

    for (const [ending, membersOf] of [
      ['members', (space: Space) => directMembers(space)],
      ['members/all', (space: Space) => allMembers(gitlab.world, space)],
    ] as const) {
      app.get<Params & { Querystring: MemberQuery }>(`/api/v4/${kind}/:id/${ending}`, (request, reply) => {
        const space = spaceOf(request, reply);
        if (!space) return reply;
        const { query = '', 'user_ids[]': ids } = request.query;
        const wanted = ids === undefined ? null : [ids].flat().map(Number);
        const rows = membersOf(space)
          .flatMap((member) => memberJson(member, space, gitlab.world))
          .filter(
            ({ id, name, username }) =>
              `${name} ${username}`.toLowerCase().includes(query.toLowerCase()) && (wanted?.includes(id) ?? true),
          );
        return pageOf(request, reply, gitlab.effectOf(request), rows);
      });
    }

    app.get<MemberParams>(`/api/v4/${kind}/:id/members/:user`, (request, reply) => {
      const space = spaceOf(request, reply);
      if (!space) return reply;
      const account = gitlab.world.accounts.find(({ id }) => id === Number(request.params.user));
      const member = directMembers(space).find(({ username }) => username === account?.username);
      const [row] = member ? memberJson(member, space, gitlab.world) : [];
      return row ?? gone(reply, 'Not found');
    });

    app.get<MemberParams>(`/api/v4/${kind}/:id/members/all/:user`, (request, reply) => {
      const space = spaceOf(request, reply);
      if (!space) return reply;
      const account = gitlab.world.accounts.find(({ id }) => id === Number(request.params.user));
      const member = account ? highestMember(gitlab.world, space, account) : null;
      const [row] = member ? memberJson(member, space, gitlab.world) : [];
      return row ?? gone(reply, 'Not found');
    });
  }

  app.get<Params & { Querystring: { username?: string; search?: string } }>(
    '/api/v4/groups/:id/enterprise_users',
    (request, reply) => {
      const group = named(gitlab.world.groups, request.params.id);
      if (!group) return gone(reply, 'Group Not Found');
      const view = viewOf(gitlab, request);
      if (view === 'plain') return forbidden(reply);
      const { username, search = '' } = request.query;
      const rows = gitlab.world.accounts
        .filter(
          (account) =>
            account.enterpriseGroup === group.path &&
            (username === undefined || account.username === username) &&
            `${account.name} ${account.username} ${account.email}`.toLowerCase().includes(search.toLowerCase()),
        )
        .map((account) =>
          view === 'admin' ? accountJson(account, gitlab.world, view) : ownJson(account, gitlab.world),
        );
      return pageOf(request, reply, gitlab.effectOf(request), rows);
    },
  );
}

const originOf = (request: FastifyRequest) => `${request.protocol}://${request.host}`;
