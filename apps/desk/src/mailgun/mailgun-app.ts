import Fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { MailgunRegion, MailgunWorld } from '../model/mailgun-world.ts';
import { sourceFaults, type SourceTrouble } from '../source-server/source-faults.ts';
import { askedDomains, logPage, LogQuerySchema } from './log-page.ts';

export interface MailgunOptions {
  /** Each region is a host of its own; a key of one is unknown at the other. */
  region: MailgunRegion;
  world: () => MailgunWorld;
  trouble: () => SourceTrouble;
  now: () => Date;
}

/** The stand-in Mailgun: the logs of its domains, for keys of its world. */
export function buildMailgun({ region, world, trouble, now }: MailgunOptions): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true });
  const effectOf = sourceFaults(app, 'mailgun', trouble);

  app.post('/v1/analytics/logs', (request, reply) => {
    const key = world().keys.find(
      (entry) => entry.region === region && request.headers.authorization === basic(entry.key),
    );
    if (!key) return reply.code(401).type('text/plain').send('Forbidden');
    const parsed = LogQuerySchema.safeParse(request.body ?? {});
    if (!parsed.success) return reply.code(400).send({ message: z.prettifyError(parsed.error) });
    const asked = askedDomains(parsed.data);
    if (asked?.some((domain) => !key.domains.includes(domain))) {
      return reply.code(401).type('text/plain').send('Forbidden');
    }
    const isCut = effectOf(request) === 'cut_list';
    if (isCut && parsed.data.pagination?.token !== undefined) {
      return reply.code(502).type('text/html').send('<html>502 Bad gateway</html>');
    }
    const page = logPage(world(), asked ?? key.domains, parsed.data, now());
    return isCut ? { ...page, pagination: { ...page.pagination, next: String(page.items.length) } } : page;
  });

  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ message: 'not found' }));
  return app;
}

const basic = (key: string) => `Basic ${Buffer.from(`api:${key}`).toString('base64')}`;
