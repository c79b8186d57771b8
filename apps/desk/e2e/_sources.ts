import { z } from 'zod';
import type { GitLabToken } from '../src/model/gitlab-world.ts';
import { WorldSchema } from '../src/model/world.ts';
import { type Desk, test as base } from './_desk.ts';
import { type Servers, startServers } from './_servers.ts';

/** Journeys at a desk whose GitLab, Mailgun and Zendesk are asked. */
export const test = base.extend<object, { servers: Servers }>({
  servers: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads the dependencies from the pattern
    async ({}, use) => {
      const servers = await startServers(undefined, 'on');
      await use(servers);
      await servers.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

type Call = (method: 'GET' | 'PUT' | 'POST', path: string, body?: string) => Promise<unknown>;

/** What GitLab and Mailgun hold, changed for as long as the work takes. */
async function changedWorld(desk: Desk, work: (call: Call, before: string) => Promise<void>) {
  const address = `${desk.servers.deskUrl}/desk/world`;
  const headers = { 'content-type': 'application/json', 'x-desk-user': '9002', 'x-desk-own': '1' };
  const call: Call = async (method, path, body) => {
    const answer = await fetch(`${address}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return z.unknown().parse(await answer.json());
  };
  const before = JSON.stringify(await call('GET', ''));
  try {
    await work(call, before);
  } finally {
    await call('PUT', '', before);
  }
}

export const inAnotherWorld = (desk: Desk, work: (signIn: (username: string) => Promise<void>) => Promise<void>) =>
  changedWorld(desk, (call) =>
    work(async (username) => void (await call('POST', `/accounts/${username}/sign-in`, '{}'))),
  );

/** Ends every fault for what follows too: a source that kept failing is left alone for a while, by this service. */
export async function mended(desk: Desk): Promise<void> {
  await desk.faults({});
  // Pages that are still open notice that the service goes.
  desk.console.allow(/Failed to load resource/);
  await desk.restartService();
}

/** The token that Handrail reads GitLab with, changed before the service starts anew, and as it was for what follows. */
export async function withToken(desk: Desk, change: Partial<GitLabToken>, work: () => Promise<void>): Promise<void> {
  await changedWorld(desk, async (call, before) => {
    const world = WorldSchema.parse(JSON.parse(before));
    world.gitlab.tokens = world.gitlab.tokens.map((token) => ({ ...token, ...change }));
    await call('PUT', '', JSON.stringify(world));
    await desk.restartService();
    await work();
  });
  await mended(desk);
}
