import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import type { DeskAccount } from './account.ts';
import { controlRoutes } from './control/control-routes.ts';
import { launchRoutes } from './control/launch-routes.ts';
import { streamRoute } from './control/stream-route.ts';
import { worldRoutes } from './control/world-routes.ts';
import type { DeskStore } from './desk-store.ts';
import { commentRoutes } from './rest/comment-routes.ts';
import { createTicketRoute } from './rest/create-ticket.ts';
import { customStatusRoutes } from './rest/custom-status-routes.ts';
import { groupRoutes } from './rest/group-routes.ts';
import { httpFaults } from './rest/http-fault.ts';
import { macroRoutes } from './rest/macro-routes.ts';
import { mergeTicketsRoute } from './rest/merge-tickets.ts';
import { oauthRoutes } from './rest/oauth-routes.ts';
import { organizationRoutes } from './rest/organization-routes.ts';
import { readTicketRoutes } from './rest/read-ticket.ts';
import { refuse } from './rest/rest-error.ts';
import { updateTicketRoutes } from './rest/update-ticket.ts';
import { userRoutes } from './rest/user-routes.ts';
import { webhook } from './webhook.ts';

export interface DeskOptions {
  store: DeskStore;
  account: DeskAccount;
  rulesUrl: string;
  /** Folder of the built page and SDK; null serves the interfaces only. */
  pageFolder: string | null;
}

/** The stand-in Zendesk: its page, a part of its REST interface, and the controls under `/desk/`. */
export async function buildDesk({ store, account, rulesUrl, pageFolder }: DeskOptions): Promise<FastifyInstance> {
  const app = Fastify({
    forceCloseConnections: true,
    // Zendesk's addresses work with and without `.json`.
    rewriteUrl: ({ url = '/' }) => url.replace(/^(\/api\/v2\/[^?]*)\.json(?=\?|$)/, '$1'),
  });
  const hook = webhook(account, rulesUrl, store);
  app.addHook('onClose', async () => {
    await hook.close();
  });

  httpFaults(app, store);
  oauthRoutes(app, store, account.oauth);
  readTicketRoutes(app, store, account.origin);
  commentRoutes(app, store, account.origin);
  organizationRoutes(app, store, account.origin);
  createTicketRoute(app, store, account.origin, (ticket) => hook.ticketChanged(ticket, null));
  updateTicketRoutes(app, store, account.origin, (ticket, before) => hook.ticketChanged(ticket, before));
  mergeTicketsRoute(app, store, account.origin, {
    changed: (ticket, before) => hook.ticketChanged(ticket, before),
    merged: (source, into) => hook.ticketMerged(source, into),
  });
  macroRoutes(app, store, account.origin);
  userRoutes(app, store, account.origin);
  customStatusRoutes(app, store);
  groupRoutes(app, store, account.origin);
  launchRoutes(app, store, account, rulesUrl);
  controlRoutes(app, store, new URL(rulesUrl).origin, (ticket, before) => hook.ticketChanged(ticket, before));
  worldRoutes(app, store);
  streamRoute(app, store);

  if (pageFolder !== null) await app.register(fastifyStatic, { root: pageFolder, wildcard: false });
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && /^\/(agent|$)/.test(request.url);
    if (isPage && pageFolder !== null) return reply.sendFile('index.html');
    return refuse(reply, 404, 'InvalidEndpoint', 'Not found');
  });
  return app;
}
