import { afterAll, beforeAll } from 'vitest';
import { buildGitLab } from '../src/gitlab/gitlab-app.ts';
import { buildMailgun } from '../src/mailgun/mailgun-app.ts';
import type { SourceFault } from '../src/model/source-fault.ts';
import type { World } from '../src/model/world.ts';
import { seedWorld } from '../src/seed/world/seed-world.ts';

export const day = new Date('2026-11-29T12:00:00.000Z');

/** GitLab and Mailgun on ports of their own, over a world and faults that the test changes as it goes. */
export function sourceServers() {
  const state = { world: seedWorld(day), faults: new Array<SourceFault>(), revision: 0 };
  const trouble = () => ({ faults: state.faults, revision: state.revision });
  const gitlab = buildGitLab({ world: () => state.world.gitlab, trouble, now: () => day });
  const mailgun = buildMailgun({ region: 'us', world: () => state.world.mailgun, trouble, now: () => day });
  const origins = { gitlab: '', mailgun: '' };
  beforeAll(async () => {
    origins.gitlab = await gitlab.listen({ port: 0, host: '127.0.0.1' });
    origins.mailgun = await mailgun.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => {
    await Promise.all([gitlab.close(), mailgun.close()]);
  });

  return {
    origins,
    setWorld(world: World) {
      state.world = world;
    },
    get world() {
      return state.world;
    },
    setFaults(faults: SourceFault[]) {
      state.faults = faults;
      state.revision += 1;
    },
    async ask(path: string, token: string, body?: object) {
      const answer = await fetch(`${origins.gitlab}${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { 'private-token': token, ...(body ? { 'content-type': 'application/json' } : {}) },
        redirect: 'manual',
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return said(answer);
    },
    async logs(key: string, body: object) {
      const answer = await fetch(`${origins.mailgun}/v1/analytics/logs`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`api:${key}`)}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return said(answer);
    },
  };
}

export interface Said {
  status: number;
  headers: Headers;
  type: string;
  body: unknown;
}

async function said(answer: Response): Promise<Said> {
  const text = await answer.text();
  const type = answer.headers.get('content-type') ?? '';
  const body: unknown = type.startsWith('application/json') ? JSON.parse(text) : text;
  return { status: answer.status, headers: answer.headers, type, body };
}
