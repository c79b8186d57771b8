import type { FastifyInstance } from 'fastify';
import { buildGitLab } from '../gitlab/gitlab-app.ts';
import { buildMailgun } from '../mailgun/mailgun-app.ts';
import type { DeskStore } from '../server/desk-store.ts';
import type { SourcePorts } from './source-ports.ts';

export interface SourceServers {
  ports: SourcePorts;
  close: () => Promise<void>;
}

/** GitLab and Mailgun beside the desk, over its world and faults. A wished port that is taken gives way to a free one. */
export async function startSourceServers(store: DeskStore, wished: SourcePorts): Promise<SourceServers> {
  const trouble = () => ({ faults: store.state.faults.sources, revision: store.faultRevision });
  const mailgun = (region: 'us' | 'eu') =>
    buildMailgun({ region, world: () => store.state.world.mailgun, trouble, now: store.now });
  const apps = {
    gitlab: buildGitLab({ world: () => store.state.world.gitlab, trouble, now: store.now }),
    mailgun: mailgun('us'),
    mailgunEu: mailgun('eu'),
  };
  const ports: SourcePorts = {
    gitlab: await listen(apps.gitlab, wished.gitlab),
    mailgun: await listen(apps.mailgun, wished.mailgun),
    mailgunEu: await listen(apps.mailgunEu, wished.mailgunEu),
  };
  return {
    ports,
    async close() {
      await Promise.all(Object.values(apps).map((app) => app.close()));
    },
  };
}

async function listen(app: FastifyInstance, wished: number): Promise<number> {
  const at = (port: number) => app.listen({ port, host: '127.0.0.1' });
  const origin = await at(wished).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') return at(0);
    throw error;
  });
  return Number(new URL(origin).port);
}
