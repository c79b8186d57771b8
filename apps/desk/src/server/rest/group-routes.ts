import type { FastifyInstance } from 'fastify';
import type { DeskStore } from '../desk-store.ts';
import { notFound } from './rest-error.ts';

type Params = { Params: { id: string } };

/** The groups, and who is in which: Zendesk assigns a ticket of a group to its members only. */
export function groupRoutes(app: FastifyInstance, store: DeskStore, origin: string) {
  const memberships = () =>
    store.state.groups.flatMap(({ id: groupId, members }) => members.map((userId) => ({ userId, groupId })));
  const answer = (found: ReturnType<typeof memberships>) => ({
    group_memberships: found.map(({ userId, groupId }) => membershipJson(userId, groupId)),
    count: found.length,
    next_page: null,
    previous_page: null,
  });
  function membershipJson(userId: number, groupId: number) {
    const at = store.now().toISOString();
    const id = groupId * 100_000 + userId;
    return {
      id,
      url: `${origin}/api/v2/group_memberships/${id}.json`,
      user_id: userId,
      group_id: groupId,
      default: memberships().find((entry) => entry.userId === userId)?.groupId === groupId,
      created_at: at,
      updated_at: at,
    };
  }

  app.get<Params>('/api/v2/users/:id/group_memberships', ({ params }, reply) =>
    store.user(Number(params.id))
      ? answer(memberships().filter(({ userId }) => userId === Number(params.id)))
      : notFound(reply),
  );
  app.get('/api/v2/groups', () => {
    const at = store.now().toISOString();
    const groups = store.state.groups.map(({ id, name }) => ({
      id,
      url: `${origin}/api/v2/groups/${id}.json`,
      name,
      description: '',
      default: false,
      is_public: true,
      deleted: false,
      created_at: at,
      updated_at: at,
    }));
    return {
      groups,
      meta: { has_more: false, after_cursor: null, before_cursor: null },
      links: { prev: null, next: null },
    };
  });
  app.get<Params>('/api/v2/groups/:id/memberships', ({ params }, reply) =>
    store.state.groups.some(({ id }) => id === Number(params.id))
      ? answer(memberships().filter(({ groupId }) => groupId === Number(params.id)))
      : notFound(reply),
  );
}
