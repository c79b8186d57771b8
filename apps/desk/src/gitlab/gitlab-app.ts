import Fastify, { type FastifyInstance } from 'fastify';
import type { GitLabWorld } from '../model/gitlab-world.ts';
import { sourceFaults, type SourceTrouble } from '../source-server/source-faults.ts';
import { accountDetailRoutes } from './account-detail-routes.ts';
import { accountRoutes } from './account-routes.ts';
import { type GitLab, gone, readerOf } from './gitlab.ts';
import { graphqlRoute } from './graphql-route.ts';
import { instanceRoutes } from './instance-routes.ts';
import { spaceRoutes } from './space-routes.ts';

export interface GitLabOptions {
  /** Asked anew at every request, so that a change shows at once. */
  world: () => GitLabWorld;
  trouble: () => SourceTrouble;
  now: () => Date;
}

/** The stand-in GitLab: what look-ups read of REST and GraphQL, for tokens of its world. It takes no writes. */
export function buildGitLab({ world, trouble, now }: GitLabOptions): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true });
  const effectOf = sourceFaults(app, 'gitlab', trouble);
  const gitlab: GitLab = {
    get world() {
      return world();
    },
    now,
    effectOf,
  };

  app.addHook('onRequest', async (request, reply) => {
    const reader = readerOf(gitlab, request);
    if (!reader) await reply.code(401).send({ message: '401 Unauthorized' });
    else if (!reader.token.scopes.some((scope) => scope === 'read_api' || scope === 'api')) {
      const description = 'The request requires higher privileges than provided by the access token.';
      await reply
        .code(403)
        .send({ error: 'insufficient_scope', error_description: description, scope: 'api read_api' });
    }
  });

  accountRoutes(app, gitlab);
  accountDetailRoutes(app, gitlab);
  spaceRoutes(app, gitlab);
  instanceRoutes(app, gitlab);
  graphqlRoute(app, gitlab);
  app.setNotFoundHandler((_request, reply) => gone(reply, 'Not Found'));
  return app;
}
