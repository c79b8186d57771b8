import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { DeskAccount } from '../account.ts';
import type { DeskStore } from '../desk-store.ts';
import { signLaunch } from '../launch-token.ts';

const LaunchSchema = z.object({
  userId: z.number().int(),
  location: z.enum(['ticket_sidebar', 'nav_bar']),
  /** What the frame's address carries: origin, `app_guid`, colours. */
  query: z.string().default(''),
});

const paths = { ticket_sidebar: '/app/ticket-sidebar', nav_bar: '/app/nav-bar' } as const;

/** Where the page posts which token to load the app's frame. */
export function launchRoutes(app: FastifyInstance, store: DeskStore, account: DeskAccount, rulesUrl: string) {
  app.post('/desk/launch', async (request, reply) => {
    const parsed = LaunchSchema.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ error: z.prettifyError(parsed.error) });
    const token = await signLaunch(account, parsed.data, store.now());
    return { action: `${rulesUrl}${paths[parsed.data.location]}?${parsed.data.query}`, token };
  });
}
