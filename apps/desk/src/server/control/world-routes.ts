import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { signedIn, withAccount } from '../../model/account-edit.ts';
import { type GitLabAccount, GitLabAccountSchema } from '../../model/gitlab-account.ts';
import { WorldSchema } from '../../model/world.ts';
import type { DeskStore } from '../desk-store.ts';
import { notFound } from '../rest/rest-error.ts';

type Named = { Params: { username: string } };

/** What GitLab and Mailgun hold, read and changed while they run. */
export function worldRoutes(app: FastifyInstance, store: DeskStore) {
  app.get('/desk/world', () => store.state.world);

  app.put('/desk/world', (request, reply) => {
    const parsed = WorldSchema.safeParse(request.body);
    if (!parsed.success) return refused(reply, parsed.error);
    store.putWorld(parsed.data);
    return parsed.data;
  });

  /** Changes the keys that the body names. */
  app.patch<Named>('/desk/world/accounts/:username', ({ params, body }, reply) => {
    const parsed = GitLabAccountSchema.partial().safeParse(body);
    if (!parsed.success) return refused(reply, parsed.error);
    // Only what was sent: a default is no wish.
    const sent = Object.keys(z.record(z.string(), z.unknown()).parse(body));
    const changes = Object.fromEntries(Object.entries(parsed.data).filter(([key]) => sent.includes(key)));
    return edit(reply, params.username, (account) => ({ ...account, ...changes }));
  });

  app.post<Named>('/desk/world/accounts/:username/sign-in', ({ params }, reply) =>
    edit(reply, params.username, (account) => signedIn(account, store.now())),
  );

  function edit(reply: FastifyReply, username: string, change: (account: GitLabAccount) => GitLabAccount) {
    const world = withAccount(store.state.world, username, change);
    if (!world) return notFound(reply);
    store.putWorld(world);
    return world.gitlab.accounts.find((account) => account.username === username);
  }
}

const refused = (reply: FastifyReply, error: z.ZodError) => reply.code(400).send({ error: z.prettifyError(error) });
